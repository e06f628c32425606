"""What is said of a statement beside its words: the act, the modality, whether it is negated, its hedge.

In: a statement's cue and content (places in a `Parse`), and the word lists. Out: the values of the columns of `Claim`.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Sequence

from analysis.reading import Parse, grammar, has_a_not, is_denied
from analysis.words import Vocabulary, lowered

_CONDITION_TO_ACT = {"demand": "request", "precondition": "request", "refusal": "reject", "exclusion": "reject",
                     "red_line": "reject", "threat": "threaten", "offer": "agree"}  # fmt: skip
_WEAKEST_REQUEST, _WEAKEST_OFFER = 3, 2  # strength of a trigger; below it a statement stays an assertion
_PAYS_A_SUM = re.compile(r"(?i)\bwill pay (?!for\b|dearly|(?:a|the) (?:\w+ )?price)\w")
_MARKS = "\"'“‘«„`"
_COMPLEMENTS = frozenset(("acomp", "xcomp", "attr", "oprd", "prt"))
_VERB_GROUP = frozenset(("aux", "auxpass", "neg", "amod", "compound", "advmod"))
_DENIED = frozenset(("nsubj", "nsubjpass", "attr"))
_INDICATIVE = frozenset(("VBD", "VBZ", "MD"))


@dataclasses.dataclass(frozen=True)
class Wording:
    """The word lists in the form in which attributes are read."""

    acts: dict[tuple[str, ...], str]  # words of a cue -> act
    trigger_acts: dict[str, str]  # a condition's trigger -> act
    triggers: re.Pattern[str]
    markers: dict[str, re.Pattern[str]]  # modality -> its words; the first that is met decides
    hedges: re.Pattern[str]
    own: re.Pattern[str]  # I, we


@functools.cache
def read_wording(vocabulary: Vocabulary) -> Wording:
    """Made once for the word lists."""
    words_of = vocabulary.words_of
    trigger_acts = {
        t.trigger.lower(): _CONDITION_TO_ACT[t.kind]
        for t in vocabulary.triggers
        if t.kind in _CONDITION_TO_ACT
        and len(t.trigger) > len("if")
        and t.trigger not in words_of["mere_auxiliaries"]
        and t.strength >= (_WEAKEST_REQUEST if t.kind == "demand" else _WEAKEST_OFFER)
    }
    markers = {
        "necessary": any_of(words_of["marks_of_necessity"]),
        "conditional": any_of(words_of["marks_of_condition"]),
        "probable": any_of(words_of["marks_of_probability"]),
        "possible": any_of(words_of["marks_of_possibility"]),
        "intended": any_of(words_of["marks_of_intention"]),
        "certain": any_of(words_of["marks_of_certainty"]),
    }
    return Wording(
        acts={tuple(entry.cue.lower().split()): entry.act for entry in vocabulary.cues},
        trigger_acts=trigger_acts,
        triggers=any_of(trigger_acts),
        markers=markers,
        hedges=any_of((entry.hedge.lower() for entry in vocabulary.hedges), re.NOFLAG),
        own=any_of(words_of["first_person"]),
    )


def any_of(phrases: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Finds each of the phrases as whole words, the longest first; `’ll` also at the end of a word."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    found = "|".join((r"\b" if phrase[0].isalnum() else "") + re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?:{found})\b" if found else r"(?!)", flags)


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
    return next((i for i in roots if parse.pos[i] in grammar.VERBAL), roots[0] if roots else None)


def act_of(parse: Parse, cue: Sequence[int], content: str, core: str, wording: Wording) -> str:
    """What is done by saying it: the cue's act; where the cue is neutral, the act that the content's own words show.

    Args:
        cue: tokens of the cue, in order; empty when layout alone marks the statement.
        core: of the content, by `core_of`.
    """
    act = _act_of_cue(parse, cue, wording)
    if agrees_not(parse, cue, wording):
        return "reject"
    learns = any(parse.lemmas[i] in parse.classes["learning"] | parse.classes["finding_out"] for i in cue)
    if learns or (act in ("request", "reject") and any(_is_denied_verb(parse, i) for i in cue)):
        return "assert"  # They never asked for a vote; they did not reject it; they heard that it was off.
    if act in ("question", "assert") and _asks_for_conduct(parse, cue):
        return "request"
    if act == "request" and _insists_on_a_fact(parse, cue):  # insisted that the bridge was safe
        act = "assert"
    if act != "assert":
        return act
    if content.rstrip(" \"'”’)").endswith("?"):
        return "question"
    trigger = wording.triggers.search(core)
    own = wording.own.match(content.lstrip(_MARKS)) or _PAYS_A_SUM.search(content)
    if trigger and trigger[0].lower() in parse.classes["threats_to_others"] and own:
        return "agree"  # We will pay. The airline will pay a bonus.
    return wording.trigger_acts.get(trigger[0].lower(), "assert") if trigger else "assert"


def agrees_not(parse: Parse, cue: Sequence[int], wording: Wording) -> bool:
    """They *would not accept*, *never agreed to* the plan."""
    return _act_of_cue(parse, cue, wording) == "agree" and any(_is_denied_verb(parse, i) for i in cue)


def _is_denied_verb(parse: Parse, token: int) -> bool:
    """Not: failed to agree, which the weights of conditions know as an agreement."""
    return parse.pos[token] == "VERB" and parse.deps[token] != "xcomp" and is_denied(parse, token)


def _act_of_cue(parse: Parse, cue: Sequence[int], wording: Wording) -> str:
    """The longest entry decides (*call for* before *call*), then the first that is more than a report: *said in a warning*."""
    telling = [i for i in cue if not _is_aside(parse, i, cue)]
    for size in (3, 2, 1):
        for k in range(len(telling) - size + 1):
            run = telling[k : k + size]
            act = wording.acts.get(tuple(parse.lemmas[i] for i in run)) or wording.acts.get(tuple(parse.lower[i] for i in run))
            if act and act != "assert":
                return act
    return "assert"


def _is_aside(parse: Parse, token: int, cue: Sequence[int]) -> bool:
    """What only tells the occasion: said in a *press* release, in reply to a *threat*, at a *demand* hearing."""
    above = next((i for i in cue if parse.pos[i] in grammar.VERBAL), None)
    if above is None or token <= above or parse.pos[token] in grammar.VERBAL:
        return False
    if parse.deps[token] in ("compound", "amod", "nmod", "poss"):
        return True
    preposition = parse.heads[token]
    if parse.deps[token] != "pobj" or parse.lemmas[above] not in parse.classes["plain_reports"]:
        return False
    if parse.plain[preposition] in parse.classes["prepositions_of_occasion"]:  # said during the protest
        return True
    occasion = parse.classes["occasions_of_speech"]
    of_another = parse.heads[preposition] != above or parse.lemmas[preposition - 1] in occasion  # in reply | to a threat
    return parse.lemmas[token] in occasion or of_another


def _asks_for_conduct(parse: Parse, cue: Sequence[int]) -> bool:
    """*Asked them to leave; told them to leave*: what follows is to be done."""
    bidding = [i for i in cue if parse.lemmas[i] in parse.classes["verbs_of_bidding"]]
    clauses = [c for i in bidding for c in parse.children[i] if parse.deps[c] in ("xcomp", "ccomp")]
    return any(parse.lower[c] == "to" for clause in clauses for c in parse.children[clause])


def _insists_on_a_fact(parse: Parse, cue: Sequence[int]) -> bool:
    """Whether the clause insisted on is in the indicative; a bare verb is a demand: *insisted that the army leave*."""
    clauses = [c for i in cue if parse.lemmas[i] == "insist" for c in parse.children[i] if parse.deps[c] == "ccomp"]
    verbs = [v for clause in clauses for v in (clause, *parse.children[clause])]
    return any(parse.tags[v] in _INDICATIVE or parse.lower[v] in ("am", "are") for v in verbs)


def modality_of(core: str, act: str, wording: Wording) -> str:
    """How the speaker presents the content, by the strongest marker of its main clause: `must` necessary, `may` possible."""
    if act == "request":
        return "necessary"
    marked = next((modality for modality, words in wording.markers.items() if words.search(core)), None)
    return marked or ("intended" if act in ("agree", "threaten") else "fact")


def is_negated(parse: Parse, cue: Sequence[int], content: Sequence[int]) -> bool:
    """Whether the main clause of the content is negated, or else the cue is: `did not say that …`."""
    root = _root(parse, content)
    said = root is not None and (_negative(parse, root) or (parse.pos[root] in grammar.VERBAL and has_a_not(parse, root)))
    quality = None if root is None else grammar.child_of(parse, root, {"acomp"})  # The contract's | not fair.
    said |= quality is not None and grammar.is_negated(parse, quality)
    stated = None if root is None else grammar.child_of(parse, root, {"ccomp"})  # The truth is | —we won't pay.
    set_off = stated is not None and parse.lemmas[root] == "be" and not parse.words[parse.first[stated] - 1].isalnum()
    said |= set_off and parse.first[stated] - 1 > root and _negative(parse, stated)
    be = None if root is None else grammar.resumed_be(parse, root)  # We're | not—let me be clear—prepared to pay.
    said |= be is not None and parse.lower[be + 1] in parse.classes["negative"]
    return said or any(_negative(parse, i) for i in cue)


def _negative(parse: Parse, head: int) -> bool:
    """Also *nobody came; no bridge was open; there is no reason to wait*."""
    denial = parse.classes["words_of_denial"]
    denied = [child for child in parse.children[head] if parse.deps[child] in _DENIED]
    inside = (c for child in denied for c in parse.children[child])
    return grammar.is_negated(parse, head) or any(parse.lower[i] in denial for i in (*parse.children[head], *inside))


def hedge_in(texts: Iterable[str], wording: Wording) -> str | None:
    """The first hedge in the pieces of text, as written there."""
    for text in texts:
        if found := wording.hedges.search(lowered(text)):
            return text[found.start() : found.end()]
    return None
