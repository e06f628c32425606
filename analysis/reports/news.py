"""The tables of a folder of articles, and what was seen there before, in; what is new in each negotiation, in words, out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.reports.negotiations import UNNAMED
from analysis.reports.states import News, Seen

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tables import Tables
    from analysis.words import Talks

ALL = 1_000_000  # matters: none is left out
TOLD = ("said_on", "move", "changed", "before", "after", "issue", "published", "article_id", "row_id")  # of a move


def find_news(tables: "Tables", found: Mapping[str, str], before: Seen | None, on: str, parties: Path | None) -> Seen:
    """What is seen on the day `on` of a folder whose articles have the fingerprints `found`, and what of it is new.

    An article that cannot be read for once is as it was before. A second run of one day is compared with the run of the day
    before, as the first was. Raises VocabularyError: the parties file of a negotiation is malformed.
    """
    from analysis.views import negotiations
    from analysis.words import Talks, read_talks, slug_of

    again = before is not None and before.on == on
    since, earlier = (before.since, before.earlier) if again else (before.on, before.articles) if before else ("", {})
    slugs = dict(zip(tables.articles["article_id"], tables.articles["talks"].fillna("").map(slug_of), strict=True))
    seen = {own: (found.get(own, ""), slug) for own, slug in slugs.items()}
    seen |= {own: state for own, state in earlier.items() if own in found and own not in seen}
    told = []
    for name in negotiations(tables):
        talks = read_talks(parties, name) if parties else Talks(name)
        told.append(_news(tables, talks, seen, earlier, on, since))
    return Seen(on, seen, since, earlier, tuple(told))


def _news(tables: "Tables", talks: "Talks", seen: Mapping[str, tuple[str, str]], earlier: Mapping[str, tuple[str, str]],
          on: str, since: str) -> News:  # fmt: skip
    """What is new in one negotiation."""
    from analysis.views import inside

    own = inside(tables, talks)
    articles = own.articles[["article_id", "title", "published"]].astype(object)
    rows = [tuple(row) for row in articles.where(articles.notna(), None).itertuples(index=False)]
    called = talks.called or UNNAMED
    if not since:
        return News(called, on, since, len(rows), says=f"First run: {_many(len(rows))}.", slug=talks.slug)
    new = tuple(row for row in rows if row[0] not in earlier)
    changed = tuple(row for row in rows if row[0] in earlier and earlier[row[0]] != seen[row[0]])
    gone = sum(slug == talks.slug and name not in seen for name, (_, slug) in earlier.items())
    moves, in_them = _moves(own, talks, {row[0] for row in (*new, *changed)})
    counts = (("new", len(new)), ("changed", len(changed)), ("gone", gone))
    told = ", ".join(f"{_many(n)} {what}" for what, n in counts if n)
    says = f"{told[0].upper()}{told[1:]} since {since}. {in_them}".strip() if told else f"Nothing new since {since}."
    return News(called, on, since, len(rows), new, changed, gone, moves, says, talks.slug)


def _moves(own: "Tables", talks: "Talks", articles: set[str]) -> tuple[tuple[dict[str, str], ...], str]:
    """The moves that parties make in some articles, and what they come to in words.

    By article, not by day of publication: what was published long ago may be added today, and what was published on the day
    of the run before may have been told then.
    """
    from analysis.views import captions, summaries

    if not articles:
        return (), ""
    answer = summaries.what_changed(own, talks=talks, top=ALL)
    frame = answer.frame[answer.frame["article_id"].isin(articles)]
    if not len(frame):
        return (), "No position in them is new or has moved."
    return tuple(_told(frame)), captions.what_changed(answer.showing(frame))


def _told(frame: "pd.DataFrame") -> Iterable[dict[str, str]]:
    for row in frame.reset_index().to_dict("records"):
        yield {name: str(row[name]) for name in ("party", "matter", *TOLD)}


def _many(n: int) -> str:
    return f"{n:,} article{'' if n == 1 else 's'}"
