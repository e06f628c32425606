"""An address in, the bytes behind it and the kind of file they are out: the one place of Parley that uses the network.

Only `parley add` calls it, and only for an address that somebody typed.
"""

import gzip
import http.client
import io
import urllib.error
import urllib.parse
import urllib.request
import zlib

from analysis.errors import ArticleError
from analysis.reading.files.contents import READERS
from analysis.reading.files.decoding import LARGEST
from analysis.reading.files.folder import TYPES

TIMEOUT = 30  # seconds of silence
MOST_REDIRECTS = 5
SCHEMES = ("http", "https")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# media type -> ending of the file: `text/html` -> `.html`
KINDS = {kind: suffix for suffix in reversed(READERS) if (kind := TYPES.guess_type(f"a{suffix}")[0])}
KINDS |= {"application/xhtml+xml": ".html", WORD: ".docx"}
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Parley)", "Accept": ", ".join(KINDS), "Accept-Encoding": "identity"}


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to the web alone."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(self, *arguments: object) -> urllib.request.Request | None:
        _check(arguments[-1])
        return super().redirect_request(*arguments)


def fetch(address: str) -> tuple[bytes, str]:
    """What stands at `address`, and the ending of its file, such as `.html`.

    Raises ArticleError: no address of the web, nobody answers, an error of the server, over 5 MB, or no article by its type.
    """
    _check(address)
    opener = urllib.request.build_opener(_Redirects())
    try:
        request = urllib.request.Request(_escaped(address), headers=HEADERS)
        with opener.open(request, timeout=TIMEOUT) as answer:
            data = answer.read(LARGEST + 1)
            if answer.headers.get("Content-Encoding", "").lower() == "gzip":  # though it was asked not to
                data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST + 1)
            kind = answer.headers.get_content_type()
    except (OSError, EOFError, ValueError, http.client.HTTPException, zlib.error) as error:
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        cause = cause.strerror if isinstance(cause, OSError) and cause.strerror else cause
        reason = " ".join(str(cause).split()) or type(error).__name__
        what = f"{error.code} {reason}" if isinstance(error, urllib.error.HTTPError) else reason
        cure = "open it in a browser, and add the file that it saves"
        raise ArticleError(address, f"cannot be fetched ({what})", cure) from None
    if len(data) > LARGEST:
        raise ArticleError(address, f"is too large (over {LARGEST / 1e6:.0f} MB)", "save its text as a file, and add that")
    if kind not in KINDS:
        raise ArticleError(address, f"is no article ({kind})", "give the address of a page, a text, or a PDF or Word file")
    return data, KINDS[kind]


def _check(address: str) -> None:
    if address.partition("://")[0].lower() not in SCHEMES:
        raise ArticleError(address, "is no address of the web", f"begin it with {' or '.join(f'{s}://' for s in SCHEMES)}")


def _escaped(address: str) -> str:
    """The address in ASCII, as servers want it. Raises ValueError: it has no host, or one that cannot be."""
    parts = urllib.parse.urlsplit(address)
    if not parts.hostname:
        raise ValueError("the address names no server")
    port = f":{parts.port}" if parts.port else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
    path, query = (urllib.parse.quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path or "/", parts.query))
    return urllib.parse.urlunsplit((parts.scheme, host + port, path, query, ""))
