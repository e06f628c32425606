"""An executed notebook in, one self-contained HTML page out: nothing on it is fetched, every picture has words."""

import base64
import dataclasses
import functools
import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nbformat import NotebookNode

from analysis.errors import ReportError
from analysis.views import table_script

if TYPE_CHECKING:
    import jinja2
    import lxml.html

    from analysis.reports.states import News

TEMPLATES = Path(__file__).parent / "template"
NOT_SHOWN = {"remove-cell", "parameters", "injected-parameters"}  # tags of cells that a page leaves out
FETCHED = ("src", "srcset", "poster", "data", "background", "xlink:href")  # attributes that a browser follows by itself
IN_PLACE = ("data:", "#")
NO_WORDS = "No description has been provided for this image"  # what nbconvert writes for a missing alternative text
WIDGET = "application/vnd.jupyter.widget-view+json"  # what a page without a kernel cannot show
NUMBER = re.compile(r"[-−+]?[\d,.]*\d%?|")
LONG = 40  # characters; a column with more gets room for them
FIRST_PICTURE = re.compile(r'<img(?=[^>]* alt="([^"]*)")(?=[^>]* src="(data:image/png;base64,[^"]+)")')


@dataclasses.dataclass(frozen=True)
class Head:
    """What stands above a report: of what, of when, made by which versions, from how many rows.

    `on` is the date of the run; `articles` holds (title, date of publication or nothing); `counts` table -> rows; `problems`
    says what was left out, and why; `reviewed` how many rows a person confirmed, changed, rejected and added.
    """

    title: str
    on: str
    articles: tuple[tuple[str, str | None], ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    parameters: Mapping[str, object] = dataclasses.field(default_factory=dict)
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    problems: tuple[str, ...] = ()
    reviewed: str = ""


def question_of(notebook: NotebookNode) -> str:
    """The first heading of a notebook: the question that it answers; empty if it has none."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and (match := re.match(r"#\s+(.+)", cell.source.strip())):
            return match[1].strip()
    return ""


def render_page(notebook: NotebookNode, head: Head, path: Path | str) -> str:
    """The page of an executed notebook; `path` is its file, for messages and for pictures that its text names.

    Raises ReportError: the page would fetch something, run a script, or show a picture without alternative text.
    """
    question = question_of(notebook)
    body = _cells(_shown(notebook, question), Path(path))
    headings = [(a, re.sub(r"<[^>]+>", "", text).strip()) for a, text in re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', body, re.S)]
    page = _environment().get_template("page.html.j2").render(
        head=head, question=question or head.title, body=body, headings=headings, code_style=_code_style()
    )  # fmt: skip
    check_page(page, path)
    return page


def render_overview(entries: list[dict[str, object]], on: str = "", news: Sequence["News"] = ()) -> str:
    """The page that lists the reports, by negotiation; an entry has the fields that `overview.html.j2` names.

    `on` is the date of which its states are, `news` what is new in each negotiation.
    """
    names = dict.fromkeys(entry.get("talks", "") for entry in sorted(entries, key=lambda entry: entry.get("talks", "") != ""))
    by_talks = [(name, [entry for entry in entries if entry.get("talks", "") == name]) for name in names]
    groups = [(name, own, _common(own)) for name, own in by_talks]
    page = _environment().get_template("overview.html.j2").render(groups=groups, on=on, news=news)
    check_page(page, "index.html")
    return page


def _common(entries: list[dict[str, object]]) -> tuple[object, ...] | None:
    """What all of several pages rest on, to be said once, above them."""
    shared = [tuple(map(entry.get, ("articles", "counts", "problems"))) for entry in entries if entry.get("articles")]
    return shared[0] if len(shared) > 1 and all(one == shared[0] for one in shared) else None


def first_picture(page: str) -> tuple[str, str] | None:
    """(alternative text, `data:` address) of the first picture on a page that `render_page` made."""
    match = FIRST_PICTURE.search(page)
    return (html.unescape(match[1]), match[2]) if match else None


def check_page(page: str, path: Path | str) -> None:
    """Nothing, if a browser can show `page` without asking anyone for anything, and a screen reader can say all of it.

    Raises ReportError: naming the notebook and the first thing that is wrong.
    """
    import lxml.html

    tree = lxml.html.document_fromstring(page)
    for address in _fetched(tree):
        raise ReportError(path, f"its page would fetch {address[:100]}", "put the thing itself there, not its address")
    for element in tree.iter("script", "iframe"):
        if element.tag == "script" and element.text == table_script() and not element.attrib:
            continue
        what = f"its page would run a {element.tag}"
        raise ReportError(path, what, "show a table or a picture: a shared page is still")
    for image in tree.iter("img"):
        if image.get("alt", "").strip() in ("", NO_WORDS):
            cure = "show it through analysis.charts, or give the output an `alt` in its metadata"
            raise ReportError(path, "shows a picture without alternative text", cure)


def _fetched(tree: "lxml.html.HtmlElement") -> list[str]:
    found = [element.get(name) for element in tree.iter() for name in FETCHED if element.get(name)]
    found += [element.get("href") for element in tree.iter("link", "image", "use", "base") if element.get("href")]
    styles = [style.text or "" for style in tree.iter("style")] + [e.get("style") for e in tree.iter() if e.get("style")]
    for style in styles:
        found += re.findall(r"url\(\s*['\"]?([^'\")]*)", style) + re.findall(r"@import\s+['\"]([^'\"]*)", style)
    return [address.strip() for address in found if not address.strip().startswith(IN_PLACE)]


def _shown(notebook: NotebookNode, question: str) -> NotebookNode:
    """The notebook without what its page says elsewhere: parameters, and the question, which becomes the page's heading."""
    cells = [cell for cell in notebook.cells if not NOT_SHOWN & set(cell.metadata.get("tags", []))]
    cells = [cell for cell in cells if cell.source.strip()]
    shown = NotebookNode({**notebook, "cells": [cell.copy() for cell in cells]})
    shown.metadata = NotebookNode({k: v for k, v in notebook.metadata.items() if k != "widgets"})
    for cell in shown.cells:
        if cell.cell_type == "code":
            cell.outputs = [_without_widget(output) for output in cell.outputs]
    for cell in shown.cells:
        if cell.cell_type == "markdown" and question and re.match(r"#\s", cell.source.strip()):
            cell.source = cell.source.strip().partition("\n")[2]
            break
    return shown


def _without_widget(output: NotebookNode) -> NotebookNode:
    data = output.get("data")
    return NotebookNode({**output, "data": {k: v for k, v in data.items() if k != WIDGET}}) if data else output


def _cells(notebook: NotebookNode, path: Path) -> str:
    body, _ = _exporter().from_notebook_node(notebook, {"metadata": {"name": path.stem, "path": str(path.parent)}})
    return re.sub(r'<a class="anchor-link".*?</a>', "", body)  # the headings keep their ids, which the contents point at


@functools.cache
def _exporter() -> object:
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name=TEMPLATES.name, extra_template_basedirs=[str(TEMPLATES.parent)], embed_images=True)
    exporter.register_filter("picture", _picture)
    exporter.register_filter("readable", _readable)
    return exporter


def _picture(output: NotebookNode, kind: str) -> str:
    """An output's picture as a figure; its words are its metadata's `alt`, else the text beside it."""
    metadata = output.metadata.get(kind, {})
    beside = output.data.get("text/plain", "")
    alt = metadata.get("alt") or ("" if beside.startswith("<") else beside)
    data = output.data[kind]
    if kind == "image/svg+xml":
        data = base64.b64encode(data.encode()).decode()
    size = "".join(f' {side}="{int(metadata[side])}"' for side in ("width", "height") if side in metadata)
    words, data = html.escape(alt.strip()), data.replace("\n", "")
    return f'<figure class="output"><img alt="{words}" src="data:{kind};base64,{data}"{size}></figure>'


def _readable(output: str) -> str:
    """A table as pandas writes it, with its headings told apart for a screen reader and its columns aligned by content."""
    import lxml.html

    if '<table border="1" class="dataframe' not in output:
        return output
    fragment = lxml.html.fragment_fromstring(output, create_parent="div")
    for style in fragment.findall(".//style"):  # pandas aligns everything to the right
        style.drop_tree()
    for table in fragment.iterfind(".//table"):
        del table.attrib["border"]
        _join_headings(table)
        for part, scope in (("thead", "col"), ("tbody", "row")):
            for heading in table.iterfind(f"./{part}//th"):
                heading.set("scope", scope)
        _align(table)
    return "".join(lxml.html.tostring(child, encoding="unicode") for child in fragment)


def _join_headings(table: "lxml.html.HtmlElement") -> None:
    """pandas gives the names of the index a line of their own, under empty headings: put them there."""
    lines = [line.findall("th") for line in table.iterfind("./thead/tr")]
    table.find("./thead/tr").attrib.pop("style", None)
    if len(lines) == 2 and len(lines[0]) == len(lines[1]) and not any(a.text and b.text for a, b in zip(*lines, strict=True)):
        for above, below in zip(*lines, strict=True):
            above.text = above.text or below.text
        lines[1][0].getparent().drop_tree()


def _align(table: "lxml.html.HtmlElement") -> None:
    """Numbers go to the right, under their heading; long text gets room."""
    cells = [line.findall("td") for line in table.iterfind("./tbody/tr")]
    headings = table.findall("./thead/tr")[-1].findall("th")
    for column in range(1, min(map(len, cells), default=0) + 1):  # counted from the right: a line may lack index cells
        texts = [line[-column].text_content() for line in cells]
        if all(map(NUMBER.fullmatch, texts)):
            for cell in (headings[-column], *(line[-column] for line in cells)):
                cell.set("class", "number")
        elif max(map(len, texts)) > LONG:
            for line in cells:
                line[-column].set("class", "long")


@functools.cache
def _code_style() -> str:
    from pygments.formatters import HtmlFormatter

    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"


@functools.cache
def _environment() -> "jinja2.Environment":
    import jinja2

    options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), **options)
    own = hashlib.sha256(table_script().encode("utf-8")).digest()  # a browser runs this script, and no other
    environment.globals["script"] = base64.b64encode(own).decode("ascii")
    environment.globals["style"] = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    return environment
