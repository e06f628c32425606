"""A table as pandas writes it in, the same table for readers out: headings told apart, columns aligned, rows that lead on.

On a narrow screen a table with long words becomes a card a row, the words first; `role`s keep it a table for a screen reader.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.reports.addresses import ROW
from analysis.views import spelled

if TYPE_CHECKING:
    import lxml.html

NUMBER = re.compile(r"[-−+]?[\d,.]*\d%?|")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NO_ROWS = "No rows."
MANY = 7  # columns, from which a table is set closer
LONG = 40  # characters; a column with more gets room for them
PARTIES = ("party", "other", "speaker", "side", "assessor")  # columns of names, of which some have a page
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")  # `process_sequencing`, `said_on`
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
SCOPES = {"thead": ("col", "columnheader"), "tbody": ("row", "rowheader")}


def readable(output: str) -> str:
    """An output with its tables made readable; what is no table of pandas stays as it is."""
    import lxml.html

    if '<table border="1" class="dataframe' not in output:
        return output
    fragment = lxml.html.fragment_fromstring(output, create_parent="div")
    for style in fragment.findall(".//style"):  # pandas aligns everything to the right
        style.drop_tree()
    for table in fragment.findall(".//table"):
        if not table.findall("./tbody/tr"):
            none = table.makeelement("p", {"class": "note"})
            none.text = NO_ROWS
            table.getparent().replace(table, none)
            continue
        del table.attrib["border"]
        _join_headings(table)
        _leave_out_empty(table)
        _align(table)
        _say_roles(table)
        _speak(table)
    return "".join(lxml.html.tostring(child, encoding="unicode") for child in fragment)


def _join_headings(table: "lxml.html.HtmlElement") -> None:
    """pandas gives the names of the index a line of their own, under empty headings: put them there."""
    lines = [line.findall("th") for line in table.iterfind("./thead/tr")]
    table.find("./thead/tr").attrib.pop("style", None)
    if len(lines) == 2 and len(lines[0]) == len(lines[1]) and not any(a.text and b.text for a, b in zip(*lines, strict=True)):
        for above, below in zip(*lines, strict=True):
            above.text = above.text or below.text
        lines[1][0].getparent().drop_tree()


def _leave_out_empty(table: "lxml.html.HtmlElement") -> None:
    """A column in which no line says anything is left out: dates of articles that have none."""
    lines, headings = table.findall("./tbody/tr"), table.findall("./thead/tr")
    for column in range(min(len(line.findall("td")) for line in lines), 0, -1):
        if len(headings) == 1 and not any(len(line[-column]) or (line[-column].text or "").strip() for line in lines):
            for line in (*headings, *lines):
                line[-column].drop_tree()


def _align(table: "lxml.html.HtmlElement") -> None:
    """Numbers go to the right, under their heading; long text gets room, and its heading on a card."""
    lines = table.findall("./tbody/tr")
    cells, headings = [line.findall("td") for line in lines], table.findall("./thead/tr")[-1].findall("th")
    many = " many" if max(map(len, lines), default=0) >= MANY else ""
    for name in table.iterfind("./tbody/tr/th"):
        if len(name.text_content()) > LONG:
            name.set("class", "long")
    for column in range(1, min(map(len, cells), default=0) + 1):  # counted from the right: a line may lack index cells
        texts = [line[-column].text_content() for line in cells]
        for line in cells:
            line[-column].set("data-label", _spoken(headings[-column].text or ""))
        if any(map(DAY.fullmatch, texts)):
            for cell in (line[-column] for line in cells):
                cell.set("class", "day")
        elif all(map(NUMBER.fullmatch, texts)):
            for cell in (headings[-column], *(line[-column] for line in cells)):
                cell.set("class", "number")
        elif max(map(len, texts)) > LONG:
            table.set("class", f"dataframe wordy{many}")
            for line in cells:
                line[-column].set("class", "long")


def _say_roles(table: "lxml.html.HtmlElement") -> None:
    """Who hears the page hears a table, also where it is drawn as cards."""
    for element in table.iter(*ROLES):
        element.set("role", ROLES[element.tag])
    for part, (scope, role) in SCOPES.items():
        for heading in table.iterfind(f"./{part}//th"):
            heading.set("scope", scope)
            heading.set("role", role)


def _speak(table: "lxml.html.HtmlElement") -> None:
    """Codes become words, *process and sequence*; ids of rows, parties and issues what `linked` finds."""
    headings = [heading.text_content() for heading in table.findall("./thead/tr")[-1]]
    for line in table.iterfind("./tbody/tr"):
        for column, cell in zip(reversed(headings), reversed(line), strict=False):  # a line may lack index cells
            text = cell.text or ""
            if len(cell) or not text:
                _say(cell[0] if len(cell) else cell)
            elif ROW.fullmatch(text) or column in PARTIES:
                _name(cell, [(text if column not in PARTIES else f"party:{text}", text)])
            elif column == "issue":
                _name(cell, [(f"issue:{issue}", spelled(issue)) for issue in text.split(";")])
            else:
                _say(cell)
    for heading in table.iterfind("./thead//th"):
        _say(heading)


def _name(cell: "lxml.html.HtmlElement", named: Sequence[tuple[str, str]]) -> None:
    """What a cell says, in parts that are named for what they lead to."""
    cell.text = ""
    for target, text in named:
        part = cell.makeelement("span", {"data-row": target})
        part.text, part.tail = text, "; "
        cell.append(part)
    cell[-1].tail = ""


def _say(cell: "lxml.html.HtmlElement") -> None:
    cell.text = _spoken(cell.text or "")


def _spoken(text: str) -> str:
    codes = text.split(";")
    return "; ".join(map(spelled, codes)) if "_" in text and all(map(CODE.fullmatch, codes)) else text
