"""Rows of a text by hand, and the flags that they get: `flags_of(text, [claim(text, "the words")])`."""

import dataclasses

from analysis.actors.find import find_actors
from analysis.flags.defects import Found
from analysis.flags.find import find_flags
from analysis.tables import rows
from analysis.tables.rows import Span
from tests.marked import read_text

NOBODY = find_actors(read_text(""))


def cast_of(actors=(), mentions=()):
    return dataclasses.replace(NOBODY, actors=tuple(actors), mentions=tuple(sorted(mentions, key=lambda m: m.start)))


def flags_of(text, claims=(), conditions=(), assessments=(), cast=None, **fields):
    reading = read_text(text, **fields)
    return find_flags(reading, cast or NOBODY, claims, conditions, assessments)


def found_in(text, cast=NOBODY):
    """The text as the rules get it, without claims or conditions."""
    return Found(read_text(text), cast, (), (), ())


def kinds(flags):
    return [f.kind for f in flags]


def claim(text, quote, **fields):
    start = text.index(quote)
    given = {
        "claim_id": f"t#c{start}", "article_id": "t", "section_id": "t#s0", "speaker_id": None, "speaker_quote": None,
        "speaker_start": None, "speaker_end": None, "cue": "said", "cue_start": None, "cue_end": None, "form": "indirect",
        "act": "assert", "modality": "fact", "negated": False, "issue": "other", "hedge": None, "reported_by": None,
        "duplicate_of": None, "confidence": 0.8, **rows.evidence(text, [Span(start, start + len(quote))], "r"),
    }  # fmt: skip
    return rows.Claim(**(given | fields))


def condition(text, quote, **fields):
    start = text.index(quote)
    given = {
        "condition_id": f"t#d{start}", "article_id": "t", "section_id": "t#s0", "claim_id": None, "holder_id": None,
        "target_id": None, "kind": "demand", "issue": "other", "trigger": "must", "modality": "necessary", "strength": 5,
        "direction": 1, "antecedent_start": None, "antecedent_end": None, "duplicate_of": None, "status": "standing",
        "confidence": 0.8,
        **rows.evidence(text, [Span(start, start + len(quote))], "r"),
    }  # fmt: skip
    return rows.Condition(**(given | fields))


def actor(text, quote, actor_id, **fields):
    start = text.index(quote)
    given = {
        "article_id": "t", "actor_id": actor_id, "name": quote, "kind": "person", "role": None, "represents": None,
        "country": None, "members": None, "n_mentions": 1, **rows.evidence(text, [Span(start, start + len(quote))], "r"),
    }  # fmt: skip
    return rows.Actor(**(given | fields))


def mention(text, quote, actor_id, form="name", nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    evidence = rows.evidence(text, [Span(start, start + len(quote))], "r")
    return rows.Mention(mention_id=f"t#m{start}", article_id="t", section_id="t#s0", actor_id=actor_id, form=form, **evidence)
