"""Flags: defects are found where they are, with the text mended in the suggestion, and clean prose is left alone."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.find import find_actors
from analysis.flags.find import find_flags
from analysis.flags.misprints import find_misprints
from analysis.tables import rows
from analysis.tables.rows import Span
from analysis.words import values
from tests.marked import read_text, unmark

NOBODY = find_actors(read_text(""))


def cast_of(actors=(), mentions=()):
    return dataclasses.replace(NOBODY, actors=tuple(actors), mentions=tuple(sorted(mentions, key=lambda m: m.start)))


def misprints(text):
    return [(d.kind, text[d.span.start : d.span.end], d.suggestion) for d in find_misprints(read_text(text))]


# text with the defect marked by its kind -> how it should read
MISPRINTS = [
    ("She spoke of ⟨glued_words: fairness,accusing⟩ the bank of greed.", "fairness, accusing"),
    ("They agreed. ⟨glued_words: However,their⟩ aid must end.", "However, their"),
    ("From a position of ⟨glued_words: strength,Hale⟩ asked for more.", "strength, Hale"),
    ("We thank ⟨glued_words: Dr.Marsh⟩ for joining us.", "Dr. Marsh"),
    ("It is fraught with ⟨glued_words: obstacles.The⟩ road is long.", "obstacles. The"),
    ("The capital sees the ⟨glued_words: U.S.as⟩ the key actor.", "U.S. as"),
    ("Some relief ⟨glued_words: now,and/or⟩ later.", "now, and/or"),
    ("It will follow the ⟨glued_words: sanctions.It’s⟩ a clear sign.", "sanctions. It’s"),
    ("Will they ⟨glued_words: come?Nobody⟩ knows.", "come? Nobody"),
    ("The minister ⟨glued_words: said“We⟩ will go.” They left.", "said “We"),
    ("“We will ⟨glued_words: go.”They⟩ left at noon.", "go.” They"),
    ("The council (⟨glued_words: EU)said⟩ no.", "EU) said"),
    ("These states ⟨stray_ellipsis: cannot…be⟩ part of it.", "cannot … be"),
    ("These states ⟨stray_ellipsis: cannot...be⟩ part of it.", "cannot ... be"),
    ("It is a tactic. ⟨lower_case_start: by⟩ stressing wrongs, it gains.", "By"),
    ("The talks failed.\n⟨lower_case_start: beyond⟩ the war, they spoke of trade.", "Beyond"),
    (
        "The Title of It\n\n"
        "In a long speech to the assembly, the envoy spoke of lies in the ⟨broken_line: West\nwhen⟩ setting his own aims.\n"
        "They went home by train.\nIt rained all night.\nThe talks ended without a word.\nNobody was surprised.\n",
        "West when",
    ),
    ("The mayor said: ⟨lost_quotes: “We agree to talk.⟩", "“We agree to talk.”"),
    ("⟨lost_quotes: We agree to talk.”⟩ The mayor left.", "“We agree to talk.”"),
    ("A sign of ⟨misspelling: it’s own⟩ fears.", "its own"),
    ("It was the end ⟨misspelling: of of⟩ the war.", "of"),
    ("They joined no ⟨misspelling: block⟩ or alliance.", "bloc"),
    ("She replied sharply, ⟨lost_quotes: Why should we leave?⟩ They left.", "“Why should we leave?”"),
    ("They ⟨encoding: donâ€™t⟩ agree.", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "suggestion"), MISPRINTS)
def test_misprints(marked, suggestion):
    text, spans = unmark(marked)
    ((kind, [span]),) = spans.items()
    found = [d for d in find_misprints(read_text(text)) if d.kind == kind]
    assert len(found) == 1 and found[0].span.meets(span)
    if suggestion:
        assert (found[0].span, found[0].suggestion) == (span, suggestion)


CLEAN = [
    "The U.S. envoy, Dr. Jane Marsh, met Gen. Cole at 3 p.m. on Nov. 2; he left.",
    "See www.example.org/a,b or mail ann@example.org, said Example.com and The.News staff.",
    "Mr. J.R.Cole and S.V.Marsh signed. The Ph.D. and the e.g.s stayed, etc. as before.",
    "“We…we cannot say,” she said. “You know...nothing.”",
    "About 1,500 people (employee(s) and (re)built homes) cost $2,3 each, i.e. nothing.",
    "iPhone sales fell. al-Hamid and de Vries met. eBay rose.",
    "“We will go,” he said. “But not now.\n“And not later,” he added.",
    'He said "no" and then "yes", and 5\'10" is tall.'.replace("5'10\" ", ""),
    "THE GOVERNMENT MET THE REBELS,WHO LEFT.THE TALKS GO ON.",
    "The list:\n- first thing\n- second thing\n- third thing",
    "First line of a hard-wrapped text that\ngoes on in the second line and then\nends in the third line of the text.\n",
    "Time ran out… and they left. They waited ... for long.",
    "The group (known as NRF) said it “can, and will” stay.",
    'She spoke of “a “new“ deal” and left. "I said, \'Yes, I go.\'" He was "gone". It was “over“ then.',
    '“One,” she said. “Two," he said. "Three,” they said.',
    "As she said, Norland must go. He replied, Ms. Hale noted, to nobody. “He asked, Why me?” she said.",
    "They left. http://example.org/a tells why.",
    "Is it over? she asked. Enough! they cried.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_prose_has_no_misprints(text):
    assert misprints(text) == []


def flags_of(text, claims=(), conditions=(), assessments=(), cast=None, **fields):
    reading = read_text(text, **fields)
    return find_flags(reading, cast or NOBODY, claims, conditions, assessments)


def kinds(flags):
    return [f.kind for f in flags]


def claim(text, quote, **fields):
    start = text.index(quote)
    given = {
        "claim_id": f"t#c{start}", "article_id": "t", "section_id": "t#s0", "speaker_id": None, "speaker_quote": None,
        "speaker_start": None, "speaker_end": None, "cue": "said", "cue_start": None, "cue_end": None, "form": "indirect",
        "act": "assert", "modality": "fact", "negated": False, "issue": "other", "hedge": None, "reported_by": None,
        "duplicate_of": None, **rows.evidence(text, [Span(start, start + len(quote))], "r"),
    }  # fmt: skip
    return rows.Claim(**(given | fields))


def condition(text, quote, **fields):
    start = text.index(quote)
    given = {
        "condition_id": f"t#d{start}", "article_id": "t", "claim_id": None, "holder_id": None, "target_id": None,
        "kind": "demand", "issue": "other", "trigger": "must", "modality": "necessary", "strength": 5, "direction": 1,
        "antecedent_start": None, "antecedent_end": None, "duplicate_of": None,
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


def test_a_defect_is_tied_to_the_condition_it_weakens_before_the_claim():
    text = "She said the force must leave now,and never return."
    whole, part = claim(text, "the force must leave now,and never return"), condition(text, "the force must leave now")
    [flag] = [f for f in flags_of(text, [whole], [part]) if f.kind == "glued_words"]
    assert (flag.table, flag.row_id, flag.suggestion) == ("conditions", part.condition_id, "now, and")


def test_a_statement_whose_marks_were_lost():
    text = "He replied, Why should we leave?"
    [flag] = [f for f in flags_of(text, [claim(text, "Why should we leave?", form="unquoted")]) if f.kind == "lost_quotes"]
    assert (flag.suggestion, flag.table, flag.severity) == ("“Why should we leave?”", "claims", "warning")


def test_a_repeated_statement_counts_once():
    text = "They must go, he said. They must leave, he said again."
    first, again = claim(text, "They must go"), claim(text, "They must leave", duplicate_of="t#c0")
    same = condition(text, "They must leave", duplicate_of="t#d0")
    flags = flags_of(text, [first, again], [condition(text, "They must go"), same])
    assert [(f.kind, f.row_id) for f in flags if f.kind == "repeated_statement"] == [("repeated_statement", again.claim_id)]


CHANGES = [
    ("The union must not join the pact", "the union must join the pact", {"direction": -1}, {}, "opposite"),
    ("Norland must leave Sudland", "Sudland must leave Norland", {}, {}, "places"),
    ("Norland must leave Sudland", "Norland must leave Sudland, they heard", {}, {}, None),
    ("Norland must leave Sudland", "Norland may leave Sudland", {}, {"strength": 1, "trigger": "may"}, "softer"),
]


@pytest.mark.parametrize(("first", "again", "of_first", "of_again", "word"), CHANGES)
def test_a_report_that_changes_what_was_said(first, again, of_first, of_again, word):
    text = f"{first}, he said.\nReporter: He said that {again}?"
    parties = {"cty:n": "Norland", "cty:s": "Sudland"} if "Norland" in text else {}
    actors = [actor(text, name, actor_id, kind="country") for actor_id, name in parties.items()]
    mentions = [mention(text, name, actor_id, nth=n) for actor_id, name in parties.items() for n in (0, 1)]
    cast = cast_of(actors, mentions)
    conditions = [condition(text, first, **of_first), condition(text, again, duplicate_of="t#d0", **of_again)]
    found = [f for f in flags_of(text, (), conditions, cast=cast) if f.kind == "changed_report"]
    assert [word in f.suggestion for f in found] == ([True] if word else [])


def test_an_anonymous_source_weakens_each_of_its_claims():
    text = "Sources close to the talks suggest a deal is near."
    cast = cast_of([actor(text, "Sources close to the talks", "anon:sources", kind="anonymous")])
    row = claim(
        text,
        "a deal is near",
        speaker_id="anon:sources",
        speaker_quote="Sources close to the talks",
        speaker_start=0,
        speaker_end=26,
    )
    [flag] = [f for f in flags_of(text, [row], cast=cast) if f.kind == "anonymous_source"]
    assert (flag.quote, flag.row_id) == ("Sources close to the talks", row.claim_id)


def test_a_speaker_of_whom_nothing_is_said():
    text = "Ann Hale said no. Bob Cole, a farmer from Leeds, said yes. Carl Marsh said so too."
    people = [
        actor(text, "Ann Hale", "per:a"),
        actor(text, "Bob Cole", "per:b"),
        actor(text, "Carl Marsh", "per:c", role="mayor"),
    ]
    cast = cast_of(people)
    claims = [
        claim(text, "no", speaker_id="per:a"),
        claim(text, "yes", speaker_id="per:b"),
        claim(text, "so", speaker_id="per:c"),
    ]
    assert [f.quote for f in flags_of(text, claims, cast=cast) if f.kind == "no_affiliation"] == ["Ann Hale"]


def test_an_expert_of_no_institute():
    text = "Dr. Ann Hale (Expert in Trade): It will fail."
    cast = cast_of([actor(text, "Ann Hale", "per:a", role="Expert in Trade")])
    assert "no_affiliation" in kinds(flags_of(text, [claim(text, "It will fail.", speaker_id="per:a")], cast=cast))


def test_names_in_lower_case():
    text = (
        "ann Hale met Bob Cole in norland. hale left the united Isles.\n"
        "Ann Hale left Norland, the United Isles and Bob.\nKeywords: bob Cole, talks"
    )
    cast = cast_of(
        (
            actor(text, "ann Hale", "per:a", name="Ann Hale"), actor(text, "Bob Cole", "per:b"),
            actor(text, "norland", "cty:n", name="Norland", kind="country"),
            actor(text, "united Isles", "cty:u", name="United Isles", kind="country"),
        ),
        (
            mention(text, "ann Hale", "per:a"), mention(text, "Bob Cole", "per:b"), mention(text, "norland", "cty:n"),
            mention(text, "hale", "per:a", "surname"), mention(text, "the united Isles", "cty:u"),
        ),
    )  # fmt: skip
    found = [(f.quote, f.suggestion) for f in flags_of(text, cast=cast) if f.kind == "lower_case_name"]
    assert found == [("ann", "Ann"), ("norland", "Norland"), ("hale", "Hale"), ("united", "United"), ("bob", "Bob")]
    assert "lower_case_start" not in kinds(flags_of(text, cast=cast)), "a name is flagged once"


def test_an_article_without_a_date():
    text = "Title of it\n\nLEEDS, 2 Nov. 2021 – They met."
    [flag] = [f for f in flags_of(text) if f.kind == "no_date"]
    assert (flag.quote, "2 Nov. 2021" in flag.suggestion) == ("Title of it", True)
    assert "no_date" not in kinds(flags_of(text, published="2021-11-02"))


def test_a_damaged_file_and_a_post():
    assert "encoding" in kinds(flags_of("Some words.", encoding_note="read as Windows-1252"))
    [flag] = [f for f in flags_of("Look here.\nWe go! 1/15 pic.twitter.com/abc123\nThe end.") if f.kind == "embedded_post"]
    assert "pic.twitter.com/abc123" in flag.quote


def test_words_that_come_twice():
    text = (
        "If the north wants war, why should it be asked to talks?\n\nNews.\n\nIf the north wants war, why should it be asked?"
    )
    [flag] = [f for f in flags_of(text) if f.kind == "repeated_statement"]
    assert (flag.start, flag.suggestion[:28]) == (text.rindex("If the"), "said before: If the north wan"[:28])


SWAPS = [
    ("Norland and Estland cannot join any deal on Sudland", "a Sudland excluded from deals with Norland or Estland", True),
    ("Norland cannot be part of any deal on Sudland", "a Norland barred from any deal on Sudland", False),
    ("Norland must not take part in talks on Sudland", "free elections in Sudland and Norland", False),
]


@pytest.mark.parametrize(("first", "again", "swapped"), SWAPS)
@pytest.mark.parametrize("speaker", ["Hale", "Cole"])
def test_a_question_that_turns_an_exclusion_round(first, again, swapped, speaker):
    text = f"Ann Hale set terms. {first}.\nReporter: Conditions of {speaker} include {again}. Is it real?"
    parties = {"cty:n": "Norland", "cty:s": "Sudland", "cty:e": "Estland"}
    actors = [actor(text, name, i, kind="country") for i, name in parties.items() if name in text]
    mentions = [mention(text, name, i, nth=n) for i, name in parties.items() for n in range(text.count(name))]
    people = [mention(text, "Hale", "per:a", nth=n) for n in range(text.count("Hale"))]
    cast = cast_of([*actors, actor(text, "Ann Hale", "per:a")], [*mentions, *people])
    found = [f for f in flags_of(text, [claim(text, first, speaker_id="per:a")], cast=cast) if f.kind == "changed_report"]
    expected = [again.removeprefix("a ")] if swapped and speaker == "Hale" else []
    assert [f.quote for f in found] == expected, "the words of somebody else are no report of hers"


def test_a_name_in_two_spellings():
    text = "Kyiv spoke. Kyiv waits. They met in Kiev. Ann Zelin left; Zelinn stayed. China and Chinese goods, Peking, Beijing."
    cast = cast_of(
        [actor(text, "Ann Zelin", "per:z")], [mention(text, "Ann Zelin", "per:z"), mention(text, "Zelinn", "per:z", "surname")]
    )
    found = [(f.quote, f.suggestion) for f in flags_of(text, cast=cast) if f.kind == "misspelling"]
    assert found == [("Kiev", "Kyiv, as elsewhere in the text"), ("Zelinn", "Zelin, as elsewhere in the text")]


def test_an_acronym_in_two_spellings():
    text = "The US spoke. The U.S. left. The US came. The U.S. stayed. The US ended it. They met at the UN, not the EU."
    assert [f.quote for f in flags_of(text) if f.kind == "misspelling"] == ["U.S."]
    assert "misspelling" not in kinds(flags_of("The US spoke. The US came, and the title was Born in the U.S. again."))


def test_a_dateline_lost_before_its_dash():
    rest = "– In a sign of new trust, the two states have agreed to meet again in the spring, both said on Monday."
    text = f"The Title of It\n\nThey met in the capital on Monday, and nobody spoke of it.\n\n{rest}\n\nThe end came soon."
    assert [f.quote for f in flags_of(text) if f.rule == "orphaned_dash"] == ["– "]
    assert "broken_line" not in kinds(flags_of(text.replace("– In", "LEEDS – In")))


@pytest.mark.parametrize(("role", "lone"), [("Defense Minister", True), ("prime minister", False), ("President", False)])
def test_a_surname_in_an_office_that_many_hold(role, lone):
    text = "Hale agreed to the plan."
    assert ("lone_surname" in kinds(flags_of(text, cast=cast_of([actor(text, "Hale", "per:a", role=role)])))) == lone


SET_APART = "We are ready to hear what the others bring. The council will decide after the talks."


@pytest.mark.parametrize(("words", "lost"), [(SET_APART, True), (f"“{SET_APART}”", False)])
def test_words_set_apart_without_marks(words, lost):
    text = (
        f"Ann Hale met Bob Cole on Monday in the capital, both said.\n\n{words}Ann Hale\n\nThe talks ended at noon on Monday."
    )
    found = [f.quote for f in flags_of(text) if f.rule == "pull_quote_without_marks"]
    assert found == ([words] if lost else [])


def test_an_empty_article_has_no_flags():
    assert flags_of("") == flags_of(" \n ") == ()


def test_one_flag_for_each_kind_and_place():
    flags = flags_of("Some words,glued here. The talks,which failed.It ended.")
    assert len({f.flag_id for f in flags}) == len(flags) == len({(f.kind, f.start, f.end) for f in flags})


@given(st.text(alphabet=st.sampled_from(list('abA .,…!?“”"()\n\r‘’:;-–_/@U.S.')), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_the_evidence_promise(text):
    flags = flags_of(text, cast=NOBODY)
    for flag in flags:
        assert (
            text[flag.start : flag.end] == flag.quote
            and flag.kind in values.KINDS_OF_FLAG
            and flag.severity in values.SEVERITIES
        )
