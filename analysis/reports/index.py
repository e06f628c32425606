"""How the reports of a run went in, the folder of pages with an index that says what is so out; and the same for a mail.

A page is current; stale, where what it was made from has changed since; or failed, where the last run could not make it, and
then the last good one stands.
"""

import dataclasses
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.errors import AnalysisError
from analysis.reports import render
from analysis.reports.basis import basis_of, fingerprints, why_stale
from analysis.reports.chosen import choose, with_given
from analysis.reports.declared import Report, read_reports
from analysis.reports.negotiations import APART
from analysis.reports.pictures import first_picture, small_picture
from analysis.reports.run import Folders, Run, key_of, run_reports
from analysis.reports.search import put_articles, read_profiles
from analysis.reports.states import News, Outcome, Seen, Site, read_site, write_site
from analysis.tables import left_behind, locked, take_over, whole_folder
from analysis.views import short_quotes

NOT_RUN, FAILED, STALE, CURRENT = "not run yet", "failed", "stale", "current"
TOLD = """
--json prints, for a mail or a webhook, one JSON object instead of the lines:
  on        the date of the run                 index     where the pages are listed
  pages     name, title, talks, question, state (current, stale, failed, not run yet), why, page (file, or null), page_on
  removed   files of pages that are gone        problems  a line for each file or decision left out
  news      for each negotiation: talks, on (the run that read it), since (the run before; empty at the first), n (articles),
            says (all of it in words), new and changed (article_id, title, published), gone (how many), moves in these (party,
            matter, said_on, move, changed, before and after in the party's words, issue, published, article_id, row_id)
for instance: parley report --json | jq -r '.news[] | .talks + ": " + .says' | mail -s Talks desk@news.example
"""


@dataclasses.dataclass(frozen=True)
class Published:
    """What stands in the folder of pages after a run: its index, an entry for each page, news, and which pages were removed."""

    index: Path
    on: str
    entries: Sequence[Mapping[str, object]]
    news: Sequence[News]
    removed: Sequence[str]


def make_pages(
    path: Path, names: Sequence[str], given: Sequence[tuple[str, str]], folders: Folders, on: str, cell_timeout: int,
    workers: int = 1, most_words: int = 0, again: bool = False,
) -> tuple[Run, Published]:  # fmt: skip
    """Run the reports that the file at `path` declares, or those that are named, with what was `given`, and put them in place.

    What need not run is run `again` only if asked. Raises ReportError: the declaration, a name or a parameter is wrong;
    OutputError: another run is at work; and what `run_reports` and `write_index` raise.
    """
    site = read_site(folders.shared)
    declared = read_reports(path, on, lambda name: site.before(name, on))
    chosen = [with_given(report, given) for report in choose(declared, names, path)]
    with locked(Path(os.path.relpath(folders.runs))), short_quotes(most_words):  # the folder as the user sees it
        run = run_reports(chosen, folders, on, cell_timeout, progress=True, workers=workers, again=again)
        return run, write_index(declared, run, folders)


def write_index(reports: Sequence[Report], run: Run, folders: Folders) -> Published:
    """Put the pages of this run in place, all at once, with an `index.html` of all `reports`, by negotiation.

    It shows the outcomes of this run, and for the others, and for the page of a report that failed, those of the last, as they
    are today. A page that no report makes any more, or whose negotiation is gone, is removed. Raises ReportError: the file that
    keeps the earlier outcomes is damaged.
    """
    shared = folders.shared
    with whole_folder(shared) as draft:
        before = read_site(shared)
        site = _following(before, reports, run)
        made = {outcome.name for outcome in run.outcomes if not outcome.failure}
        for outcome in site.outcomes:
            place = folders.runs / run.on if outcome.name in made else shared
            if (place / f"{outcome.name}.html").exists():
                take_over(place / f"{outcome.name}.html", draft / f"{outcome.name}.html")
        gone = {f"{outcome.name}.html" for outcome in before.outcomes} - {f"{outcome.name}.html" for outcome in site.outcomes}
        removed = sorted(name for name in gone if (shared / name).exists())
        for name in removed:
            left_behind(draft, name)
        write_site(site, draft)
        now = Now(site, folders.decisions, {outcome.name for outcome in run.outcomes})
        entries = [now.entry(report, one, draft) for report in reports for one in _of(report, site.outcomes)]
        news = [one for seen in site.seen.values() for one in seen.news]
        new = folders.runs / run.on
        stand = any(outcome.name not in made for outcome in site.outcomes)  # pages of earlier runs
        articles = put_articles(new, shared if stand else new, draft)
        index = render.render_overview(entries, run.on, news, articles, read_profiles(draft))
        (draft / "index.html").write_text(index, encoding="utf-8")
    return Published(shared / "index.html", run.on, entries, news, removed)


def _following(before: Site, reports: Sequence[Report], run: Run) -> Site:
    """The states after a run: of what ran, the negotiations of this run are all that there are; the rest is as it was.

    A negotiation of which no article could be read is not gone, and keeps its pages.
    """
    earlier, ran = ({one.name: one for one in before.outcomes}, {one.declared for one in run.outcomes})
    unread = {slug for seen in run.seen.values() for slug in seen.unread}
    known = {name: one for name, one in earlier.items() if one.declared not in ran or one.basis.get("talks") in unread}
    known |= {outcome.name: outcome.following(earlier.get(outcome.name)) for outcome in run.outcomes}
    declared = {report.name for report in reports}
    kept = tuple(outcome for outcome in known.values() if outcome.declared in declared)
    asked = {key_of(inputs) for report in reports if (inputs := report.inputs())}
    seen = {key: one for key, one in {**before.seen, **run.seen}.items() if key in asked or key in run.seen}
    return Site(run.on, kept, seen)


def _of(report: Report, outcomes: Sequence[Outcome]) -> list[Outcome | None]:
    """The outcomes of a report, one for each of its pages; None where it was never run."""
    return [outcome for outcome in outcomes if outcome.declared == report.name] or [None]


@dataclasses.dataclass
class Now:
    """How pages stand now: those that `ran` are as their run left them, the others are compared with what is there today."""

    site: Site
    decisions: Path
    ran: set[str]
    _found: dict[str, dict[str, str]] = dataclasses.field(default_factory=dict)

    def state(self, report: Report, outcome: Outcome | None) -> tuple[str, str]:
        """Current, stale, failed or not run yet; and why."""
        if outcome is None:
            return NOT_RUN, ""
        if outcome.failure:
            return FAILED, outcome.failure
        why = "" if outcome.name in self.ran else self._why_stale(report, outcome)
        return (STALE, why) if why else (CURRENT, "")

    def _why_stale(self, report: Report, outcome: Outcome) -> str:
        now, inputs = basis_of(report, self.decisions), report.inputs()
        if inputs is None:
            return why_stale(outcome.basis, now)
        key, path = key_of(inputs), Path(os.path.relpath(report.notebook.parent / str(inputs[0])))
        try:
            if key not in self._found:
                self._found[key] = fingerprints(path, inputs[1])
        except AnalysisError as error:
            return f"its articles cannot be read any more ({error})"
        last = self.site.seen.get(key, Seen(""))
        seen = last.articles
        talks = outcome.basis.get("talks")  # None: the page is about all articles
        others = {own for own, (_, slug) in seen.items() if talks is not None and slug != talks}
        if last.on == self.site.on:  # what this run could not read is no news
            others |= self._found[key].keys() - seen.keys()
        return why_stale(outcome.basis, {**now, "articles": self._found[key]}, others)

    def entry(self, report: Report, outcome: Outcome | None, pages: Path) -> dict[str, object]:
        """What the index shows of a page."""
        state, why = self.state(report, outcome)
        name, title = (outcome.name, outcome.title or report.title) if outcome else (report.name, report.title)
        page = pages / f"{name}.html"
        stands = outcome is not None and outcome.page_on is not None and page.exists()
        text = page.read_text(encoding="utf-8") if stands else ""
        picture = (found[0], small_picture(text)) if (found := first_picture(text)) else None
        last = dataclasses.asdict(outcome) if outcome else {}
        group = title.removesuffix(f": {report.title}") if APART in name else ""
        shown = {"name": name, "title": report.title, "talks": group, "question": report.question, "state": state, "why": why}
        return {**last, **shown, "page": page.name if stands else None, "picture": picture}


def as_told(published: Published) -> dict[str, object]:
    """A run for a mail or a webhook, as `TOLD` describes it: plain values that JSON can hold."""
    fields = ("name", "title", "talks", "question", "state", "why", "page", "page_on")
    problems = dict.fromkeys(line for entry in published.entries for line in entry.get("problems", ()))
    named = ("article_id", "title", "published")
    news = [dataclasses.asdict(one) for one in published.news]
    for one in news:
        del one["slug"]
        one |= {kind: [dict(zip(named, article, strict=True)) for article in one[kind]] for kind in ("new", "changed")}
    return {
        "on": published.on, "index": os.path.relpath(published.index),
        "pages": [{name: entry.get(name) for name in fields} for entry in published.entries],
        "removed": list(published.removed), "problems": list(problems), "news": news,
    }  # fmt: skip
