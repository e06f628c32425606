"""Small tables by hand, for what is counted and drawn: `tables_of([said("Ann Lee", "We will go.")], …)`.

Every quote becomes a line of the article's text, so the tables keep the evidence promise and pass `Tables.check`.
"""

import dataclasses
import re

from analysis.tables import rows
from analysis.tables.rows import Span, evidence, unique_ids
from analysis.tables.tables import Tables


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of a made article, with the fields of the row that it becomes."""

    table: str
    quote: str
    names: dict[str, str | None]  # column -> name of an actor
    fields: dict[str, object]


def said(speaker, quote, form="direct", act="assert", again=None):
    """A claim; `again` is the quote of the claim that it repeats."""
    blank = {"speaker_quote": None, "speaker_start": None, "speaker_end": None, "cue": None, "cue_start": None, "cue_end": None}
    fields = {**blank, "form": form, "act": act, "modality": "fact", "negated": False, "issue": "other", "hedge": None}
    return Line(
        "claims", quote, {"speaker_id": speaker, "reported_by": None}, {**fields, "duplicate_of": again, "confidence": 0.8}
    )


def wants(holder, quote, strength, direction=1, issue="other", of=None, again=None, kind=None, status="standing"):
    """A condition, required with direction 1 and refused with -1, and its holder's stance."""
    kind = kind or ("demand" if direction > 0 else "refusal")
    fields = {"kind": kind, "issue": issue, "trigger": "must", "modality": "necessary", "strength": strength, "status": status}
    fields |= {"claim_id": None, "direction": direction, "antecedent_start": None, "antecedent_end": None}
    return Line(
        "conditions", quote, {"holder_id": holder, "target_id": of}, {**fields, "duplicate_of": again, "confidence": 0.8}
    )


def judges(assessor, quote, verdict, of, dimension="feasibility"):
    """An assessment of the condition whose quote is `of`."""
    fields = {"claim_id": None, "object_table": "conditions", "object_id": of, "dimension": dimension, "verdict": verdict}
    return Line(
        "assessments", quote, {"assessor_id": assessor}, {**fields, "wording": quote, "link": "explicit", "confidence": 0.8}
    )


def sides_with(actor, quote, of, side=1):
    """A stance towards the condition whose quote is `of`: for it with side 1, against it with -1."""
    part = "supporter" if side > 0 else "opponent"
    return Line("stances", quote, {"actor_id": actor}, {"condition_id": of, "part": part, "side": side})


def doubt(quote, kind="glued_words", severity="note", suggestion="write it apart"):
    """A flag of the source."""
    return Line(
        "flags", quote, {}, {"kind": kind, "severity": severity, "suggestion": suggestion, "table": None, "row_id": None}
    )


CLASSES = {
    "claims": rows.Claim, "conditions": rows.Condition, "stances": rows.Stance, "assessments": rows.Assessment,
    "flags": rows.Flag,
}  # fmt: skip
KEYS = {
    "claims": ("claim_id", "c"),
    "conditions": ("condition_id", "k"),
    "stances": ("stance_id", "t"),
    "assessments": ("assessment_id", "a"),
    "flags": ("flag_id", "f"),
}


def tables_of(lines=(), article_id="t", sides=None, check=True) -> Tables:
    """The tables of one article whose text is the lines' quotes; `sides` says for which country a name speaks."""
    sides = sides or {}
    named = [name for line in lines for name in line.names.values() if name]
    names = list(dict.fromkeys([*named, *sides.values()]))
    text = "\n".join([*names, *(line.quote for line in lines)])
    spans, at = [], len("\n".join(names)) + bool(names)
    for line in lines:
        spans.append(Span(at, at + len(line.quote)))
        at += len(line.quote) + 1
    section = f"{article_id}#s0"
    found = {
        "articles": [_article(article_id, text)],
        "sections": [_section(article_id, section, text)] if text else [],
        "actors": [_actor(article_id, name, sides, named, text) for name in names],
        "mentions": [
            _mention(article_id, name, sides, match.span(), text)
            for name in names
            for match in re.finditer(rf"{re.escape(name)}(?!\w)", text)
        ],
    }
    ids, keys = {}, {}  # (table, quote), number of the line -> id
    for table, (_, letter) in KEYS.items():
        own = [number for number, line in enumerate(lines) if line.table == table]
        for number, key in zip(own, unique_ids(article_id, letter, [spans[number].start for number in own]), strict=True):
            ids[table, lines[number].quote] = keys[number] = key
    for number, (line, span) in enumerate(zip(lines, spans, strict=True)):
        fields = {**line.fields, **{column: name and _id(name, sides) for column, name in line.names.items()}}
        if fields.get("duplicate_of"):
            fields["duplicate_of"] = ids[line.table, fields["duplicate_of"]]
        if fields.get("object_id"):
            fields["object_id"] = ids["conditions", fields["object_id"]]
        if line.table == "stances":
            fields["condition_id"] = ids["conditions", fields["condition_id"]]
        if line.table in ("claims", "conditions"):
            fields["section_id"] = section
        key = {KEYS[line.table][0]: keys[number], "article_id": article_id}
        proof = evidence(text, [span], "by_hand")
        found.setdefault(line.table, []).append(CLASSES[line.table](**key, **fields, **proof))
        if line.table == "conditions" and fields["holder_id"]:
            found.setdefault("stances", []).append(_holds(article_id, keys[number], fields["holder_id"], proof))
    tables = Tables.from_rows(found)
    return tables.check() if check else tables


def together(*parts: Tables) -> Tables:
    """The tables of several made articles as one."""
    import pandas as pd

    return Tables(**{name: pd.concat([getattr(p, name) for p in parts], ignore_index=True) for name, _ in parts[0].items()})


def _id(name, sides):
    return ("cty:" if name in sides.values() else "per:") + name.lower().replace(" ", "-")


def _holds(article_id, condition_id, holder_id, proof):
    start = condition_id.partition("#k")[2]
    return rows.Stance(
        stance_id=f"{article_id}#t{start}.h", article_id=article_id, condition_id=condition_id, actor_id=holder_id,
        part="holder", side=1, **proof,
    )  # fmt: skip


def _article(article_id, text):
    return rows.ArticleRow(
        article_id=article_id, path=f"{article_id}.txt", sha256="0" * 64, title="Made by hand", source=None, published=None,
        date_basis="none", language="en", talks=None, copy_of=None, n_chars=len(text), n_words=len(text.split()),
    )  # fmt: skip


def _section(article_id, section, text):
    whole = evidence(text, [Span(0, len(text))], "by_hand")
    return rows.SectionRow(
        section_id=section, article_id=article_id, part=0, kind="paragraph", speaker_id=None, lead_in_id=None, **whole
    )


def _mention(article_id, name, sides, place, text):
    return rows.Mention(
        mention_id=f"{article_id}#m{place[0]}", article_id=article_id, section_id=f"{article_id}#s0", actor_id=_id(name, sides),
        form="name", **evidence(text, [Span(*place)], "by_hand"),
    )  # fmt: skip


def _actor(article_id, name, sides, named, text):
    side = sides.get(name) and _id(sides[name], sides)
    naming = Span(text.index(name), text.index(name) + len(name))
    return rows.Actor(
        article_id=article_id, actor_id=_id(name, sides), name=name, kind="country" if name in sides.values() else "person",
        role=None, represents=side, country=side, members=None, n_mentions=named.count(name),
        **evidence(text, [naming], "by_hand"),
    )  # fmt: skip
