"""An attribution as the tagger and its linker read it in, whether it states nothing at all out: a deed with a verb of speech.

*Signed the treaty*, *called a strike*, *declined to be named*: who does so may say much, but these words do not tell it.
"""

from __future__ import annotations

from analysis.claims.linker import Attribution, cue_head
from analysis.reading import Parse, Reading
from analysis.reading.grammar import VERBAL, child_of


def states_nothing(reading: Reading, a: Attribution) -> bool:
    """Rundle *signed* the treaty; *claimed* victory; *speaks for* the union: a deed, unless it has words or a clause."""
    parse, cue = reading.parse, cue_head(reading.parse, a.cue)
    if _hides_a_name(parse, cue) or _says_which(parse, cue) or wonders(parse, cue):
        return True
    if parse.pos[cue] not in VERBAL or any(reading.is_quoted[i] for piece in a.content for i in range(*piece)):
        return False
    classes, lemma, deps = parse.classes, parse.lemmas[cue], {parse.deps[c] for c in parse.children[cue]}
    quality = "oprd" in deps and (lemma != "call" or not deps.isdisjoint(("dobj", "nsubjpass")))  # called the plan a joke
    if quality or not deps.isdisjoint(("ccomp", "xcomp")):
        return False
    if lemma in classes["verbs_of_speaking_for"]:
        return any(parse.plain[c] in classes["speaking_for"] and parse.deps[c] == "prep" for c in parse.children[cue])
    to_whom, thing = child_of(parse, cue, {"prep"}), child_of(parse, cue, {"dobj", "oprd"})
    reports = lemma == "report" and to_whom is not None and parse.plain[to_whom] == "to"  # reported to work
    if thing is None and (reports or lemma in classes["verbs_of_looking"]):
        return True
    if thing is None and to_whom is not None and parse.plain[to_whom] in ("to", "at"):  # pointed to the door
        thing = child_of(parse, to_whom, {"pobj"})
    if thing is None:
        return False
    if lemma in classes["deeds_with_things"]:  # claimed the prize
        return parse.lemmas[thing] in classes["things_of_deeds"]
    start = min(piece[0] for piece in a.content)  # delivered the petition to the mayor; not: called out the owners
    is_deed = lemma in classes["deeds"] and "prt" not in deps and parse.first[thing] <= start and parse.deps[thing] != "pobj"
    if lemma == "call" and _goes_on_behind(parse, cue, thing):
        return False
    return is_deed or parse.lemmas[thing] in classes["works"]  # wrote a book on the crisis


def _goes_on_behind(parse: Parse, call: int, thing: int) -> bool:
    """Called the shootings *a moment like it*; called Friday *for* a halt: the parse may lose what somebody calls a thing."""
    behind = any(c > thing and parse.deps[c] in ("appos", "amod", "npadvmod", "relcl", "conj") for c in parse.children[thing])
    return behind or any(c > thing and parse.plain[c] == "for" for c in parse.children[call])


def wonders(parse: Parse, verb: int) -> bool:
    """“When?” Kline *wanted* to know: what he wants to know stands before."""
    below = child_of(parse, verb, {"xcomp"})
    return below is not None and parse.lemmas[below] in ("know", "learn") and parse.last[below] == below


def _hides_a_name(parse: Parse, cue: int) -> bool:
    """One investor *declined* to be named."""
    asked = child_of(parse, cue, {"xcomp"})
    return (
        asked is not None
        and parse.lemmas[asked] in parse.classes["identifying"]
        and child_of(parse, asked, {"auxpass"}) is not None
    )


def _says_which(parse: Parse, cue: int) -> bool:
    """*a demand* that Chad finds unfair: the clause says which one, not what it demands."""
    clause = child_of(parse, cue, {"acl", "relcl"}) if parse.tags[cue][:2] == "NN" else None
    return clause is not None and child_of(parse, clause, {"oprd"}) is not None and child_of(parse, clause, {"dobj"}) is None
