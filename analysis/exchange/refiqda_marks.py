"""A REFI-QDA project (`.qdpx`) in, the rows that a reader coded in one article of it out, in the form that `read_marks` gives.

What Parley wrote comes back as NVivo, MAXQDA or QualCoder keep it: a selection is coded from the group `kind` (a condition),
`part` (a stance) or `dimension` (a judgement), with `strength`, `status`, `issue`, `side`, `verdict`; the case that holds the
selection is whose it is; a link runs from a stance to its condition. Statements are passed over, as in other marks.
"""

import collections
import dataclasses
import io
import re
import xml.etree.ElementTree as xml
import zipfile
from collections.abc import Iterable, Mapping

from analysis.errors import ArticleError
from analysis.exchange.common import Lines
from analysis.exchange.flat import STRENGTHS, VERDICTS
from analysis.reading import Article, slug
from analysis.tables import Span
from analysis.views import coded, spelled
from analysis.words import values

HOLDER = values.PARTS[0]
LARGEST = 100_000_000  # bytes, unpacked
TABLE_OF = {"kind": "conditions", "part": "stances", "dimension": "assessments"}  # group of codes -> the table of its rows
STRENGTH_OF = {words: (strength, way) for way, known in STRENGTHS.items() for strength, words in known.items()}
VERDICT_OF = {words: verdict for verdict, words in VERDICTS.items()}
SIDE_OF = {"for": 1, "against": -1}
KNOWN = {"kind": values.KINDS_OF_CONDITION, "part": values.PARTS, "dimension": values.DIMENSIONS, "status": values.STATUSES}
KNOWN |= {"strength": STRENGTH_OF, "verdict": VERDICT_OF, "side": SIDE_OF}
PIECE = re.compile(r"^\w+; (\S+); .*\bpiece \d+ of \d+$", re.S)  # how a selection says that it is a piece of a row
Rows = dict[str, list[dict]]


@dataclasses.dataclass
class _Passage:
    """The selections of one row: `codes` is group -> names, `case` whose it is, `of` the selection that it is linked with."""

    spans: list[tuple[int, int]] = dataclasses.field(default_factory=list)
    codes: dict[str, list[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    case: str = ""
    of: str = ""


def read_qdpx(data: bytes, article: Article) -> tuple[Rows, list[str]]:
    """The rows of an article by table, and what of its selections cannot be meant.

    Raises ArticleError: that is no project, or none of its texts is the article's.
    """
    root, texts = _opened(data)
    lines = Lines(article.text)
    source = next((one for one in root.iterfind("{*}Sources/{*}TextSource") if _text(one, texts) == lines.text), None)
    if source is None:
        cure = "export this article again, or choose the project that was made from it"
        raise ArticleError(article.path, "is none of the texts of this project", cure)
    cases = {case.get("guid", ""): case for case in root.iterfind("{*}Cases/{*}Case")}
    passages = _passages(source, _codes(root), lines)
    for own, case in cases.items():
        for chosen in case.iterfind("{*}SelectionRef"):
            if chosen.get("targetGUID") in passages:
                passages[chosen.get("targetGUID")].case = own
    for link in root.iterfind("{*}Links/{*}Link"):
        if link.get("originGUID") in passages:
            passages[link.get("originGUID")].of = link.get("targetGUID", "")
    return _rows(passages, _actors(passages, cases, _variables(root)), article)


def _opened(data: bytes) -> tuple[xml.Element, Mapping[str, str]]:
    """The project, and the texts beside it by their names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise ArticleError("project", "is too large when it is unpacked", "export fewer articles at once")
            files = {name: packed.read(name) for name in packed.namelist() if name.endswith((".qde", ".txt"))}
        root = xml.fromstring(next(content for name, content in sorted(files.items()) if name.endswith(".qde")))
    except (zipfile.BadZipFile, xml.ParseError, StopIteration) as error:
        reason = str(error) or "it holds no .qde"
        raise ArticleError("project", f"is no REFI-QDA project ({reason})", "export it again as .qdpx") from None
    return root, {name.rpartition("/")[2]: content.decode("utf-8-sig", "replace") for name, content in files.items()}


def _text(source: xml.Element, texts: Mapping[str, str]) -> str:
    beside = source.get("plainTextPath", "").rpartition("/")[2]
    return Lines(texts.get(beside) or source.findtext("{*}PlainTextContent") or "").text


def _codes(root: xml.Element) -> dict[str, tuple[str, str]]:
    """Guid of a code -> the group that it stands in, and its name, in small letters."""
    groups = [(group, code) for group in root.iterfind(".//{*}Code") for code in group.iterfind("{*}Code")]
    return {code.get("guid", ""): (group.get("name", "").lower(), code.get("name", "").lower()) for group, code in groups}


def _variables(root: xml.Element) -> dict[str, str]:
    return {one.get("guid", ""): one.get("name", "") for one in root.iterfind("{*}Variables/{*}Variable")}


def _passages(source: xml.Element, codes: Mapping[str, tuple[str, str]], lines: Lines) -> dict[str, _Passage]:
    """Guid of a selection -> its passage; the pieces of one share it."""
    found: dict[str, _Passage] = {}
    of_row: dict[str, _Passage] = {}
    for selection in source.iterfind("{*}PlainTextSelection"):
        piece = PIECE.match(selection.findtext("{*}Description") or "")
        passage = of_row.setdefault(piece[1], _Passage()) if piece else _Passage()
        found[selection.get("guid", "")] = passage
        place = Span(*(int(selection.get(edge, 0)) for edge in ("startPosition", "endPosition")))
        passage.spans.append(tuple(lines.received_span(place)))
        for code in selection.iterfind("{*}Coding/{*}CodeRef"):
            group, name = codes.get(code.get("targetGUID", ""), ("", ""))
            if group and name not in passage.codes[group]:
                passage.codes[group].append(name)
    return found


def _actors(
    passages: Mapping[str, _Passage], cases: Mapping[str, xml.Element], variables: Mapping[str, str]
) -> dict[str, dict]:  # fmt: skip
    """Guid of a case that holds a selection -> the actor."""
    prefix_of = dict(zip(values.KINDS_OF_ACTOR, values.PREFIXES, strict=True))
    found = {}
    for own in dict.fromkeys(passage.case for passage in passages.values() if passage.case):
        name = cases[own].get("name", "").strip()
        told = {variables.get(v.find("{*}VariableRef").get("targetGUID")): v.findtext("{*}TextValue")
                for v in cases[own].iterfind("{*}VariableValue")}  # fmt: skip
        kind = told.get("kind") if told.get("kind") in prefix_of else "person"
        found[own] = {"id": f"{prefix_of[kind]}:{slug(name)}", "name": name, "kind": kind, "aliases": [name]}
        found[own] |= {"role": None, "represents": None}
    return found


def _rows(passages: Mapping[str, _Passage], actors: Mapping[str, dict], article: Article) -> tuple[Rows, list[str]]:
    rows: Rows = {"actors": [*actors.values()], "conditions": [], "stances": [], "assessments": []}
    unique = {id(passage): passage for passage in passages.values()}
    number: dict[int, int] = {}
    wrong = []
    for own, passage in sorted(unique.items(), key=lambda item: "part" in item[1].codes):  # stances know their conditions then
        groups = [group for group in TABLE_OF if group in passage.codes]
        if not groups or passage.codes.get("part") == [HOLDER]:  # whose a condition is says its case
            continue
        faults = [*_faults(passage, groups)]
        table, whose = TABLE_OF[groups[0]], actors.get(passage.case, {}).get("id")
        about = number.get(id(passages.get(passage.of)))
        if table == "stances" and (whose is None or about is None):
            faults.append("is a stance of nobody" if whose is None else "is a stance to no condition: link it with one")
        if faults:
            start, end = passage.spans[0]
            wrong += [f"“{article.text[start:end][:60]}” {fault}" for fault in faults]
            continue
        if table == "conditions":
            number[own] = len(rows[table])
        rows[table].append(_row(table, passage, whose, about, article))
    return rows, wrong


def _faults(passage: _Passage, groups: list[str]) -> Iterable[str]:
    """Why the codes of a passage are no row."""
    if len(groups) > 1:
        yield f"is coded from {' and '.join(groups)}: one selection is one row"
    for group, known in KNOWN.items():
        told = {spelled(code): code for code in known}
        names = passage.codes.get(group, ())
        if len(names) > 1 and group != "issue":
            yield f"has several codes of {group}: {', '.join(names)}"
        yield from (
            f"is coded {name!r}, which is no {group}: use one of {', '.join(told)}" for name in names if name not in told
        )


def _row(table: str, passage: _Passage, whose: str | None, about: int | None, article: Article) -> dict[str, object]:
    """A row of marks; what is not coded is what such a row mostly is."""
    code = {group: names[0] for group, names in passage.codes.items()}
    spans = sorted(passage.spans)
    own = {"certain": True, "start": spans[0][0], "end": spans[-1][1], "spans": spans, "or": {}}
    if table == "conditions":
        strength, direction = STRENGTH_OF[code.get("strength", "should")]
        issue = ";".join(coded(name) for name in passage.codes.get("issue", ["other"]))
        said = {"kind": coded(code["kind"]), "status": code.get("status", "standing"), "trigger": ""}
        return own | said | {"holder": whose, "issue": issue, "strength": strength, "direction": direction}
    if table == "stances":
        return own | {"condition": about, "actor": whose, "part": coded(code["part"]), "side": SIDE_OF[code.get("side", "for")]}
    wording = article.text[spans[0][0] : spans[-1][1]]
    verdict = VERDICT_OF[code.get("verdict", VERDICTS[0])]
    return own | {"assessor": whose, "object": None, "dimension": code["dimension"], "verdict": verdict, "wording": wording}
