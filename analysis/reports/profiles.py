"""Tables in, a page for every party and every issue of each negotiation out, and a brief of one page; no kernel is started.

A page holds as data what it is about, from which the index is made: pages of several runs may so stand side by side.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.reports import render
from analysis.reports.addresses import address_of
from analysis.tables import put
from analysis.views import Profile, hardest, negotiations, profiles, words_shown
from analysis.words import Talks, read_talks, slug_of

if TYPE_CHECKING:
    from analysis.tables import Tables

FOLDERS = {"brief": "briefs", "party": "parties", "issue": "issues"}  # kind of page -> its folder, of a run and of the pages
HEADINGS = {"party": "Its moves, the last first", "issue": "Where parties clash on it"}  # of what stands below the positions
BRIEF_PARTIES, BRIEF_POINTS, BRIEF_MOVES = 7, 3, 5  # what one printed page has room for
Pages = dict[str, str]


def write_profiles(
    tables: "Tables", parties: Path | None, folder: Path, on: str, taken: Collection[str] = (), source: str = "",
    before: Path | None = None,
) -> dict[str, Pages]:  # fmt: skip
    """Write the pages into folders of `folder`; for each negotiation (its slug) what leads to which of them.

    `parties` has the parties files; `on` is the date of the run, ISO. A negotiation of the slug `taken` has its pages from
    another folder of articles; those of this one are called after its `source`, too. A page that stands as it is in the pages
    `before` is taken over. Raises VocabularyError: a parties file is malformed.
    """
    for name in FOLDERS.values():
        (folder / name).mkdir(parents=True, exist_ok=True)
    written = {}
    for name in negotiations(tables):
        talks = read_talks(parties, name) if parties else Talks(name)
        found = profiles(tables, talks)
        apart = source if talks.slug in taken else ""
        pages = written[talks.slug] = _addresses(found, slug_of(f"{talks.slug} {apart}"))
        called = f"{talks.called} ({apart})".lstrip() if apart else talks.called
        made = {pages[f"{one.kind}:{one.name}"]: profile_page(one, called, pages, on) for one in found}
        made |= {pages["brief:"]: brief_page(found, called, pages, on)} if found else {}
        for address, page in made.items():
            put(page, folder / address, before and before / address)
    return written


def _addresses(found: Sequence[Profile], slug: str) -> Pages:
    """`party:Norland` -> `parties/port-strike--norland.html`, with a number where two names read alike."""
    pages, taken = {"brief:": f"briefs/{slug}.html"}, set()
    for profile in found:
        path = whole = f"{FOLDERS[profile.kind]}/{slug}--{slug_of(profile.name)}"
        while path in taken:
            path = f"{whole}-{len(taken)}"
        taken.add(path)
        pages[f"{profile.kind}:{profile.name}"] = f"{path}.html"
    return pages


def profile_page(profile: Profile, talks: str, pages: Mapping[str, str], on: str) -> str:
    """The page of a party or an issue of `talks`, by its name; all that an article says is escaped."""
    about = {"kind": profile.kind, "name": profile.title, "talks": talks, "n": len(profile.positions)}
    across = "issue" if profile.kind == "party" else "party"
    return _template("profile.html.j2").render(
        profile=profile, about=about, across=across, heading=HEADINGS[profile.kind], on=on, data=_data(about),
        all_rows=address_of(" ".join(dict.fromkeys(line.row for line in profile.positions)), profile.title),
        groups=list(_groups(profile, across, pages)), brief=pages["brief:"], short=words_shown(),
    )  # fmt: skip


def _groups(profile: Profile, across: str, pages: Mapping[str, str]) -> Iterator[tuple[str, str, list[object]]]:
    """The positions by issue, or by party: the code or name, the address of its page, its lines."""
    by_name: dict[str, list[object]] = {}
    for line in profile.positions:
        by_name.setdefault(line._asdict()[across], []).append(line)
    for name, lines in by_name.items():
        yield name, pages.get(f"{across}:{name}", ""), lines


def brief_page(found: Sequence[Profile], talks: str, pages: Mapping[str, str], on: str) -> str:
    """The brief of a negotiation: its parties with their hardest positions, and the last moves, on one printed page."""
    about = {"kind": "brief", "name": talks, "talks": talks, "n": sum(one.kind == "party" for one in found)}
    told = [(one.name, move) for one in found if one.kind == "party" for move in one.more]
    moves = sorted(told, key=lambda pair: pair[1].says, reverse=True)[:BRIEF_MOVES]
    return _template("brief.html.j2").render(
        about=about, points=list(hardest(found, BRIEF_PARTIES, BRIEF_POINTS)), moves=moves, pages=pages, on=on,
        data=_data(about), short=words_shown(),
    )  # fmt: skip


def _template(name: str) -> "render.jinja2.Template":
    made = render.environment()
    made.globals["address_of"] = address_of
    return made.get_template(name)


def _data(about: Mapping[str, object]) -> str:
    return json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
