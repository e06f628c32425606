"""A table as pandas writes it in, the same table for readers out: headings told apart, columns aligned, rows that lead on.

On a narrow screen a table with long words becomes a card a row, the words first; `role`s keep it a table for a screen reader.
"""

import html
import re
from typing import TYPE_CHECKING

from analysis.views import spelled

if TYPE_CHECKING:
    import lxml.html

NUMBER = re.compile(r"[-−+]?[\d,.]*\d%?|")
LONG = 40  # characters; a column with more gets room for them
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")  # `process_sequencing`, `said_on`
ROW = re.compile(r"([\w.-]+)#([a-z]\d+(?:\.\d+)?)")  # the id of a row: article, letter and place
NAMED = re.compile(r'<span data-row="([^"]*)">(.*?)</span>', re.S)  # what stands for a row, in a table or elsewhere
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
    for table in fragment.iterfind(".//table"):
        del table.attrib["border"]
        _join_headings(table)
        _align(table)
        _say_roles(table)
        _speak(table)
    return "".join(lxml.html.tostring(child, encoding="unicode") for child in fragment)


def linked(body: str, one_article: bool) -> str:
    """What names a row becomes a link to its words on its article's page, and can be linked to: `#k1988`.

    Where there are several articles, the article stands in the name: `#coast-herald.k1988`.
    """
    known = set(re.findall(r'\bid="([^"]*)"', body))

    def link(match: re.Match[str]) -> str:
        row = ROW.fullmatch(html.unescape(match[1]))
        if not row:
            return match[2]
        name = row[2] if one_article else f"{row[1]}.{row[2]}"
        own = "" if name in known else f' id="{name}"'
        known.add(name)
        return f'<a class="row"{own} href="articles/{row[1]}.html#{row[2]}">{match[2].strip() or "its place"}</a>'

    return NAMED.sub(link, body)


def _join_headings(table: "lxml.html.HtmlElement") -> None:
    """pandas gives the names of the index a line of their own, under empty headings: put them there."""
    lines = [line.findall("th") for line in table.iterfind("./thead/tr")]
    table.find("./thead/tr").attrib.pop("style", None)
    if len(lines) == 2 and len(lines[0]) == len(lines[1]) and not any(a.text and b.text for a, b in zip(*lines, strict=True)):
        for above, below in zip(*lines, strict=True):
            above.text = above.text or below.text
        lines[1][0].getparent().drop_tree()


def _align(table: "lxml.html.HtmlElement") -> None:
    """Numbers go to the right, under their heading; long text gets room, and its heading on a card."""
    cells = [line.findall("td") for line in table.iterfind("./tbody/tr")]
    headings = table.findall("./thead/tr")[-1].findall("th")
    for column in range(1, min(map(len, cells), default=0) + 1):  # counted from the right: a line may lack index cells
        texts = [line[-column].text_content() for line in cells]
        for line in cells:
            line[-column].set("data-label", _spoken(headings[-column].text or ""))
        if all(map(NUMBER.fullmatch, texts)):
            for cell in (headings[-column], *(line[-column] for line in cells)):
                cell.set("class", "number")
        elif max(map(len, texts)) > LONG:
            table.set("class", "dataframe wordy")
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
    """Codes become words, *process and sequence*, and the ids of rows what `linked` finds."""
    for cell in table.iter("th", "td"):
        text = cell.text or ""
        if ROW.fullmatch(text) and not len(cell):
            cell.text, inner = "", cell.makeelement("span", {"data-row": text})
            inner.text = text
            cell.append(inner)
        else:
            cell.text = _spoken(text)


def _spoken(text: str) -> str:
    codes = text.split(";")
    return "; ".join(map(spelled, codes)) if "_" in text and all(map(CODE.fullmatch, codes)) else text
