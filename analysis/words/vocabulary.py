"""The word lists: `words/*.csv` in, one frozen and checked `Vocabulary` out.

One entry a line, each with a `note` that says why it is in. A user's own folder with files of the same names and columns
adds lines; a line with the same key replaces the built-in one. No person is in any list: people come from the text.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import re
from pathlib import Path

from analysis.errors import VocabularyError
from analysis.words.values import ACTS, DIMENSIONS, KINDS_OF_ACTOR, KINDS_OF_CONDITION

BUILT_IN = Path(__file__).parent


@dataclasses.dataclass(frozen=True)
class Party:
    """A state, bloc or organisation; `names` and `demonyms` are further spellings (`the united States`, `Russian`).

    `proof` is a regular expression of words without one of which a text does not mean the party: who writes `Jordan` and
    neither Amman nor the Middle East speaks of a person.
    """

    actor_id: str
    name: str
    kind: str
    country: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    note: str
    proof: str = ""

    @property
    def peoples(self) -> tuple[str, ...]:
        """The plurals of the demonyms that have one of their own: `Russians`, but not `French` or `Chinese`."""
        return tuple(d + "s" for d in self.demonyms if not d.endswith(("sh", "ch", "ese", "ss", "men", "man", "is", "x")))


@dataclasses.dataclass(frozen=True)
class Metonym:
    """A place or building that stands for a government: `Kremlin` for Russia."""

    form: str
    actor_id: str
    note: str


@dataclasses.dataclass(frozen=True)
class Role:
    """A noun that names an office: `foreign minister`; `side` says for whom its holder speaks."""

    role: str
    side: str
    note: str


@dataclasses.dataclass(frozen=True)
class Body:
    """A common noun that names people who act together or without a name (`ministry`, `rebels`, `officials`).

    `kind` is the kind of actor that it makes; `side` is `state` where the body is an organ of the state named with it.
    """

    body: str
    kind: str
    side: str
    note: str


@dataclasses.dataclass(frozen=True)
class Cue:
    """A word that reports (`said`, `according to`) and what is done by saying it."""

    cue: str
    act: str
    note: str


@dataclasses.dataclass(frozen=True)
class Hedge:
    """A word by which a speaker or reporter is less than certain: `reportedly`, `likely`."""

    hedge: str
    modality: str
    note: str


@dataclasses.dataclass(frozen=True)
class Trigger:
    """A word that makes a statement a condition: `must`, `only if`, `non-starter`."""

    trigger: str
    kind: str
    strength: int
    direction: int
    note: str


@dataclasses.dataclass(frozen=True)
class Judgement:
    """A judging word, what it judges about its object, and how (-2 to +2)."""

    wording: str
    dimension: str
    verdict: int
    note: str


@dataclasses.dataclass(frozen=True)
class Issue:
    """A regular expression that puts a statement under an issue of the codebook."""

    issue: str
    pattern: str
    note: str


@dataclasses.dataclass(frozen=True)
class Never:
    """A pattern that looks like an entry of `list` and never is one: `have to do with` of modality."""

    pattern: str
    list: str
    note: str


@dataclasses.dataclass(frozen=True)
class Identity:
    """What only a reader knows: that `actor_id` of an article (`*`: of every article) is to be called `identity`.

    Two people of one name are told apart by it, and one person under two names is joined.
    """

    article_id: str
    actor_id: str
    identity: str
    note: str


@dataclasses.dataclass(frozen=True)
class Member:
    """A word of a class for which the grammar of the finders asks: `ceasefire` of the events that one can demand.

    The note at the first word of a class says what the class is, with an example.
    """

    name: str
    word: str
    note: str


# file -> (entry class, the fields that together must be unique, field -> allowed values)
LISTS = {
    "actors": (Party, ("actor_id",), {"kind": KINDS_OF_ACTOR}),
    "metonyms": (Metonym, ("form",), {}),
    "roles": (Role, ("role",), {}),
    "bodies": (Body, ("body",), {"kind": KINDS_OF_ACTOR}),
    "cues": (Cue, ("cue",), {"act": ACTS}),
    "hedges": (Hedge, ("hedge",), {}),
    "modality": (Trigger, ("trigger",), {"kind": KINDS_OF_CONDITION}),
    "judgements": (Judgement, ("wording",), {"dimension": DIMENSIONS}),
    "issues": (Issue, ("issue", "pattern"), {}),
    "classes": (Member, ("name", "word"), {}),
    "never": (Never, ("pattern", "list"), {}),
    "identities": (Identity, ("article_id", "actor_id"), {}),
}
EVERY = "*"  # in identities.csv: every article
TELLING = 4000  # characters of a statement that say what it is about; only what is no statement is longer
OTHER = "other"  # the issue of a statement that no pattern of the codebook meets


@dataclasses.dataclass(frozen=True, eq=False)
class Vocabulary:
    """All word lists, each a tuple of entries in the order of its file; loaded once, so one is equal only to itself."""

    actors: tuple[Party, ...]
    metonyms: tuple[Metonym, ...]
    roles: tuple[Role, ...]
    bodies: tuple[Body, ...]
    cues: tuple[Cue, ...]
    hedges: tuple[Hedge, ...]
    modality: tuple[Trigger, ...]
    judgements: tuple[Judgement, ...]
    issues: tuple[Issue, ...]
    classes: tuple[Member, ...]
    never: tuple[Never, ...]
    identities: tuple[Identity, ...]

    @functools.cached_property
    def spellings(self) -> dict[str, list[tuple[str, ...]]]:
        """First word in lower case -> the listed spellings of parties that begin with it, word by word, longest first."""
        table: dict[str, list[tuple[str, ...]]] = {}
        forms = [form for party in self.actors for form in (party.name, *party.names, *party.demonyms, *party.peoples)]
        for form in [*forms, *(metonym.form for metonym in self.metonyms)]:
            words = tuple(re.findall(r"[^\W_]+", form))
            table.setdefault(words[0].lower(), []).append(words)
        return {first: sorted(words, key=lambda w: -len(w)) for first, words in table.items()}

    def identities_in(self, article_id: str) -> dict[str, str]:
        """Actor id -> the id that it is to have in this article; a line for the article wins over one for all."""
        lines = sorted((i for i in self.identities if i.article_id in (EVERY, article_id)), key=lambda i: i.article_id != EVERY)
        return {line.actor_id: line.identity for line in lines}

    @functools.cached_property
    def words_of(self) -> dict[str, frozenset[str]]:
        """Class -> its words."""
        words: dict[str, set[str]] = {}
        for member in self.classes:
            words.setdefault(member.name, set()).add(member.word)
        return {name: frozenset(found) for name, found in words.items()}

    @functools.cached_property
    def _issue_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        patterns: dict[str, list[str]] = {}
        for entry in self.issues:
            patterns.setdefault(entry.issue, []).append(entry.pattern)
        return [(name, re.compile(rf"\b(?:{'|'.join(p)})", re.IGNORECASE)) for name, p in patterns.items()]

    def issues_of(self, text: str) -> str:
        """The issues that `text` begins with, most hits first, joined by `;`; `other` when no pattern meets it."""
        hits = [(name, len(pattern.findall(text[:TELLING]))) for name, pattern in self._issue_patterns]
        met = sorted((h for h in hits if h[1]), key=lambda h: -h[1])
        return ";".join(name for name, _ in met) or OTHER


def load(folder: Path | str | None = None) -> Vocabulary:
    """The built-in word lists, with the lines of a user's `folder` on top.

    Raises:
        VocabularyError: a file that no list has, a wrong column, an empty key, a repeated line, a value out of range.
    """
    return _load(str(Path(folder).resolve()) if folder else None)


@functools.cache
def _load(folder: str | None) -> Vocabulary:
    entries = {name: read_list(BUILT_IN / f"{name}.csv") for name in LISTS}
    if folder:
        for path in _user_files(Path(folder)):
            entries[path.stem] = {**entries[path.stem], **read_list(path)}
    vocabulary = Vocabulary(**{name: tuple(rows.values()) for name, rows in entries.items()})
    _check_references(vocabulary, Path(folder) if folder else BUILT_IN)
    return vocabulary


def _user_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise VocabularyError(folder, "is no folder of word lists", "name a folder that holds files like cues.csv")
    paths = sorted(folder.glob("*.csv"))
    for path in paths:
        if path.stem not in LISTS:
            raise VocabularyError(path, "no word list has this name", f"call it one of {', '.join(LISTS)} (.csv)")
    return paths


def read_list(path: Path) -> dict[tuple[str, ...], object]:
    """The entries of one file by their key, in order.

    Raises:
        VocabularyError: with the file and the line.
    """
    row_class, key_fields, allowed = LISTS[path.stem]
    names = [f.name for f in dataclasses.fields(row_class)]
    needed = [f.name for f in dataclasses.fields(row_class) if f.default is dataclasses.MISSING]
    entries: dict[tuple[str, ...], object] = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(path, f"cannot be read ({error})", "save it as a UTF-8 file of comma-separated values") from None
    reader = csv.DictReader(lines)
    if reader.fieldnames not in (names, needed):  # a user's list may be older than the last column
        raise VocabularyError(f"{path}:1", f"has the columns {reader.fieldnames}", f"write the first line as {','.join(names)}")
    for line in reader:
        where = f"{path}:{reader.line_num}"
        if None in line or None in line.values():
            raise VocabularyError(where, "has more or fewer fields than the first line", 'put "…" around a field with a comma')
        entry = row_class(**{f.name: _value((line.get(f.name) or "").strip(), f, where) for f in dataclasses.fields(row_class)})
        key = tuple(str(getattr(entry, k)).lower() for k in key_fields)
        if not all(key):
            raise VocabularyError(where, f"has no {' and '.join(key_fields)}", "fill it in or delete the line")
        if key in entries:
            raise VocabularyError(where, f"repeats {', '.join(key)}", "keep one of the two lines")
        for field, values in allowed.items():
            if getattr(entry, field) not in values:
                raise VocabularyError(where, f"{field} is {getattr(entry, field)!r}", f"use one of {', '.join(values)}")
        entries[key] = entry
    return entries


def _value(text: str, field: dataclasses.Field, where: str) -> object:
    if field.type == "int":
        try:
            return int(text)
        except ValueError:
            raise VocabularyError(where, f"{field.name} is {text!r}", "write a whole number") from None
    if field.type.startswith("tuple"):
        return tuple(part.strip() for part in text.split("|") if part.strip())
    if field.name in ("pattern", "proof"):
        try:
            re.compile(text)
        except re.error as error:
            raise VocabularyError(where, f"{text!r} is no regular expression ({error})", "mend the pattern") from None
    return text


def _check_references(vocabulary: Vocabulary, folder: Path) -> None:
    known = {party.actor_id for party in vocabulary.actors}
    for metonym in vocabulary.metonyms:
        if metonym.actor_id not in known:
            raise VocabularyError(
                folder / "metonyms.csv", f"{metonym.form} stands for {metonym.actor_id}, which is not in actors.csv",
                "add that actor or mend the id",
            )  # fmt: skip
    _check_identities(vocabulary.identities, folder / "identities.csv")


def _check_identities(identities: tuple[Identity, ...], path: Path) -> None:
    for line in identities:
        kind = line.actor_id.partition(":")[0]
        if not re.fullmatch(rf"{re.escape(kind)}:[a-z0-9]+(?:-[a-z0-9]+)*", line.identity):
            raise VocabularyError(
                path, f"{line.actor_id} cannot become {line.identity!r}", f"write an id of the same kind: {kind}:first-last"
            )
        again = [i for i in identities if i.actor_id == line.identity and EVERY in (i.article_id, line.article_id)]
        again += [i for i in identities if (i.article_id, i.actor_id) == (line.article_id, line.identity)]
        if again:
            raise VocabularyError(path, f"{line.identity} is renamed in its turn", "write the last identity in both lines")
