"""Tables in, the brief as a Word file out, each point with its source in a footnote.

python-docx writes no footnotes: their part, its place in the package and the two styles are added here, as ECMA-376 has them.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.exchange.brief import Point, brief
from analysis.exchange.common import zipped
from analysis.exchange.flat import address
from analysis.reading import Article
from analysis.tables import Tables, allowed_in_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

TITLE = "Who wants what"
REFERENCE, TEXT = "footnote reference", "footnote text"  # the styles that Word gives to a footnote's number and words
SEPARATORS = {"separator": -1, "continuationSeparator": 0}  # the lines above footnotes are footnotes, too


def word(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """A `.docx` file: a heading for each negotiation and party, a list of points, a footnote each."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document = docx.Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Parley"
    document.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH).font.size = docx.shared.Pt(9)
    document.add_heading(TITLE, 0)
    points: list[Point] = []
    for section in brief(tables, articles):
        document.add_heading(allowed_in_xml(section.heading), section.level)
        if section.lead:
            document.add_paragraph(allowed_in_xml(section.lead))
        for point in section.points:
            points.append(point)
            _refer(document.add_paragraph(allowed_in_xml(point.text), "List Bullet"), len(points))
    _add_footnotes(document, points)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def _refer(paragraph: "Paragraph", number: int) -> None:
    """The number of a footnote behind the words of a paragraph."""
    run = paragraph.add_run(style=REFERENCE)
    run._r.append(_element("footnoteReference", id=str(number)))


def _add_footnotes(document: "Document", points: Sequence[Point]) -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    root = _element("footnotes")
    for kind, number in SEPARATORS.items():
        line = _add(_add(_add(root, "footnote", type=kind, id=str(number)), "p"), "r")
        _add(line, kind)
    style = {name: document.styles[name].style_id for name in (REFERENCE, TEXT)}
    for number, point in enumerate(points, 1):
        _add_footnote(root, part, number, point, style)
    part._blob = serialize_part_xml(root)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    known = _element("footnotePr")
    for number in SEPARATORS.values():
        _add(known, "footnote", id=str(number))
    settings.find(_name("compat")).addprevious(known)


def _add_footnote(root: "BaseOxmlElement", part: "Part", number: int, point: Point, style: dict[str, str]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    paragraph = _add(_add(root, "footnote", id=str(number)), "p")
    _add(_add(paragraph, "pPr"), "pStyle", val=style[TEXT])
    sign = _add(paragraph, "r")
    _add(_add(sign, "rPr"), "rStyle", val=style[REFERENCE])
    _add(sign, "footnoteRef")
    _add_text(paragraph, f" {point.note}")
    if link := address(point.link):
        _add_text(paragraph, " ")
        own = part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        _add_text(_add(paragraph, "hyperlink", "r", id=own), link)


def _add_text(parent: "BaseOxmlElement", words: str) -> None:
    text = _add(_add(parent, "r"), "t")
    text.text = allowed_in_xml(words)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add(parent: "BaseOxmlElement", tag: str, prefix: str = "w", **given: str) -> "BaseOxmlElement":
    element = _element(tag, prefix, **given)
    parent.append(element)
    return element


def _element(tag: str, prefix: str = "w", **given: str) -> "BaseOxmlElement":
    """An element of WordprocessingML; its attributes are of the namespace of `prefix`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    return OxmlElement(f"w:{tag}", {qn(f"{prefix}:{name}"): value for name, value in given.items()})


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{tag}")
