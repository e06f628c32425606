"""What an analyst knows of one negotiation in (`data/talks/<slug>.toml`), one frozen `Talks` out.

All of it is optional, the file too: a title, a codebook of issues, and the parties, in the order in which charts show them.

    title = "Dockers at Port Rennick"
    codebook = "labour"

    [[party]]
    name = "Harbour Workers' Federation"
    side = "workers"
    aliases = ["the union", "Ann Lee", "org:hwf"]
    colour = "#1f63a3"
"""

import dataclasses
import functools
import hashlib
import os
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from analysis.errors import VocabularyError
from analysis.words.outlets import Outlet, key_of, read_outlets
from analysis.words.vocabulary import CODEBOOKS

UNTITLED = "untitled"  # the slug of the articles that name no negotiation
LARGEST = 1_000_000  # bytes of a file
LONGEST_SLUG = 60  # characters
FIELDS = {"title": str, "codebook": str, "party": list}
FIELDS_OF_PARTY = {"name": str, "side": str, "aliases": list, "colour": str}
CURE = 'write lines like title = "…", and [[party]] with name = "…" below'


@dataclasses.dataclass(frozen=True)
class Party:
    """One party to a negotiation: how charts call it, its side, by what else articles name it, its colour (`#1f63a3`)."""

    name: str
    side: str = ""
    aliases: tuple[str, ...] = ()
    colour: str = ""

    def is_called(self, name: str, actor_id: str) -> bool:
        """Whether an actor of this name or id is the party: capitals and a *the* in front do not matter."""
        return actor_id in self.aliases or key_of(name) in self._names

    @functools.cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(map(key_of, (self.name, *self.aliases)))

    @property
    def own(self) -> frozenset[str]:
        """The names, as `key_of` gives them, under which a table of outlets may put an outlet on this party's side."""
        return frozenset(map(key_of, filter(None, (self.name, self.side))))


@dataclasses.dataclass(frozen=True)
class Talks:
    """One negotiation: `name` as the table of articles has it (empty for those that name none), and what is known of it."""

    name: str = ""
    title: str = ""
    codebook: str = ""  # a name or a file, as `load` takes it
    parties: tuple[Party, ...] = ()
    outlets: Mapping[str, Outlet] = dataclasses.field(default_factory=dict)  # by `key_of` their source

    @property
    def slug(self) -> str:
        """What its files are called; two names of one slug are one negotiation."""
        return slug_of(self.name)

    @property
    def called(self) -> str:
        """Its title, or else its name."""
        return self.title or self.name

    def outlet(self, source: str) -> Outlet:
        """What the analyst says of an outlet; nothing but its name where the table has no line for it."""
        return self.outlets.get(key_of(source), Outlet(source))


def slug_of(name: str) -> str:
    """Small letters and digits, apart by hyphens; a name without Latin ones, or a very long one, ends in its fingerprint."""
    spelled = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")
    if name.strip() and (not slug or len(slug) > LONGEST_SLUG):
        slug = f"{slug[:LONGEST_SLUG]}-{hashlib.sha256(name.encode('utf-8', 'backslashreplace')).hexdigest()[:8]}".lstrip("-")
    return slug or UNTITLED


def read_talks(folder: Path | str, name: str = "") -> Talks:
    """What `folder` says of the negotiation `name`, and of outlets (`outlets.csv`); a folder without these files says nothing.

    Raises VocabularyError: with the file and, where there is one, the line: no TOML, an unknown or doubled entry, a value
    of another kind, a colour or a codebook that is none.
    """
    folder = Path(folder)
    known, path = Talks(name, outlets=read_outlets(folder)), folder / f"{slug_of(name)}.toml"
    if not os.path.lexists(path):
        return known
    text = _read(path)
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        told = re.search(r"at line (\d+)", str(error))
        line = told[1] if told else max(len(text.splitlines()), 1)  # at the end of the document
        raise VocabularyError(f"{path}:{line}", f"is no TOML ({error})", CURE) from None
    _check_fields(found, FIELDS, lambda key: _where(path, text, key))
    parties = tuple(_party(entry, n, path, text) for n, entry in enumerate(found.get("party", []), start=1))
    _check_names(parties, path, text)
    book = _codebook(found["codebook"], path, _where(path, text, "codebook")) if "codebook" in found else ""
    return dataclasses.replace(known, title=found.get("title", "").strip(), codebook=book, parties=parties)


def _read(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise VocabularyError(path, f"is no file of up to {LARGEST / 1e6:g} MB", "put a parties file in its place")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(path, f"cannot be read ({error})", "save it as a file in UTF-8") from None


def _where(path: Path, text: str, key: str, number: int = 0) -> str:
    """The file and the line of `key`, or of the party of that `number`, or of `key` in it."""
    party, begins, found = 0, 0, 0
    entry = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    for at, line in enumerate(text.splitlines(), start=1):
        if re.match(r"\s*\[\[\s*party\s*\]\]", line):
            party += 1
            begins = at if party == number else begins
        found = found or (at if party == number and entry.match(line) else 0)
    return f"{path}:{found or begins}" if found or begins else str(path)


def _check_fields(found: Mapping[str, object], fields: Mapping[str, type], where: Callable[[str], str]) -> None:
    for key, value in found.items():
        if key not in fields:
            raise VocabularyError(where(key), f"has an unknown entry {key!r}", f"use only {', '.join(fields)}")
        if not isinstance(value, fields[key]) or (isinstance(value, str) and not value.strip()):
            kind = "a text in quotation marks" if fields[key] is str else "a list"
            raise VocabularyError(where(key), f"{key} is {str(value)[:40]!r}", f"write {kind}, or leave the line out")


def _party(entry: object, number: int, path: Path, text: str) -> Party:
    def where(key: str) -> str:
        return _where(path, text, key, number)

    if not isinstance(entry, dict) or "name" not in entry:
        raise VocabularyError(where("name"), f"party {number} has no name", 'write name = "…" below [[party]]')
    _check_fields(entry, FIELDS_OF_PARTY, where)
    aliases = entry.get("aliases", [])
    if not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise VocabularyError(where("aliases"), "has an alias that is no text", 'write aliases = ["…", "…"]')
    colour = entry.get("colour", "")
    if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise VocabularyError(where("colour"), f"colour is {colour[:40]!r}", 'write it like "#1f63a3"')
    return Party(" ".join(entry["name"].split()), entry.get("side", "").strip(), tuple(a.strip() for a in aliases), colour)


def _check_names(parties: tuple[Party, ...], path: Path, text: str) -> None:
    """Raises VocabularyError: two parties share a name."""
    seen: dict[str, int] = {}
    for number, party in enumerate(parties, start=1):
        for key, name in (("name", party.name), *(("aliases", alias) for alias in party.aliases)):
            if seen.setdefault(key_of(name), number) != number:
                what = f"{name!r} is the name of party {seen[key_of(name)]}, too"
                raise VocabularyError(_where(path, text, key, number), what, "keep it with one of the two")


def _codebook(named: str, path: Path, where: str) -> str:
    """The name of one of our codebooks, or the place of a file that is named from the folder of `path`."""
    if (CODEBOOKS / f"{named}.csv").is_file():
        return named
    if (path.parent / named).is_file():
        return str(path.parent / named)
    known = ", ".join(sorted(found.stem for found in CODEBOOKS.glob("*.csv")))
    raise VocabularyError(where, f"codebook {named[:40]!r} does not exist", f"name a file beside this one, or one of {known}")
