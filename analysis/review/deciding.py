"""What a reader does to a row in, the lines that say so out; a reader's own earlier word on the same is taken back in them.

The desk, and whoever reads by program, stores these lines with `append_decisions` and replays.
"""

from collections.abc import Mapping, Sequence

from analysis.errors import DecisionError
from analysis.reading import Article
from analysis.review.decisions import ABOUT_A_ROW, Decision, check_decision, undo_of, write_values
from analysis.review.judging import EVIDENCE, JUDGED, as_text, typed
from analysis.review.queue import Key
from analysis.review.replay import Replayed
from analysis.review.standing import DIVIDER, LONGEST, pieces_of, times
from analysis.tables import KEYS, Span, evidence

VERDICTS = ("accept", "reject", "unsure")


def decide(
    replayed: Replayed, table: str, key: Key, kind: str, *, time: str, reader: str, field: str = "", value: str = "",
    reason: str = "", article: Article | None = None,
) -> list[Decision]:  # fmt: skip
    """The lines of a decision about the row with this key (article and actor of an actor, else the row's id).

    `kind` is accept, reject, unsure, flag, or edit with a `field` and its new `value`. With `article` the decision is still
    found when the article changes later. Raises DecisionError: no row has this key, or the column cannot hold that value.
    """
    row = _position(replayed, table, key)
    if kind == "edit" and field != EVIDENCE:
        _check_values(f"{table} {key[-1]}", table, {field: value})
    if kind == "accept":
        shown = getattr(replayed.tables, table)
        own = shown[[tuple(k) == key for k in zip(*(shown[name] for name in KEYS[table]), strict=True)]].iloc[0]
        value = write_values({column: as_text(own[column]) for column in JUDGED[table]})
    same = _anchor(replayed, table, row, article)
    line = Decision(time=time, reader=reader, **same, field=field, value=value, reason=reason, kind=kind)
    return [*_taken_back(replayed, (table, row), line), check_decision(line, f"{table} {key[-1]}")]


def judge_pair(
    replayed: Replayed, key: Key, other: str, kind: str, scope: str, *, time: str, reader: str, reason: str = ""
) -> list[Decision]:  # fmt: skip
    """The line that says of an actor (article, id) that it is the same as `other` (merge), is not (split), or may be (unsure).

    `scope` is everywhere, `talks=NAME`, or article; to split an actor in one article is to call it `other` there.
    """
    row = _position(replayed, "actors", key)
    same = _anchor(replayed, "actors", row, None) | {"subject": key[-1]}
    line = Decision(time=time, reader=reader, **same, field=scope, value=other, reason=reason, kind=kind)
    return [check_decision(line, f"actors {key[-1]}")]


def add_row(
    article: Article, table: str, spans: Sequence[Span], values: Mapping[str, str], *, time: str, reader: str, party: str = "",
    about: str = "", reason: str = "",
) -> list[Decision]:  # fmt: skip
    """The line that adds a row on selected text: `values` column -> text, `party` whose it is (of an actor, its id), and of a
    stance or an assessment the words of the condition that it is `about`. Raises DecisionError: a value cannot be."""
    _check_values(f"new row of {table}", table, values)
    subject = DIVIDER.join(filter(None, (party, about[:LONGEST])))
    same = _words(article, spans) | {"table": table, "subject": subject}
    line = Decision(time=time, reader=reader, **same, value=write_values(values), reason=reason, kind="add")
    return [check_decision(line, f"new row of {table}")]


def complete(article: Article, section: Span, *, time: str, reader: str, table: str = "") -> list[Decision]:
    """The line that says that nothing is missing in a section, of a `table` or of all: else what was missed cannot be known."""
    same = _words(article, [section]) | {"table": "sections", "field": table}
    return [Decision(time=time, reader=reader, **same, kind="complete")]


def _check_values(where: str, table: str, values: Mapping[str, str]) -> None:
    """Raises DecisionError: a column is not judged, or cannot hold its value."""
    for column, text in values.items():
        try:
            typed(table, column, text)
        except ValueError as error:
            raise DecisionError(where, str(error), "choose a column that is judged, and one of its values") from None


def _words(article: Article, spans: Sequence[Span]) -> dict[str, str]:
    """The evidence of a decision: its words, their places, and how often they stand in the article."""
    found = evidence(article.text, spans, "")
    pieces = pieces_of(found["quote"], found["spans"])
    where = {"article_id": article.article_id, "sha256": article.sha256, "times": str(times(pieces, article.text))}
    return where | {"spans": found["spans"], "quote": found["quote"]}


def _position(replayed: Replayed, table: str, key: Key) -> int:
    """The row of a key, under the id that it has now or had before. Raises DecisionError: there is none."""
    standing = replayed.standing
    before = [own for own, name in replayed.names.of.items() if (own[0], name) == key] if table == "actors" else []
    for own in (key, *sorted(before)):
        try:
            return standing.position(table, own)
        except KeyError:
            continue
    raise DecisionError(
        table,
        f"has no row {key[-1]}",
        "choose a row of the tables as they are now; a new holder's stance follows from its condition",
    )


def _anchor(replayed: Replayed, table: str, row: int, article: Article | None) -> dict[str, str]:
    standing = replayed.standing
    columns = standing.columns[table]
    article_id, spans, quote = (columns[name][row] for name in ("article_id", "spans", "quote"))
    text = article.text if article else standing.texts.get(article_id)
    often = str(times(pieces_of(quote, spans), text)) if text is not None else ""
    where = {"article_id": article_id, "sha256": standing.sha256[article_id], "table": table, "spans": spans, "quote": quote}
    return where | {"subject": standing.subject(table, row), "times": often}


def _taken_back(replayed: Replayed, row: tuple[str, int], line: Decision) -> list[Decision]:
    """Undos of what the same reader said of the same row before, as far as this takes its place."""
    own = [said for said, where in replayed.rows.items() if where == row and said.reader == line.reader]
    if line.kind in VERDICTS:
        before = [said for said in own if said.kind in VERDICTS]
    elif line.kind == "edit":
        before = [
            said for said in own if said.kind in ("reject", "unsure") or (said.kind == "edit" and said.field == line.field)
        ]
    else:
        before = []
    return [undo_of(said, line.time, line.reader) for said in before if said.kind in ABOUT_A_ROW]
