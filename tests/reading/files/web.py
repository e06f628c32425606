"""A server on the loopback, for the tests of what is fetched."""

import contextlib
import http.server
import threading

from tests.reading.files.disk import PAGE

PLACES = {"/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode("utf-8"))}


@contextlib.contextmanager
def serving(places):
    """Answer `places`, path -> (status, headers, bytes), or never where that is None; gives the server's address."""
    ended = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            answer = places.get(self.path.replace("again", ""), places.get(self.path.partition("?")[0]))
            if answer is None:
                ended.wait(5)
                return
            status, headers, data = answer
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                self.wfile.write(data)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
