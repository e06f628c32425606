"""What a reader does at the desk in, with its time; the decisions that say so on the disk, and what the desk tells her, out."""

import collections
import json
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.errors import DecisionError
from analysis.reading import Article
from analysis.review import (
    DECIDING,
    EVIDENCE,
    JUDGED,
    Decision,
    add_row,
    complete,
    decide,
    judge_pair,
    keys_of,
    undo_of,
    write_values,
)  # fmt: skip
from analysis.tables import REFERENCES, REVIEW, VOCABULARIES, Span, evidence
from analysis.views.desk.book import SETTLED, Book
from analysis.views.desk.chosen import PARTY, REJECTED
from analysis.views.desk.listing import Listing, Reply, Row, text_of
from analysis.views.desk.sheets import Key

DONE = {"accept": "accepted", "reject": "rejected", "unsure": "unsure", "flag": "flagged"}
ADDED = ("claims", "conditions", "stances", "assessments", "actors")  # a row can be added from selected text
NAMED, OF_A_CONDITION = ("actors", "stances"), ("stances", "assessments")  # whose actor is no column, whose condition neither
SCOPES = ("article", "talks", "everywhere")
NO_ROW = "desk", "has no such row now", "choose again"
OWN_WORD = "desk", "holds your own word about this row", "let another reader settle it, or take yours back with u"
NOBODY = "desk", "knows nobody who decided about this row", "open it with blind=False to see what others decided"
NO_WORDS = "desk", "has no words selected", "open the article with Enter, select the words, then press n"


def act(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    """Do what a message says. Raises DecisionError, OutputError: it cannot be, and nothing was stored."""
    doing = ACTIONS.get(str(said.get("do")))
    if doing is None:
        raise DecisionError("desk", f"does not know {str(said.get('do'))[:30]!r}", "reload the notebook")
    listing.changed(news := listing.book.look())  # what somebody decided elsewhere meanwhile
    return doing(listing, said, time) | ({"again": True} if news else {})


def _one(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    """Accept, reject, unsure, flag."""
    kind, at = str(said["do"]), _at(listing, said)
    row = listing.row(at)
    _restore(listing, row, kind, time)
    lines = _decided(listing, row, kind, time, reason=str(said.get("reason", "")))
    return _stored(listing, lines, DONE[kind], at) | {"next": True}


def _edit(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    at = _at(listing, said)
    row = listing.row(at)
    _restore(listing, row, "edit", time)
    lines: list[Decision] = []
    for field, text in _values(said).items():
        if field in JUDGED[listing.choice.table] and text != text_of(row[field]):
            lines += _decided(listing, row, "edit", time, field=field, value=text)
    if spans := _spans(said, listing.book.articles.get(str(row["article_id"]))):
        words = write_values({"spans": " ".join(f"{s}:{e}" for s, e in spans), "quote": _words(listing, row, spans)})
        lines += _decided(listing, row, "edit", time, field=EVIDENCE, value=words)
    return _stored(listing, lines, "changed" if lines else "nothing changed", at)


def _add(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    table, article = str(said.get("table")), listing.book.articles.get(str(said.get("article")))
    spans = _spans(said, article)
    if table not in ADDED or article is None or not spans:
        raise DecisionError(*NO_WORDS)
    values = {name: text for name, text in _values(said).items() if text}
    party = values.pop("actor_id", "") if table in NAMED else values.get(PARTY[table], "")
    about = values.pop("about", "")
    lines = add_row(article, table, spans, values, time=time, reader=listing.book.reader, party=party, about=about)
    reply = _stored(listing, lines, "added", None)
    at = _at(listing, said) if len(listing) else -1
    if table == listing.choice.table and (key := _key_of_added(listing.book, table, article, spans)):
        listing.insert(at + 1, key, article.article_id)
        reply |= {"count": len(listing), "go": at + 1}
    return reply | {"again": True}


def _pair(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    """Say of a row's party that it is the same as another, or is not."""
    at = _at(listing, said)
    row = listing.row(at)
    article_id, party, values = str(row["article_id"]), PARTY.get(listing.choice.table, ""), _values(said)
    other, scope, kind = values.get("other", ""), values.get("scope", ""), str(said["do"])
    if party not in row or pd.isna(row[party]) or not other:
        raise DecisionError("desk", f"cannot {kind}: one of the two has no name", "choose a row with a party, and another")
    articles = listing.book.extracted.articles.set_index("article_id")
    field = f"talks={text_of(articles.loc[article_id, 'talks'])}" if scope == "talks" else scope
    key = (article_id, str(row[party]))
    lines = judge_pair(listing.book.of(article_id), key, other, kind, field, time=time, reader=listing.book.reader)
    return _stored(listing, lines, "merged" if kind == "merge" else "split", at) | {"again": True}


def _all(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    """Accept or reject every row of the list, whose number the reader has confirmed."""
    kind, count = str(said.get("kind")), said.get("count")
    if kind not in ("accept", "reject") or count != len(listing):
        what = f"has {len(listing):,} rows now, not {count}"
        raise DecisionError("desk", what, "look at them again, then confirm their number")
    lines: list[Decision] = []
    for row in listing.rows():
        if row["mark"] != REJECTED:
            lines += _decided(listing, row, kind, time)
    return _stored(listing, lines, f"{DONE[kind]}: {len(listing):,} rows", None) | {"again": True}


def _undo(listing: Listing, _: Mapping[str, object], time: str) -> Reply:
    before = listing.book.last()
    listing.changed(listing.book.undo(time) and listing.book.touched(before))
    kinds = [SETTLED if line.reason == SETTLED else line.kind for line in before]
    what = collections.Counter(kind for kind in kinds if kind != "undo")
    told = ", ".join(f"{n} × {kind}" if n > 1 else kind for kind, n in what.items())
    return _did(listing, f"taken back: {told}" if before else "there is nothing to take back") | {"again": True}


def _complete(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    """Nothing is missing in the section of a row."""
    row = listing.row(_at(listing, said))
    article_id = str(row["article_id"])
    article, sections = listing.book.articles.get(article_id), listing.book.own(article_id).sections
    own = sections[(sections["start"] <= row["start"]) & (row["start"] < sections["end"])]
    if article is None or not len(own):
        raise DecisionError("desk", "knows no section around this row", "choose a row whose article is at hand")
    span = Span(int(own["start"].iloc[0]), int(own["end"].iloc[0]))
    table = listing.choice.table
    return _stored(
        listing, complete(article, span, time=time, reader=listing.book.reader, table=table), "section complete", None
    )


def _settle(listing: Listing, said: Mapping[str, object], time: str) -> Reply:
    """Take one reader's word about a row on which others differ: what the rest said of it is taken back."""
    at = _at(listing, said)
    lines = [line for line in listing.book.about(listing.choice.table, listing.row(at)) if line.kind in DECIDING]
    chosen, readers = _values(said).get("reader"), {line.reader for line in lines}
    if listing.book.reader in readers or chosen not in readers:
        raise DecisionError(*(OWN_WORD if listing.book.reader in readers else NOBODY))
    undone = [undo_of(line, time, listing.book.reader, SETTLED) for line in lines if line.reader != chosen]
    return _stored(listing, undone, f"settled as {chosen} says", at)


ACTIONS: dict[str, Callable[[Listing, Mapping[str, object], str], Reply]] = {
    **dict.fromkeys(DONE, _one), "edit": _edit, "add": _add, "merge": _pair, "split": _pair, "all": _all, "undo": _undo,
    "complete": _complete, "settle": _settle,
}  # fmt: skip


def form_of(listing: Listing, said: Mapping[str, object]) -> Reply:
    """The fields that a reader fills in: [name, value, its values or nothing] each."""
    what, at = str(said.get("what")), said.get("at")
    row = listing.row(at) if isinstance(at, int) and len(listing) else None
    if row is None:
        raise DecisionError(*NO_ROW)
    article_id = str(said.get("article") or row["article_id"])
    table = listing.choice.table if what != "add" else _added_table(said, listing)
    fields = _fields(listing, what, table, row, article_id)
    return {"kind": "form", "what": what, "table": table, "tables": list(ADDED), "fields": fields}


def _fields(listing: Listing, what: str, table: str, row: Row, article_id: str) -> list[list[object]]:
    actors = listing.book.own(article_id).actors
    known = [[actor, name] for actor, name in zip(actors["actor_id"], actors["name"], strict=True)]
    if what in ("merge", "split"):
        everybody = listing.options.get("party", []) if what == "merge" else []
        return [["other", "", [*known, *everybody]], ["scope", SCOPES[what == "merge"], list(SCOPES)]]
    if what == "settle":
        readers = sorted({line.reader for line in listing.book.about(table, row) if line.kind in DECIDING})
        if not readers:
            raise DecisionError(*NOBODY)
        return [["reader", readers[0], readers]]
    if what == "edit":
        return [[one, text_of(row[one]), _allowed(table, one, known, listing, article_id)] for one in JUDGED[table]]
    named = [name for name, tables in (("actor_id", NAMED), ("about", OF_A_CONDITION)) if table in tables]
    first = {"about": _condition(listing, row)}
    return [[one, first.get(one, ""), _allowed(table, one, known, listing, article_id)] for one in (*named, *JUDGED[table])]


def _added_table(said: Mapping[str, object], listing: Listing) -> str:
    asked = str(said.get("table") or listing.choice.table)
    return asked if asked in ADDED else ADDED[1]


def _condition(listing: Listing, row: Row) -> str:
    """The words of the condition that is looked at, or whose stance or judgement is."""
    if listing.choice.table == "conditions":
        return str(row["quote"])
    return listing.names.conditions.get(str(row.get("condition_id") or row.get("object_id")), "")


def _allowed(table: str, column: str, known: list[list[str]], listing: Listing, article_id: str) -> list[object] | None:
    if column == "about":
        return [[quote, ""] for quote in listing.book.own(article_id).conditions["quote"]]
    if column == "actor_id":
        return known
    if allowed := VOCABULARIES.get((table, column)):
        return [text_of(value) for value in allowed]
    if REFERENCES.get((table, column)) == "actors":
        return known
    if column == "issue":
        tables = listing.book.extracted
        told = {*tables.claims["issue"], *tables.conditions["issue"]}
        return [[issue, ""] for issue in sorted({*told, *(one for several in told for one in several.split(";"))})]
    return ["true", "false"] if column == "negated" else None


def _at(listing: Listing, said: Mapping[str, object]) -> int:
    at = said.get("at")
    if not isinstance(at, int) or not 0 <= at < len(listing):
        raise DecisionError(*NO_ROW)
    return at


def _values(said: Mapping[str, object]) -> dict[str, str]:
    values = said.get("values")
    return {str(name): str(text).strip() for name, text in values.items()} if isinstance(values, dict) else {}


def _spans(said: Mapping[str, object], article: Article | None) -> list[Span]:
    """The words that were selected, without the blanks around them."""
    chosen = [(int(start), int(end)) for start, end in json.loads(json.dumps(said.get("spans") or []))]
    if article is None:
        return [Span(start, end) for start, end in chosen if start < end]
    texts = [(start, article.text[start:end]) for start, end in chosen]
    return [Span(at + len(t) - len(t.lstrip()), at + len(t.rstrip())) for at, t in texts if t.strip()]


def _words(listing: Listing, row: Row, spans: Sequence[Span]) -> str:
    article = listing.book.articles.get(str(row["article_id"]))
    return str(evidence(article.text, spans, "")["quote"]) if article else ""


def _decided(listing: Listing, row: Row, kind: str, time: str, **more: str) -> list[Decision]:
    article_id, table = str(row["article_id"]), listing.choice.table
    (key,) = keys_of(table, pd.DataFrame([row])) if row else (("",),)
    own = listing.book.of(article_id)
    article = listing.book.articles.get(article_id)
    return decide(own, table, key, kind, time=time, reader=listing.book.reader, article=article, **more)


def _restore(listing: Listing, row: Row, kind: str, time: str) -> None:
    """A rejected row about which something else is said comes back first."""
    if row["mark"] != REJECTED or kind == "reject" or listing.book.folder is None:
        return
    about = listing.book.about(listing.choice.table, row)
    mine = [line for line in about if line.kind == "reject" and line.reader == listing.book.reader]
    listing.book.store([undo_of(line, time, listing.book.reader) for line in mine])


def _key_of_added(book: Book, table: str, article: Article, spans: Sequence[Span]) -> Key | None:
    frame = getattr(book.of(article.article_id).tables, table)
    written = " ".join(f"{start}:{end}" for start, end in spans)
    own = frame[(frame["spans"] == written) & (frame[REVIEW] == "added")]
    return keys_of(table, own)[0] if len(own) else None


def _stored(listing: Listing, lines: Sequence[Decision], told: str, at: int | None) -> Reply:
    if listing.book.folder is None or lines:
        listing.book.store(lines)
        listing.changed(listing.book.touched(lines))
    return _did(listing, told) | ({"at": at, "row": listing.line_of(at)} if at is not None else {})


def _did(listing: Listing, told: str) -> Reply:
    return {"kind": "did", "told": told, "says": listing.progress()}
