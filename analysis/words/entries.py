"""One class a word list: an entry is a line of its file, its fields are the columns, and `note` says why it is in.

`LISTS` names the files, what makes two lines of one the same, and the values that a column may have.
"""

import re
from typing import NamedTuple

from analysis.words.values import ACTS, DIMENSIONS, KINDS_OF_ACTOR, KINDS_OF_CONDITION, MODALITIES


class Party(NamedTuple):
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
        return tuple(d + "s" for d in self.demonyms if not re.search("(?:[sc]h|ese|ss|m[ae]n|is|x)$", d))


class Metonym(NamedTuple):
    """A place or building that stands for a government: `Kremlin` for Russia."""

    form: str
    actor_id: str
    note: str


class Role(NamedTuple):
    """A noun that names an office: `foreign minister`; `side` says for whom its holder speaks."""

    role: str
    side: str
    note: str


class Body(NamedTuple):
    """A common noun that names people who act together or without a name (`ministry`, `rebels`, `officials`).

    `kind` is the kind of actor that it makes; `side` is `state` where the body is an organ of the state named with it.
    """

    body: str
    kind: str
    side: str
    note: str


class Cue(NamedTuple):
    """A word that reports (`said`, `according to`) and what is done by saying it.

    `opens` is `words` where words without quotation marks may follow it: `He quipped: Then we are all guilty.`
    """

    cue: str
    act: str
    note: str
    opens: str = ""


class Hedge(NamedTuple):
    """A word by which a speaker or reporter is less than certain: `reportedly`, `likely`."""

    hedge: str
    modality: str
    note: str


class Trigger(NamedTuple):
    """A word that makes a statement a condition: `must`, `only if`, `non-starter`."""

    trigger: str
    kind: str
    strength: int
    direction: int
    note: str


class Judgement(NamedTuple):
    """A judging word, what it judges about its object, and how (-2 to +2)."""

    wording: str
    dimension: str
    verdict: int
    note: str


class Issue(NamedTuple):
    """A regular expression that puts a statement under an issue of the codebook."""

    issue: str
    pattern: str
    note: str


class Furniture(NamedTuple):
    """A regular expression for a `kind` of what stands around or between the prose of a page: `read more\\b` of boilerplate."""

    kind: str
    pattern: str
    note: str


class Never(NamedTuple):
    """A pattern that looks like an entry of `list` and never is one: `have to do with` of triggers."""

    pattern: str
    list: str
    note: str


class Identity(NamedTuple):
    """What only a reader knows: that `actor_id` of an article (`*`: of every article) is to be called `identity`.

    Two people of one name are told apart by it, and one person under two names is joined; the first letters of `identity`
    say what the actor is: `per:holland` of a text that means the state becomes `cty:netherlands`.
    """

    article_id: str
    actor_id: str
    identity: str
    note: str


class Measure(NamedTuple):
    """A word of figures: what it is worth, and the unit that it is counted in (`week`: 7 days).

    A `number` is worth itself, a `scale` multiplies the number before it, a `part` is a share of the whole, a `unit` and
    `money` count what stands before (or, as a sign, behind) them; of a `rest` what is left of `worth` counts.
    """

    measure: str
    kind: str
    worth: str
    unit: str
    note: str


class Member(NamedTuple):
    """A word of a class for which the grammar of the finders asks: `ceasefire` of the events that one can demand.

    The note at the first word of a class says what the class is, with an example.
    """

    name: str
    word: str
    note: str


KINDS_OF_MEASURE = ("number", "scale", "part", "unit", "money", "rest")
SIDES = ("state", "body", "self", "kin", "mr", "mrs", "dr")
Entry = (
    Party | Metonym | Role | Body | Cue | Hedge | Trigger | Judgement | Issue | Member | Furniture | Never | Identity | Measure
)

# file -> (entry class, the fields that together must be unique, field -> allowed values)
LISTS: dict[str, tuple[type[Entry], tuple[str, ...], dict[str, tuple[str, ...]]]] = {
    "actors": (Party, ("actor_id",), {"kind": KINDS_OF_ACTOR}),
    "metonyms": (Metonym, ("form",), {}),
    "roles": (Role, ("role",), {"side": SIDES}),
    "bodies": (Body, ("body",), {"kind": KINDS_OF_ACTOR, "side": ("", "state", "media")}),
    "cues": (Cue, ("cue",), {"act": ACTS, "opens": ("", "words")}),
    "hedges": (Hedge, ("hedge",), {"modality": MODALITIES}),
    "triggers": (Trigger, ("trigger",), {"kind": KINDS_OF_CONDITION}),
    "judgements": (Judgement, ("wording",), {"dimension": DIMENSIONS}),
    "issues": (Issue, ("issue", "pattern"), {}),
    "classes": (Member, ("name", "word"), {}),
    "furniture": (Furniture, ("kind", "pattern"), {}),
    "never": (Never, ("pattern", "list"), {}),
    "identities": (Identity, ("article_id", "actor_id"), {}),
    "measures": (Measure, ("measure",), {"kind": KINDS_OF_MEASURE}),
}
# file -> the column whose values the code asks for by name: a user's file adds lines to them, and makes no new one
OLD_NAMES = {"modality": "triggers"}  # lists that a user's folder may still call so
ASKED_FOR = {"classes": "name", "furniture": "kind", "never": "list"}
