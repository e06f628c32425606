"""What the index knows between runs, in `reports.json` beside the pages: how each page went, and which articles were seen.

A run that is killed publishes nothing, so that the next one still compares with the last that was published.
"""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

from analysis.errors import ReportError
from analysis.reports.negotiations import APART
from analysis.tables import clean

STATES = "reports.json"


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a report's last run went: `failure` is empty when it went well; `page_on` is the date of the page that stands.

    `articles` holds (title, date of publication or nothing); `counts` table -> rows; `problems` a line for each file that
    could not be read and was left out. `title` stands above its page. The page of a report on one of several negotiations is
    called after both, `ports--who-speaks`. `before` is the date of the page that it took the place of, empty for the first;
    `basis` what it was made from, as `basis_of` gives it.
    """

    name: str
    on: str
    failure: str = ""
    page_on: str | None = None
    articles: tuple[tuple[str, str | None], ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    problems: tuple[str, ...] = ()
    title: str = ""
    before: str = ""
    basis: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def declared(self) -> str:
        """The name of the report as it is declared."""
        return self.name.rpartition(APART)[2]

    def following(self, earlier: "Outcome | None") -> "Outcome":
        """This outcome, with what stays of the one before: the page of a report that failed, the date of one that did not."""
        if earlier is None:
            return self
        if self.failure:
            return dataclasses.replace(self, page_on=earlier.page_on, before=earlier.before)
        return dataclasses.replace(self, before=earlier.day_before(self.on))

    def day_before(self, on: str) -> str:
        """The date of its last page, for a run of `on`: to run again on one day changes nothing."""
        return self.before if self.page_on == on else self.page_on or ""

    def __str__(self) -> str:
        kept = f" (the page of {self.page_on} stays)" if self.page_on else ""
        return f"failed  {self.name}: {self.failure}{kept}" if self.failure else f"ok      {self.name}"


@dataclasses.dataclass(frozen=True)
class News:
    """What was new in one negotiation on the day `on`, since the run of the day `since`, empty at the first run.

    `n` counts its articles; `new` and `changed` hold (id, title, date or nothing) of articles; `moves` the moves that the
    parties make in these, as `summaries.what_changed` has them; `says` is all of it in a sentence or two; `slug` is that of
    the negotiation.
    """

    talks: str
    on: str
    since: str
    n: int
    new: tuple[tuple[str, str, str | None], ...] = ()
    changed: tuple[tuple[str, str, str | None], ...] = ()
    gone: int = 0
    moves: tuple[Mapping[str, str], ...] = ()
    says: str = ""
    slug: str = ""


@dataclasses.dataclass(frozen=True)
class Seen:
    """The articles of one folder on the day `on`, id -> (fingerprint, slug of the negotiation), and what was new among them.

    `earlier` and `since` are those of the run before, of another day.
    """

    on: str
    articles: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    since: str = ""
    earlier: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    news: tuple[News, ...] = ()

    @property
    def unread(self) -> set[str]:
        """The slugs of the negotiations of which there are articles, none of them readable on that day."""
        return {slug for _, slug in self.articles.values()} - {one.slug for one in self.news}


@dataclasses.dataclass(frozen=True)
class Site:
    """The states of a folder of pages: the day of the last run, its outcomes, and what was seen of each folder of articles."""

    on: str = ""
    outcomes: tuple[Outcome, ...] = ()
    seen: Mapping[str, Seen] = dataclasses.field(default_factory=dict)

    def before(self, declared: str, on: str) -> str:
        """The date of the page that a report made before its run of `on`; empty if there is none."""
        return max((one.day_before(on) for one in self.outcomes if one.declared == declared), default="")


def read_site(shared: Path) -> Site:
    """The states of a folder of pages; none where it holds none. Raises ReportError: their file is damaged."""
    path = shared / STATES
    if not shared.exists():
        clean(shared.parent)  # a run may have been killed while it put its pages in place
    if not path.exists():
        return Site()
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        given = given if isinstance(given, dict) else {"outcomes": given}  # as it was written before articles were noted
        outcomes = [
            Outcome(**{**one, "articles": _pairs(one["articles"]), "problems": tuple(one.get("problems", ()))})
            for one in given["outcomes"]
        ]
        seen = {key: _seen(**one) for key, one in given.get("seen", {}).items()}
        return Site(given.get("on") or max((one.on for one in outcomes), default=""), tuple(outcomes), seen)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReportError(path, f"is damaged ({error})", "delete it and make the reports again") from None


def _seen(news: list[dict[str, object]], articles: dict[str, list[str]], earlier: dict[str, list[str]], **days: str) -> Seen:
    lists = ("new", "changed", "moves")
    told = tuple(News(**{**one, **{name: _pairs(one[name]) for name in lists}}) for one in news)
    known = ({own: tuple(state) for own, state in some.items()} for some in (articles, earlier))
    return Seen(articles=next(known), earlier=next(known), news=told, **days)


def _pairs(listed: list[object]) -> tuple[object, ...]:
    return tuple(tuple(one) if isinstance(one, list) else one for one in listed)


def write_site(site: Site, shared: Path) -> None:
    """Write the states of a folder of pages into it."""
    text = json.dumps(dataclasses.asdict(site), indent=1, ensure_ascii=False)
    (shared / STATES).write_text(text + "\n", encoding="utf-8")
