"""Tables and articles in, pages to print out: the brief, then each article with its evidence marked, as PDF by Chromium.

The page asks for nothing from anywhere. Chromium is only used where it is installed; without it there is the Word file.
"""

import html
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.errors import OutputError, writing
from analysis.exchange.brief import brief
from analysis.exchange.flat import address
from analysis.exchange.word import TITLE
from analysis.reading import Article
from analysis.tables import Tables, allowed_in_xml
from analysis.views import show

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-pdf-header-footer")
OFFLINE = (
    "--disable-background-networking", "--disable-sync", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
LONGEST = 600  # seconds until a browser that does not answer is given up
DATE = re.compile(rb"\(D:\d{14}[^)]{0,8}\)")  # when the file was made, to the second
LONG_AGO = b"20000101000000"
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 11pt/1.4 serif }}
h1, h2, h3 {{ break-after: avoid }}
li {{ break-inside: avoid }}
a:has(sup) {{ text-decoration: none }}
.note {{ font-size: 9pt; overflow-wrap: anywhere }}
.article {{ break-before: page }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def printed(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """A PDF file, tagged, its links alive. Raises OutputError: Chromium is not installed, or prints nothing."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        cure = "install it (on Debian: apt-get install chromium), or write a .docx file"
        raise OutputError("PDF", "is printed by Chromium, which is not installed", cure)
    with writing("a folder for drafts"), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, out = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(as_page(tables, articles), encoding="utf-8")
        sandbox = [] if os.geteuid() else ["--no-sandbox"]  # which root has not
        own = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()]
        try:
            subprocess.run([browser, *FLAGS, *OFFLINE, *sandbox, *own], check=True, capture_output=True, timeout=LONGEST)
            data = out.read_bytes()
        except (subprocess.SubprocessError, FileNotFoundError) as error:
            raise OutputError("PDF", f"was not printed ({str(error)[-200:]})", "write a .docx file") from None
    return DATE.sub(lambda match: match[0][:3] + LONG_AGO + match[0][17:], data)


def as_page(tables: Tables, articles: Sequence[Article] = ()) -> str:
    """The page that is printed, as HTML."""
    known = set(tables.articles["article_id"])
    marked = [
        f'<div class="article"><h1>{html.escape(article.title)}</h1>{show(article, tables)._repr_html_()}</div>'
        for article in articles if article.article_id in known
    ]  # fmt: skip
    return PAGE.format(title=TITLE, body=allowed_in_xml("\n".join([*_brief(tables, articles), *marked])))


def _brief(tables: Tables, articles: Sequence[Article]) -> Iterator[str]:
    """The brief with numbers behind its points, and the sources under the same numbers below."""
    notes = []
    yield f"<h1>{TITLE}</h1>"
    for section in brief(tables, articles):
        level = section.level + 1
        yield f"<h{level}>{html.escape(section.heading)}</h{level}>"
        yield f"<p>{html.escape(section.lead)}</p>" if section.lead else ""
        items = []
        for point in section.points:
            link = address(point.link)
            shown = f' <a href="{html.escape(link)}">{html.escape(link)}</a>' if link else ""
            notes.append(f'<li id="note-{len(notes) + 1}" class="note">{html.escape(point.note)}{shown}</li>')
            items.append(f'<li>{html.escape(point.text)} <a href="#note-{len(notes)}"><sup>{len(notes)}</sup></a></li>')
        yield f"<ul>{''.join(items)}</ul>" if items else ""
    yield f"<h2>Sources</h2><ol>{''.join(notes)}</ol>" if notes else ""
