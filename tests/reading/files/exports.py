"""Files of many articles that the tests of reading put on a disk."""

import io
import json

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FIRST = "Ferries stop at dusk\n\nThe crews of the Lomvik ferries, said Mona Dahl, “will not sail at night”, and that was that."
SECOND = "Milk waits\n\nFarmers on Store Vik said that they must be told by noon whether the boat comes, or the milk is lost."


def json_lines(*records):
    return b"".join(one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in records)


def archive(*pages, packed=False):
    """A WARC file of (address, html, status) or of (address, html, status, content type)."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "a test"}))
    for number, (url, html, status, *kind) in enumerate(pages, start=1):
        head = StatusAndHeaders(
            status, [("Content-Type", kind[0] if kind else "text/html; charset=utf-8")], protocol="HTTP/1.0"
        )
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(html.encode()), http_headers=head,
                warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:0000-{number}>", "WARC-Date": "2026-02-03T04:05:06Z"},
            )
        )  # fmt: skip
    return stream.getvalue()


def gathered(path):
    """(article by id, messages of what is bad) of a path."""
    from analysis.reading.article import gather

    found = gather(path)
    return {a.article_id: a for a in found.articles}, [str(problem) for problem in found.problems]
