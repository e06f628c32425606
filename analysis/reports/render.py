"""An executed notebook in, one self-contained HTML page out: nothing on it is fetched, every picture has words."""

import base64
import dataclasses
import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from nbformat import NotebookNode

from analysis.errors import ReportError
from analysis.reports.addresses import linked
from analysis.reports.order import in_page_order
from analysis.reports.pictures import EMPTY, first_picture, picture, told_above
from analysis.reports.readable import readable
from analysis.views import in_marks, spelled, table_script

if TYPE_CHECKING:
    import jinja2
    import lxml.html

    from analysis.reports.states import News

TEMPLATES = Path(__file__).parent / "template"
NOT_SHOWN = {"remove-cell", "parameters", "injected-parameters"}  # tags of cells that a page leaves out
FETCHED = ("src", "srcset", "poster", "data", "background", "xlink:href")  # attributes that a browser follows by itself
FOLLOWED = f"//@*[{' or '.join(f'name()={name!r}' for name in FETCHED)}]"
IN_PLACE = ("data:", "#")
WIDGET = "application/vnd.jupyter.widget-view+json"  # what a page without a kernel cannot show
DATA = ("application/json", "application/gzip")  # types of scripts that a browser does not run


@dataclasses.dataclass(frozen=True)
class Head:
    """What stands above a report: of what, of when, made by which versions, from how many rows.

    `on` is the date of the run; `articles` holds (title, date of publication or nothing); `counts` table -> rows; `problems`
    says what was left out, and why; `reviewed` how many rows a person confirmed, changed, rejected and added; `pages` where the
    pages of parties and issues are, by what leads to them; `short` is how many words of a quotation are shown, 0 for all.
    """

    title: str
    on: str
    articles: tuple[tuple[str, str | None], ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    parameters: Mapping[str, object] = dataclasses.field(default_factory=dict)
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    problems: tuple[str, ...] = ()
    reviewed: str = ""
    pages: Mapping[str, str] = dataclasses.field(default_factory=dict)
    short: int = 0


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
    shown = _shown(notebook, question)
    code = [_coloured(cell.source) for cell in shown.cells if cell.cell_type == "code"]
    body = _cells(NotebookNode({**shown, "cells": in_page_order(shown.cells)}), Path(path))
    body = told_above(body)
    body = linked(body, head.pages, len(head.articles) == 1) if head.articles else body
    headings = [(a, re.sub(r"<[^>]+>", "", text).strip()) for a, text in re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', body, re.S)]
    page = environment().get_template("page.html.j2").render(
        head=head, question=question or head.title, answer=answer_of(body), body=body, headings=headings, code=code,
        code_style=_code_style(),
    )  # fmt: skip
    check_page(page, path)
    return page


def answer_of(body: str) -> tuple[str, str]:
    """The sentence that answers a page's question, and what else its first picture says; an empty chart says why it is one."""
    words = said_of((first_picture(body) or ("", ""))[0])
    first, stop, more = re.match(r"(.*?[^.\s]{2}|)((?:\.”?|”\.)(?= [A-Z\d“]|$)|$)(.*)", words, re.S).groups()
    return first + stop, more.strip()


def said_of(words: str) -> str:
    """What a picture's alternative text says to somebody who sees that it is empty."""
    return EMPTY.sub("Nothing to show: ", words)


def render_overview(
    entries: list[dict[str, object]], on: str = "", news: Sequence["News"] = (), articles: Sequence[Mapping[str, object]] = (),
    profiles: Mapping[str, Mapping[str, Sequence[Mapping[str, object]]]] = MappingProxyType({}),
) -> str:  # fmt: skip
    """The page that lists the reports, by negotiation, and the articles; the templates name the fields of both.

    `on` is the date of which its states are, `news` what is new in each negotiation, `profiles` are the pages of its parties
    and issues, and its brief.
    """
    names = dict.fromkeys(entry.get("talks", "") for entry in sorted(entries, key=lambda entry: entry.get("talks", "") == ""))
    by_talks = [(name, [entry for entry in entries if entry.get("talks", "") == name]) for name in names]
    groups = [(name, own, _common(own)) for name, own in by_talks]
    page = (
        environment()
        .get_template("overview.html.j2")
        .render(groups=groups, on=on, news=news, articles=articles, profiles=profiles)
    )
    check_page(page, "index.html")
    return page


def _common(entries: list[dict[str, object]]) -> tuple[object, ...] | None:
    """What all of several pages rest on, to be said once, above them."""
    shared = [tuple(map(entry.get, ("articles", "counts", "problems"))) for entry in entries if entry.get("articles")]
    return shared[0] if len(shared) > 1 and all(one == shared[0] for one in shared) else None


def check_page(page: str, path: Path | str) -> None:
    """Nothing, if a browser can show `page` without asking anyone for anything, and a screen reader can say all of it.

    Raises ReportError: naming the notebook and the first thing that is wrong.
    """
    import lxml.html

    tree = lxml.html.document_fromstring(page)
    for address in _fetched(tree):
        raise ReportError(path, f"its page would fetch {address[:100]}", "put the thing itself there, not its address")
    for element in tree.iter("script", "iframe"):
        if _is_own(element):
            continue
        what = f"its page would run a {element.tag}"
        raise ReportError(path, what, "show a table or a picture: a shared page is still")
    for image in tree.iter("img"):
        if not image.get("alt", "").strip():
            cure = "show it through analysis.charts, or give the output an `alt` in its metadata"
            raise ReportError(path, "shows a picture without alternative text", cure)


def _is_own(element: "lxml.html.HtmlElement") -> bool:
    """Whether an element is a script of Parley's own, which the page's policy knows by its hash, or data that nobody runs."""
    kind, text = element.get("type", ""), element.text or ""
    return (
        element.tag == "script" and not element.get("src") and (kind in DATA or (not kind and text in own_scripts().values()))
    )


@functools.cache
def own_scripts() -> Mapping[str, str]:
    """The scripts that pages may hold, by name."""
    scripts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.js"))}
    return {**scripts, "table": table_script()}  # the last sorts and searches a table that a desk leaves


def policy_for(script: str) -> str:
    """What a policy says of one script: `sha256-…` of its text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _fetched(tree: "lxml.html.HtmlElement") -> list[str]:
    found = [address for address in tree.xpath(FOLLOWED) if address]
    found += [element.get("href") for element in tree.iter("link", "image", "use", "base") if element.get("href")]
    styles = [style.text or "" for style in tree.iter("style")] + tree.xpath("//@style")
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
    from nbconvert.exporters import TemplateExporter

    # as an HTMLExporter does, but for a last reading of all of it in search of pictures without words, which `check_page` does
    body, _ = TemplateExporter.from_notebook_node(_exporter(), notebook, {"metadata": {"path": str(path.parent)}})
    return re.sub(r'<a class="anchor-link".*?</a>', "", body)  # the headings keep their ids, which the contents point at


def _coloured(source: str) -> str:
    from pygments import highlight

    return highlight(source, *_colours())


@functools.cache
def _colours() -> tuple[object, object]:
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return PythonLexer(), HtmlFormatter(cssclass="highlight")


@functools.cache
def _exporter() -> object:
    from nbconvert import HTMLExporter

    own = {"template_name": TEMPLATES.name, "extra_template_basedirs": [str(TEMPLATES.parent)]}
    exporter = HTMLExporter(**own, embed_images=True, default_preprocessors=[])  # each would look whether all is a notebook
    exporter.register_filter("picture", picture)
    exporter.register_filter("readable", readable)
    return exporter


@functools.cache
def _code_style() -> str:
    from pygments.formatters import HtmlFormatter

    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"


@functools.cache
def environment() -> "jinja2.Environment":
    import jinja2

    options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "auto_reload": False}
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), **options)
    made.globals["style"] = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    made.globals |= {"scripts": own_scripts(), "policy_for": policy_for, "said_of": said_of}
    made.filters |= {"spelled": spelled, "in_marks": in_marks}
    return made
