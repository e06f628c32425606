"""What is said of a statement beside its words: the act, the modality, whether it is negated, its hedge, what it repeats.

In: a statement's cue and content (places in a `Parse`), and the word lists. Out: the values of the columns of `Claim`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from analysis.reading import Parse
from analysis.reading.grammar import VERBAL
from analysis.words import Vocabulary

_CONDITION_TO_ACT = {"demand": "request", "precondition": "request", "refusal": "reject", "exclusion": "reject",
                     "red_line": "reject", "threat": "threaten", "offer": "agree"}  # fmt: skip
# Triggers of conditions that alone do nothing: the wall would cost more, the bill could not pass.
_AUXILIARIES = frozenset(("will", "would", "may", "might", "could", "could not", "do not"))
_WEAKEST_REQUEST, _WEAKEST_OFFER = 3, 2  # strength of a trigger; below it a statement stays an assertion
_NECESSARY = re.compile(
    r"\b(?:must|shall|should|ought to|ha(?:ve|s|d) to|needs? to|(?:is|are) (?:required|obliged|supposed) to)\b", re.I
)
_MARKERS = (
    ("conditional", re.compile(r"\b(?:if|unless|provided|would)\b|[’']d\b", re.I)),
    ("probable", re.compile(r"\b(?:likely|probably|expected to|seem(?:s|ed)?|appear(?:s|ed to)?)\b", re.I)),
    ("possible", re.compile(r"\b(?:may|might|could|can|perhaps|possibl[ey])\b", re.I)),
    (
        "intended",
        re.compile(r"\b(?:will|won[’']t|going to|plans? to|intends? to|aims? to|(?:am|is|are|was|were) to)\b|[’']ll\b", re.I),
    ),
    ("certain", re.compile(r"\b(?:certainly|definitely|undoubtedly|surely|of course|clearly|never)\b", re.I)),
)
_COMPLEMENTS = frozenset(("acomp", "xcomp", "attr", "oprd", "prt"))
_VERB_GROUP = frozenset(("aux", "auxpass", "neg", "amod", "compound", "advmod"))
_INDICATIVE = frozenset(("VBD", "VBZ", "MD"))
_NEGATIVE_WORDS = frozenset(("no", "nobody", "nothing", "neither", "none", "nor", "hardly", "scarcely"))
_WORD = re.compile(r"\w+(?:[’']\w+)?")
_STOP = frozenset(
    ("a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
     "before", "being", "between", "both", "but", "by", "can", "could", "did", "do", "does", "down", "for", "from", "had",
     "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may",
     "might", "more", "most", "must", "no", "not", "now", "of", "off", "on", "only", "or", "other", "our", "out", "over",
     "own", "s", "same", "she", "should", "so", "some", "such", "t", "than", "that", "the", "their", "them", "then",
     "there", "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "very", "was", "we",
     "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "you", "your")
)  # fmt: skip

# A statement repeats an earlier one of the same speaker when they share this part of the shorter one's content words and at
# least so many of them. Set by eye on repeated quotations, pull quotes and interviewers' summaries.
SHARED_PART = 0.7
SHARED_WORDS = 5
SHARED_PART_OTHER_SPEAKER = 0.9  # one of the two speakers is unknown: only the same words count


@dataclasses.dataclass(frozen=True)
class Wording:
    """The word lists in the form in which attributes are read."""

    acts: dict[tuple[str, ...], str]  # words of a cue -> act
    trigger_acts: dict[str, str]  # a condition's trigger -> act
    triggers: re.Pattern[str]
    hedges: re.Pattern[str]


def read_wording(vocabulary: Vocabulary) -> Wording:
    """Made once for an article."""
    trigger_acts = {
        t.trigger.lower(): _CONDITION_TO_ACT[t.kind]
        for t in vocabulary.modality
        if t.kind in _CONDITION_TO_ACT
        and len(t.trigger) > len("if")
        and t.trigger not in _AUXILIARIES
        and t.strength >= (_WEAKEST_REQUEST if t.kind == "demand" else _WEAKEST_OFFER)
    }
    acts = {tuple(entry.cue.lower().split()): entry.act for entry in vocabulary.cues}
    return Wording(acts, trigger_acts, _any_of(trigger_acts), _any_of(h.hedge for h in vocabulary.hedges))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, phrases), key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b" if longest_first else r"(?!)", re.IGNORECASE)


def core_of(parse: Parse, tokens: Sequence[int]) -> str:
    """The verb of the main clause with its auxiliaries, negation and complements: *Both sides must be ready to talk* -> must be
    ready to talk. A condition of it adds its *if*."""
    root = _root(parse, tokens)
    if root is None:
        return ""
    before = root - 1
    while before > tokens[0] and not parse.words[before][:1].isalnum():
        before -= 1
    core, waiting = {i for i in (before,) if parse.tags[i] == "MD" or parse.lower[i] == "cannot"}, [root]  # cannot…be part
    while waiting:
        core.add(waiting[-1])
        children = parse.children[waiting.pop()]
        core.update(c for c in children if parse.deps[c] in _VERB_GROUP)
        waiting += (c for c in children if parse.deps[c] in _COMPLEMENTS)
    for clause in parse.children[root]:
        if parse.deps[clause] == "advcl":
            core.update(c for c in parse.children[clause] if parse.deps[c] == "mark")
    words, end = [], None
    for i in sorted(core):
        words.append(parse.words[i] if end in (None, parse.starts[i]) else " " + parse.words[i])
        end = parse.ends[i]
    return "".join(words)


def _root(parse: Parse, tokens: Sequence[int]) -> int | None:
    """The highest verb of the tokens, or else their first token without a head among them."""
    inside = set(tokens)
    roots = [i for i in tokens if parse.heads[i] not in inside or parse.heads[i] == i]
    return next((i for i in roots if parse.pos[i] in VERBAL), roots[0] if roots else None)


def act_of(parse: Parse, cue: Sequence[int], content: str, core: str, wording: Wording) -> str:
    """What is done by saying it: the cue's act; where the cue is neutral, the act that the content's own words show.

    Args:
        cue: tokens of the cue, in order; empty when layout alone marks the statement.
        core: of the content, by `core_of`.
    """
    act = _act_of_cue(parse, cue, wording)
    if act in ("question", "assert") and _asks_for_conduct(parse, cue):  # asked them to leave; told them to leave
        return "request"
    if act == "request" and _insists_on_a_fact(parse, cue):  # insisted that the bridge was safe
        act = "assert"
    if act != "assert":
        return act
    if content.rstrip(" \"'”’)").endswith("?"):
        return "question"
    trigger = wording.triggers.search(core)
    return wording.trigger_acts.get(trigger[0].lower(), "assert") if trigger else "assert"


def _act_of_cue(parse: Parse, cue: Sequence[int], wording: Wording) -> str:
    """The longest entry decides (*call for* before *call*), then the first that is more than a report: *said in a warning*."""
    for size in (3, 2, 1):
        for k in range(len(cue) - size + 1):
            run = cue[k : k + size]
            act = wording.acts.get(tuple(parse.lemmas[i] for i in run)) or wording.acts.get(tuple(parse.lower[i] for i in run))
            if act and act != "assert":
                return act
    return "assert"


def _asks_for_conduct(parse: Parse, cue: Sequence[int]) -> bool:
    clauses = [
        c for i in cue if parse.lemmas[i] in ("ask", "tell") for c in parse.children[i] if parse.deps[c] in ("xcomp", "ccomp")
    ]
    return any(parse.lower[c] == "to" for clause in clauses for c in parse.children[clause])


def _insists_on_a_fact(parse: Parse, cue: Sequence[int]) -> bool:
    """Whether the clause insisted on is in the indicative; a bare verb is a demand: *insisted that the army leave*."""
    clauses = [c for i in cue if parse.lemmas[i] == "insist" for c in parse.children[i] if parse.deps[c] == "ccomp"]
    verbs = [v for clause in clauses for v in (clause, *parse.children[clause])]
    return any(parse.tags[v] in _INDICATIVE or parse.lower[v] in ("am", "are") for v in verbs)


def modality_of(core: str, act: str) -> str:
    """How the speaker presents the content, by the strongest marker of its main clause: `must` necessary, `may` possible."""
    if act == "request" or _NECESSARY.search(core):
        return "necessary"
    for modality, markers in _MARKERS:
        if markers.search(core):
            return modality
    return "intended" if act in ("agree", "threaten") else "fact"


def is_negated(parse: Parse, cue: Sequence[int], content: Sequence[int]) -> bool:
    """Whether the main clause of the content is negated, or else the cue is: `did not say that …`."""
    root = _root(parse, content)
    return (root is not None and _negative(parse, root)) or any(_negative(parse, i) for i in cue)


def _negative(parse: Parse, head: int) -> bool:
    for child in parse.children[head]:
        if parse.deps[child] == "neg" or parse.lower[child] in _NEGATIVE_WORDS:
            return True
        # no bridge was open; there is no reason to wait
        if parse.deps[child] in ("nsubj", "nsubjpass", "attr") and any(
            parse.lower[c] in _NEGATIVE_WORDS for c in parse.children[child]
        ):
            return True
    return False


def hedge_in(texts: Iterable[str], wording: Wording) -> str | None:
    """The first hedge in the pieces of text, as written there."""
    for text in texts:
        if found := wording.hedges.search(text):
            return found[0]
    return None


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that carry its content, cut to their first six letters: `negotiating` and `negotiations` meet."""
    return frozenset(w.lower()[:6] for w in _WORD.findall(text) if w.lower() not in _STOP)


@dataclasses.dataclass
class Repeats:
    """Remembers the statements so far and finds the first that a new one repeats. Lookup goes through the rarest words."""

    _words: list[frozenset[str]] = dataclasses.field(default_factory=list)
    _speakers: list[str | None] = dataclasses.field(default_factory=list)
    _holders: dict[str, list[int]] = dataclasses.field(default_factory=dict)

    def first_like(self, words: frozenset[str], speaker: str | None) -> int | None:
        """The number of the first statement with the same content words, by the same speaker or an unknown one."""
        if len(words) < SHARED_WORDS:
            return None
        shared: dict[int, int] = {}
        for word in sorted(words):
            holders = self._holders.get(word, ())
            for number in holders[:200]:  # a word in more statements than that tells nothing
                shared[number] = shared.get(number, 0) + 1
        for number in sorted(shared):
            if self._repeats(number, shared[number], words, speaker):
                return number
        return None

    def _repeats(self, number: int, shared: int, words: frozenset[str], speaker: str | None) -> bool:
        other = self._speakers[number]
        if shared < SHARED_WORDS or (speaker and other and speaker != other):
            return False
        part = SHARED_PART if speaker and speaker == other else SHARED_PART_OTHER_SPEAKER
        return shared >= part * min(len(words), len(self._words[number]))

    def remember(self, words: frozenset[str], speaker: str | None) -> None:
        """Keeps one statement; its number is the count of those before it."""
        number = len(self._words)
        self._words.append(words)
        self._speakers.append(speaker)
        for word in words:
            self._holders.setdefault(word, []).append(number)
