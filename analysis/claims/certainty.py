"""A statement in, the signs by which its confidence is weighed out: in what form it is told, by which rule, of whom."""

from __future__ import annotations

from analysis.claims.statement import Statement
from analysis.reading import Reading

_LENGTHS = (2, 4, 8, 16, 32)  # tokens
LAID_OUT = frozenset(("answer", "label", "list_item"))  # words that the layout gives to somebody
_AS_QUOTED = ("direct", "tagger", "verb", True)  # no corpus annotates them: they are as sure as “We will go,” she said.


def signs_of_certainty(reading: Reading, statement: Statement) -> list[str]:
    """What tells whether a statement has the right words and the right source; no sign is a name."""
    parse, cue = reading.parse, statement.cue_tokens
    saying = any(parse.lemmas[t] in parse.classes["verbs_of_saying"] for t in cue)
    verbal = "verb" if any(parse.tags[t][:2] == "VB" for t in cue) else "other" if cue else "none"
    source = "named" if statement.speaker_id else "unknown" if statement.speaker else "none"
    form, rule = statement.form, statement.rule
    if form in LAID_OUT:
        form, rule, verbal, saying = _AS_QUOTED
    length = sum(len(statement.tokens) > most for most in _LENGTHS)
    return [
        f"form={form}", f"rule={rule}", f"section={statement.section.kind}",
        f"cue={verbal},saying={saying}",
        f"source={source}", f"source={source},cue={verbal}", f"pieces={min(3, len(statement.content))}", f"length={length}",
        f"form={form},cue={verbal},saying={saying}",
    ]  # fmt: skip
