"""Attributes of statements: act, modality, negation and hedge, each with its golden sentences."""

import csv
from pathlib import Path

import pytest

from analysis.claims import attributes
from analysis.words.vocabulary import load
from tests.marked import read_text, unmark

ATTRIBUTED = Path(__file__).with_name("attributes.csv")
WORDING = attributes.read_wording(load())


def parsed(marked):
    """The parse of a marked sentence, the tokens of its cue and of its content, and the content's words."""
    text, spans = unmark(marked)
    parse = read_text(text).parse
    places = {
        name: [i for i, start in enumerate(parse.starts) if any(s.start <= start < s.end for s in spans.get(name, []))]
        for name in ("cue", "content")
    }
    return parse, places["cue"], places["content"], " … ".join(text[s.start : s.end] for s in spans["content"])


ACTS = [
    ("assert", "Weiss ⟨cue: said⟩ ⟨content: that the bridge was open⟩."),
    ("question", "Weiss ⟨cue: asked⟩ ⟨content: whether the bridge was open⟩."),
    ("question", "“⟨content: Who opened the bridge?⟩” Weiss ⟨cue: said⟩."),
    ("request", "Weiss ⟨cue: asked⟩ them ⟨content: to open the bridge⟩."),
    ("request", "Weiss ⟨cue: called for⟩ ⟨content: an end to the fighting⟩."),
    ("request", "Weiss ⟨cue: urged⟩ ⟨content: both sides to talk⟩."),
    ("request", "Weiss ⟨cue: said⟩ ⟨content: that they must leave the bridge⟩."),
    ("reject", "Weiss ⟨cue: ruled out⟩ ⟨content: a truce⟩."),
    ("reject", "Weiss ⟨cue: denied⟩ ⟨content: that the bridge was open⟩."),
    ("accuse", "Weiss ⟨cue: accused⟩ ⟨content: the army of looting⟩."),
    ("accuse", "Weiss’s ⟨cue: criticism⟩ of ⟨content: the army⟩ was sharp."),
    ("threaten", "Weiss ⟨cue: warned⟩ ⟨content: that the bridge would fall⟩."),
    ("agree", "Weiss ⟨cue: promised⟩ ⟨content: to open the bridge⟩."),
    ("concede", "Weiss ⟨cue: admitted⟩ ⟨content: that the bridge was weak⟩."),
    ("support", "Weiss ⟨cue: welcomed⟩ ⟨content: the plan⟩."),
    ("reject", "Weiss ⟨cue: would not accept⟩ ⟨content: the plan⟩."),
    ("reject", "Neither army ⟨cue: agreed to⟩ ⟨content: the plan⟩."),
    ("assert", "Weiss ⟨cue: never demanded⟩ ⟨content: an end to the fighting⟩."),
    ("assert", "Weiss ⟨cue: did not reject⟩ ⟨content: the plan⟩."),
    ("assert", "Weiss ⟨cue: learned⟩ ⟨content: that they would not open the bridge⟩."),
]


@pytest.mark.parametrize(("act", "marked"), ACTS)
def test_acts(act, marked):
    parse, cue, tokens, content = parsed(marked)
    assert attributes.act_of(parse, cue, content, attributes.core_of(parse, tokens), WORDING) == act


MODALITIES = [
    ("fact", "The bridge is open.", "assert"),
    ("certain", "The bridge is certainly open.", "assert"),
    ("probable", "The bridge is probably open.", "assert"),
    ("possible", "The bridge may be open.", "assert"),
    ("necessary", "The bridge must be opened.", "request"),
    ("necessary", "An end to the fighting.", "request"),
    ("conditional", "If the army leaves, the bridge opens.", "assert"),
    ("intended", "We will open the bridge.", "assert"),
    ("intended", "to open the bridge", "agree"),
]


@pytest.mark.parametrize(("modality", "content", "act"), MODALITIES)
def test_modalities(modality, content, act):
    parse, _, tokens, _ = parsed(f"⟨content: {content}⟩")
    assert attributes.modality_of(attributes.core_of(parse, tokens), act, WORDING) == modality


def test_only_the_main_clause_decides():
    parse, cue, tokens, content = parsed("Weiss ⟨cue: said⟩ ⟨content: that the bridge, which must be mended, is old⟩.")
    core = attributes.core_of(parse, tokens)
    assert attributes.act_of(parse, cue, content, core, WORDING) == "assert"
    assert attributes.modality_of(core, "assert", WORDING) == "fact"


NEGATIONS = [
    (True, "Weiss ⟨cue: said⟩ ⟨content: that the bridge was not open⟩."),
    (True, "Weiss ⟨cue: said⟩ ⟨content: no bridge was open⟩."),
    (True, "Weiss did not ⟨cue: say⟩ ⟨content: that the bridge was open⟩."),
    (True, "Weiss ⟨cue: said⟩ ⟨content: that the bridge was no longer open⟩."),
    (True, "Weiss ⟨cue: said⟩: “⟨content: The bridge isn’t open.⟩”"),
    (True, "Weiss ⟨cue: said⟩: “⟨content: We never (and I mean never) opened the bridge.⟩”"),
    (True, "Weiss ⟨cue: said⟩: “⟨content: The truth is—we won’t open the bridge.⟩”"),
    (False, "Weiss ⟨cue: said⟩: “⟨content: The point is that they don’t listen.⟩”"),
    (False, "Weiss ⟨cue: said⟩ ⟨content: that the bridge was open⟩."),
    (False, "Weiss ⟨cue: said⟩ ⟨content: that the bridge was not only open but new⟩."),
    (False, "Weiss ⟨cue: said⟩ ⟨content: that the bridge, which nobody used, was open⟩."),
]


@pytest.mark.parametrize(("negated", "marked"), NEGATIONS)
def test_negation(negated, marked):
    parse, cue, content, _ = parsed(marked)
    assert attributes.is_negated(parse, cue, content) is negated


def test_hedges():
    assert attributes.hedge_in(["The envoy reportedly said"], WORDING) == "reportedly"
    assert attributes.hedge_in(["The envoy said", "It is Allegedly so"], WORDING) == "Allegedly"
    assert attributes.hedge_in(["The envoy said"], WORDING) is None


# Part that must be right, just below what is measured. Known to be wrong: imperatives, some idioms, issues without a word.
FLOORS = {"act": 0.93, "negated": 0.97, "modality": 0.92, "hedge": 0.98, "issue": 0.85}


def test_the_attributes_of_many_sentences():
    """Sentences in the shapes of the news, in `attributes.csv`; the issue is right when it is the first one found."""
    rows = list(csv.DictReader(ATTRIBUTED.open(encoding="utf-8", newline="")))
    wrong = {name: [] for name in FLOORS}
    for row in rows:
        for name, found in found_attributes(row["sentence"]).items():
            if found != row[name]:
                wrong[name].append(f"{name}: {found or 'none'} for {row[name] or 'none'} in {row['sentence']}")
    low = [line for name, floor in FLOORS.items() if 1 - len(wrong[name]) / len(rows) < floor for line in wrong[name]]
    assert not low, "\n".join(low)


OCCASIONS = [
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said in a press release⟩.", "assert"),
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said in reply to a question⟩.", "assert"),
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said in reply to a threat from the board⟩.", "assert"),
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said in a demand letter⟩.", "assert"),
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said during the protest⟩.", "assert"),
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said after the call⟩ for a strike.", "assert"),
    ("“⟨content: It is over,⟩” Mira Holm ⟨cue: said in a warning⟩.", "threaten"),
    ("“⟨content: We will pay,⟩” Mira Holm ⟨cue: said⟩.", "agree"),
    ("“⟨content: They will pay for this,⟩” Mira Holm ⟨cue: said⟩.", "threaten"),
]


@pytest.mark.parametrize(("marked", "act"), OCCASIONS)
def test_an_occasion_is_no_act(marked, act):
    assert found_attributes(marked)["act"] == act


def found_attributes(marked):
    """What the code says of a marked sentence, in the words of `attributes.csv`."""
    parse, cue, tokens, content = parsed(marked)
    text, spans = unmark(marked)
    core = attributes.core_of(parse, tokens)
    act = attributes.act_of(parse, cue, content, core, WORDING)
    return {
        "act": act,
        "negated": "yes" if attributes.is_negated(parse, cue, tokens) else "no",
        "modality": attributes.modality_of(core, act, WORDING),
        "hedge": attributes.hedge_in([text[: spans["cue"][0].end], content], WORDING) or "",
        "issue": load().issues_of(content).split(";")[0],
    }
