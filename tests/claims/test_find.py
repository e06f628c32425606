"""Claims: golden sentences for each form, speakers, traps, and what must hold for any text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis.actors import find as actors
from analysis.claims import find as claims
from analysis.claims import linker, utterances
from analysis.tables.rows import Span, spans_of
from analysis.weights import logistic
from analysis.words.values import FORMS_OF_CLAIM
from tests.marked import read_text, unmark

EDGES = " \t\n\"“”'‘’.,:;!?"


def found_in(text):
    reading = read_text(text)
    return claims.find_claims(reading, actors.find_actors(reading))


def bare(text):
    """Marks and stops at the edges of a content never decide."""
    return [piece.strip(EDGES) for piece in text.split(" … ")]


def claim_like(text, content):
    """The claim with these words, each piece in order; None if there is none."""
    wanted = [piece.strip(EDGES) for piece in content]
    return next((c for c in found_in(text) if bare(c.quote) == wanted), None)


GOLDEN = [  # form, id of the speaker, sentence with its evidence marked
    ("indirect", "per:jan-kowalski",
     "⟨speaker: Foreign minister Jan Kowalski⟩ ⟨cue: said⟩ ⟨content: that the talks would resume in Geneva⟩."),
    ("indirect", "cty:hungary",
     "⟨content: The border will reopen next week⟩, ⟨cue: according to⟩ ⟨speaker: the Hungarian government⟩."),
    ("indirect", "cty:russia",
     "⟨speaker: The Kremlin⟩ ⟨cue: denied⟩ ⟨content: that it had offered a deal⟩."),
    ("direct", "per:maria-oduya",
     "⟨content: “We will never give up our land,”⟩ ⟨cue: said⟩ ⟨speaker: President Maria Oduya⟩."),
    ("direct", None,
     "⟨content: “The door is open,”⟩ ⟨speaker: Oduya⟩ ⟨cue: said⟩. ⟨content: “But it will not stay open for ever.”⟩"),
    ("mixed", "per:lena-brandt",
     "⟨speaker: Prime Minister Lena Brandt⟩ ⟨cue: called⟩ ⟨content: the proposal “a recipe for a new war”⟩."),
    ("indirect", "cty:united-states",
     "⟨speaker: Washington⟩ ⟨cue: warned⟩ ⟨content: that new sanctions would follow⟩."),
]  # fmt: skip


@pytest.mark.parametrize(("form", "speaker", "marked"), GOLDEN)
def test_golden_sentences(form, speaker, marked):
    text, spans = unmark(marked)
    claim = claim_like(text, [text[s.start : s.end] for s in spans["content"]])
    assert claim, [c.quote for c in found_in(text)]
    assert claim.form == form
    assert Span(claim.cue_start, claim.cue_end).meets(spans["cue"][0])
    assert spans["speaker"][0].meets(Span(claim.speaker_start, claim.speaker_end))
    if speaker:
        assert claim.speaker_id == speaker


def test_content_around_its_cue_is_one_claim_of_two_pieces():
    text = "“We are ready to meet,” President Maria Oduya said, “but only in a neutral country.”"
    (claim,) = found_in(text)
    assert len(spans_of(claim)) == 2
    assert claim.form == "direct"
    assert " … " in claim.quote


def test_quotation_over_paragraphs_is_one_claim():
    text = (
        "President Maria Oduya said: “We have waited for a long time, and we will wait no longer.\n\n"
        "“The other side must now show that it wants peace.”\n\nThe talks go on."
    )
    held = [c for c in found_in(text) if "wait no longer" in c.quote]
    assert len(held) == 1
    assert "show that it wants peace" in held[0].quote


ASKED = "Minister Jan Kowalski questioned the plan, asking, If they want war, why should they be invited? The talks go on.\n"


def test_question_without_marks_is_the_askers():
    claim = next(c for c in found_in(ASKED) if c.quote.startswith("If they want"))
    assert (claim.form, claim.act, claim.speaker_id) == ("unquoted", "question", "per:jan-kowalski")
    assert claim.quote == "If they want war, why should they be invited?"


def test_words_without_marks_go_on_over_further_questions():
    text = "Minister Jan Kowalski was angry, asking, Who gains by this? Why should we yield? So that others profit?\n"
    claim = next(c for c in found_in(text) if c.quote.startswith("Who gains"))
    assert claim.quote.endswith("others profit?")


INTERVIEW = (
    "The border will stay closed, an expert says\n\n"
    "Daily Post: Thank you for coming. Minister Jan Kowalski also said that the border would stay closed. What follows?\n"
    "Dr. Clara Weiss (expert in border law): It is a serious step. It will hurt trade.\n"
    "Daily Post: And how long, in your view, will this new policy of the government last?\n"
    "Dr. Weiss: I doubt it.\n"
)


def test_an_answer_is_one_claim_a_sentence_by_the_speaker_of_the_turn():
    answers = [c for c in found_in(INTERVIEW) if c.form == "answer"]
    assert [c.quote for c in answers] == ["It is a serious step.", "It will hurt trade.", "I doubt it."]
    assert {c.speaker_id for c in answers} == {"per:clara-weiss"}


def test_a_stage_direction_is_no_answer():
    text = INTERVIEW.replace("It will hurt trade.", "(Laughter.) It will hurt trade.")
    assert [c.quote for c in found_in(text) if c.form == "answer"][:2] == ["It is a serious step.", "It will hurt trade."]


def test_a_signed_quotation_is_the_signers():
    text = (
        "Readers tell what they hope for\n\nPresident Ada Holm came to Vienna on Tuesday.\n\n"
        "“We have waited for this peace for far too long.” ― Ada Holm\n\nThe talks are long.\n"
    )
    assert [(c.form, c.speaker_quote) for c in found_in(text) if "peace" in c.quote] == [("label", "Ada Holm")]


def test_a_headline_may_claim():
    text = "Oduya says talks will fail\n\nPresident Maria Oduya spoke in Geneva on Monday.\n"
    assert ("headline", "per:maria-oduya") in [(c.form, c.speaker_id) for c in found_in(text)]


def test_an_interviewer_claims_nothing_but_reports_others():
    others = [c for c in found_in(INTERVIEW) if c.form not in ("answer", "headline")]
    assert [(c.quote.strip(EDGES), c.speaker_id) for c in others] == [("that the border would stay closed", "per:jan-kowalski")]


LISTED = (
    "Old talks fail again\n\n"
    "Ambassador Igor Petrov outlined conditions for a settlement, including:\n"
    "- Foreign troops must leave the country.\n- The new state should be neutral.\n\n"
    "The talks go on in Vienna on Tuesday afternoon.\n"
)


def test_items_under_a_lead_in_are_its_speakers():
    items = [c for c in found_in(LISTED) if c.form == "list_item"]
    assert [c.quote for c in items] == ["Foreign troops must leave the country.", "The new state should be neutral."]
    assert {c.speaker_id for c in items} == {"per:igor-petrov"}
    assert {c.cue for c in items} == {"outlined"}


TRAPS = [  # the narrator's own sentences
    "The talks will resume on Monday.",
    "Rain fell over the capital for the third day, and the streets were empty.",
    "The two delegations met in Geneva and left without an agreement.",
    "Keywords: peace talks, sanctions, border",
]


@pytest.mark.parametrize("text", TRAPS)
def test_the_narrator_claims_nothing(text):
    assert found_in(text) == ()


def test_the_subject_of_a_passive_question_is_not_the_speaker():
    found = found_in("Asked by reporters about the plan, Kowalski said that it would be published soon.")
    assert [c.speaker_quote for c in found if "published" in c.quote] == ["Kowalski"]


def test_an_odd_quotation_mark_harms_its_own_paragraph_only():
    reading = read_text('The "plan was dropped.\n\nHe said: "We agree." They left.\n')
    text = reading.article.text
    assert [text[q.span.start : q.span.end] for q in reading.quoted.quotations] == ['"plan was dropped.', '"We agree."']


def test_marks_of_all_makes():
    reading = read_text("“one” „two“ «three» \"four\" ``five'' ''six'' ‘seven’ the states’ eight’s isn't")
    text = reading.article.text
    assert [re.sub(r"\W", "", text[q.span.start : q.span.end]) for q in reading.quoted.quotations] == (
        ["one", "two", "three", "four", "five", "six", "seven"]
    )


def test_rules_can_be_found():
    reading = read_text(INTERVIEW + LISTED + ASKED)
    source = "".join(path.read_text(encoding="utf-8") for path in Path(analysis.__file__).parent.rglob("*.py"))
    for claim in claims.find_claims(reading, actors.find_actors(reading)):
        assert f'"{claim.rule}"' in source


def test_weights_are_small_and_whole():
    assert sum(path.stat().st_size for path in logistic.FOLDER.iterdir()) <= 25_000_000
    assert set(json.loads((logistic.FOLDER / "links.json").read_text())) == {"content", "source"}


def test_the_same_text_gives_the_same_rows():
    assert found_in(INTERVIEW) == found_in(INTERVIEW)


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "''",
        "‘",
        "’",
        " said ",
        "Kowalski ",
        "according to",
        ", ",
        ". ",
        "? ",
        "\n",
        "\n\n",
        "- ",
        "Q: ",
        "A: ",
        "We ",
    ]
    + [
        "must ",
        "leave",
        "Dr. Weiss: ",
        "asking, If ",
        "HE SAID ",
        "\t",
        "\u2028",
        "é",
        "\U0001f54a",
        "0",
        "…",
        "pic.twitter.com/x",
        "(",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=120))
def test_any_text_keeps_the_evidence_promise(text):
    reading = read_text(text)
    seen = set()
    for claim in claims.find_claims(reading, actors.find_actors(reading)):
        pieces = spans_of(claim)
        assert claim.quote == " … ".join(text[s:e] for s, e in pieces)
        assert (claim.start, claim.end) == (pieces[0].start, pieces[-1].end)
        assert claim.form in FORMS_OF_CLAIM
        for quote, start, end in (
            (claim.speaker_quote, claim.speaker_start, claim.speaker_end),
            (claim.cue, claim.cue_start, claim.cue_end),
        ):
            assert quote is None or quote == text[start:end]
        assert claim.claim_id not in seen
        assert claim.duplicate_of is None or claim.duplicate_of in seen
        seen.add(claim.claim_id)


def test_parse_agrees_with_its_doc():
    reading = read_text("Kowalski, who leads the party, said on Monday that he would go.\n\nThey left.")
    parse = reading.parse
    for token in reading.doc:
        assert parse.first[token.i] == token.left_edge.i
        assert parse.last[token.i] == token.right_edge.i
        assert parse.children[token.i] == [child.i for child in token.children]


def test_words_without_marks_end_in_prose_without_stops():
    text = "He said, " * 500
    said = claims.find_claims(read_text(text), actors.find_actors(read_text(text)))
    assert said
    assert max(len(claim.quote) for claim in said) <= utterances.LONGEST * len("said, ")


def test_only_the_nearest_cues_and_sources_of_a_long_paragraph_are_compared():
    spans = [(k, k + 1) for k in range(0, 1000, 2)]
    assert linker._nearest(spans, 500) == spans[250 - linker.NEAREST : 250 + linker.NEAREST]
    assert linker._nearest(spans[:5], 4) == spans[:5]
