"""The word lists: `words/*.csv` in, one frozen and checked `Vocabulary` out.

One entry a line, each with a `note` that says why it is in. A user's own folder with files of the same names and columns
adds lines; a line with the same key replaces the built-in one. No person is in any list: people come from the text.
"""

import dataclasses
import functools
import re
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import VocabularyError
from analysis.words import entries
from analysis.words.codebook import WORD, Codebook
from analysis.words.entries import ASKED_FOR, LISTS
from analysis.words.files import list_of, read_list, user_files
from analysis.words.values import PREFIXES

BUILT_IN = Path(__file__).parent
CODEBOOKS = BUILT_IN / "codebooks"
EVERY = "*"  # in identities.csv: every article
ACTOR_ID = re.compile(rf"(?:{'|'.join(PREFIXES)}):[a-z0-9]+(?:-[a-z0-9]+)*")
TELLING = 4000  # characters of a statement that say what it is about; only what is no statement is longer
ISSUES = "issues"  # the list that a codebook replaces
OTHER = "other"  # the issue of a statement that no pattern of the codebook meets


@dataclasses.dataclass(frozen=True, eq=False)
class Vocabulary:
    """All word lists, each a tuple of entries in the order of its file; loaded once, so one is equal only to itself."""

    actors: tuple[entries.Party, ...]
    metonyms: tuple[entries.Metonym, ...]
    roles: tuple[entries.Role, ...]
    bodies: tuple[entries.Body, ...]
    cues: tuple[entries.Cue, ...]
    hedges: tuple[entries.Hedge, ...]
    triggers: tuple[entries.Trigger, ...]
    judgements: tuple[entries.Judgement, ...]
    issues: tuple[entries.Issue, ...]
    classes: tuple[entries.Member, ...]
    furniture: tuple[entries.Furniture, ...]
    never: tuple[entries.Never, ...]
    identities: tuple[entries.Identity, ...]
    measures: tuple[entries.Measure, ...]
    own_issues: bool = False  # whether a codebook takes the place of the built-in issues

    @functools.cached_property
    def spellings(self) -> dict[str, list[tuple[str, ...]]]:
        """First word in lower case -> the listed spellings of parties that begin with it, word by word, longest first."""
        table: dict[str, list[tuple[str, ...]]] = {}
        forms = [form for party in self.actors for form in (party.name, *party.names, *party.demonyms, *party.peoples)]
        for form in [*forms, *(metonym.form for metonym in self.metonyms)]:
            words = tuple(WORD.findall(form))
            table.setdefault(words[0].lower(), []).append(words)
        return {first: sorted(words, key=lambda w: -len(w)) for first, words in table.items()}

    def identities_in(self, article_id: str) -> dict[str, str]:
        """Actor id -> the id that it is to have in this article; a line for the article wins over one for all."""
        lines = sorted((i for i in self.identities if i.article_id in (EVERY, article_id)), key=lambda i: i.article_id != EVERY)
        return {line.actor_id: line.identity for line in lines}

    @functools.cached_property
    def words_of(self) -> dict[str, frozenset[str]]:
        """Class -> its words; the verbs of saying are the cues that may open words without marks."""
        words = {"verbs_of_saying": {cue.cue for cue in self.cues if cue.opens}}
        for member in self.classes:
            words.setdefault(member.name, set()).add(member.word)
        return {name: frozenset(found) for name, found in words.items()}

    @functools.cached_property
    def furniture_of(self) -> dict[str, str]:
        """Kind of furniture -> one regular expression that matches where any of its patterns does."""
        return _any_of((entry.kind, entry.pattern) for entry in self.furniture)

    @functools.cached_property
    def codebook(self) -> Codebook:
        """The issues, ready to ask."""
        return Codebook(self.issues, self.never)

    def issues_of(self, text: str) -> str:
        """The issues that `text` begins with, what weighs most first, joined by `;`; `other` when no pattern meets it."""
        return ";".join(self.codebook.weigh(text[:TELLING])) or OTHER


def _any_of(patterns: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name -> one regular expression for all of its patterns."""
    found: dict[str, list[str]] = {}
    for name, pattern in patterns:
        found.setdefault(name, []).append(pattern)
    return {name: f"(?:{'|'.join(of_name)})" for name, of_name in found.items()}


def load(folder: Path | str | None = None, codebook: Path | str | None = None) -> Vocabulary:
    """The built-in word lists, with the lines of a user's `folder` on top.

    A `codebook` takes the place of all issues: the name of one in `codebooks/` (`labour`, `trade`) or a file like issues.csv;
    so does an issues.csv in the folder. Raises VocabularyError: a file that no list has, no such codebook, a wrong column, an
    empty key, a repeated line, a value out of range.
    """
    return _load(str(Path(folder).resolve()) if folder else None, str(_codebook(codebook)) if codebook else None)


@functools.cache
def _load(folder: str | None, codebook: str | None) -> Vocabulary:
    lists = {name: read_list(BUILT_IN / f"{name}.csv") for name in LISTS}
    asked_for = {name: {getattr(entry, column) for entry in lists[name].values()} for name, column in ASKED_FOR.items()}
    own = Path(codebook) if codebook else None
    for path in user_files(Path(folder)) if folder else ():
        name = list_of(path)
        if name == ISSUES:
            own = own or path
        else:
            lists[name] = {**lists[name], **read_list(path, asked_for.get(name), own=True)}
    if own:
        lists[ISSUES] = read_list(own, own=own.parent != CODEBOOKS, called=ISSUES)
    vocabulary = Vocabulary(**{name: tuple(found.values()) for name, found in lists.items()}, own_issues=own is not None)
    _check_references(vocabulary, Path(folder) if folder else BUILT_IN)
    return vocabulary


def _codebook(named: Path | str) -> Path:
    """The file of a codebook. Raises VocabularyError: neither one of ours nor a file."""
    ours = CODEBOOKS / f"{named}.csv"
    path = ours if ours.is_file() else Path(named).resolve()
    if not path.is_file():
        known = ", ".join(sorted(found.stem for found in CODEBOOKS.glob("*.csv")))
        raise VocabularyError(named, "is no codebook", f"name a file with the columns of issues.csv, or one of {known}")
    return path


def _check_references(vocabulary: Vocabulary, folder: Path) -> None:
    known = {party.actor_id for party in vocabulary.actors}
    for metonym in vocabulary.metonyms:
        if metonym.actor_id not in known:
            what = f"{metonym.form} stands for {metonym.actor_id}, which is not in actors.csv"
            raise VocabularyError(folder / "metonyms.csv", what, "add that actor or mend the id")
    path, identities = folder / "identities.csv", vocabulary.identities
    for line in identities:
        if not ACTOR_ID.fullmatch(line.identity):
            cure = f"write one of {', '.join(PREFIXES)}, a colon, and words: per:first-last"
            raise VocabularyError(path, f"{line.actor_id} cannot become {line.identity!r}", cure)
        again = [i for i in identities if i.actor_id == line.identity and EVERY in (i.article_id, line.article_id)]
        again += [i for i in identities if (i.article_id, i.actor_id) == (line.article_id, line.identity)]
        if again:
            raise VocabularyError(path, f"{line.identity} is renamed in its turn", "write the last identity in both lines")
