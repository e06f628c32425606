"""Claims: golden sentences for each form, speakers, traps, and what must hold for any text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import analysis
from analysis.actors import find as actors
from analysis.claims import find as claims
from analysis.tables.rows import Span, spans_of
from analysis.words.values import FORMS_OF_CLAIM
from tests.claims.test_set_off import ASKED, INTERVIEW, LISTED
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


PARAGRAPHS = [  # the words, the line before them, the line after
    ("“We asked for a pause. Nobody answered.", "Mira Solberg, the miners’ chief, told the press: ", ""),
    ("“We asked for a pause. Nobody answered.", "Pit talks stop\n\n", ", Mira Solberg, the miners’ chief, told the press."),
    ("‘We asked for a pause. Nobody answered.", "Mira Solberg, the miners’ chief, added:\n\n", ""),
]


@pytest.mark.parametrize(("first", "above", "below"), PARAGRAPHS)
def test_a_quotation_of_three_paragraphs_is_one_claim_wherever_its_cue_stands(first, above, below):
    mark = first[0]
    last = f"{mark}The pits stay shut{',' if below else '.'}{'’' if mark == '‘' else '”'}"
    text = f"{above}{first}\n\n{mark}Our people have families. They have rents.\n\n{last}{below}\n\nThe board met on Monday."
    (claim,) = [c for c in found_in(text) if "pause" in c.quote]
    assert claim.speaker_id == "per:mira-solberg" and claim.form == "direct"
    assert [piece.strip(EDGES)[:9] for piece in claim.quote.split(" … ")] == ["We asked ", "Our peopl", "The pits "]


def test_paragraphs_each_in_marks_below_a_line_are_all_its_speakers():
    text = (
        "Pit talks stop\n\nMira Solberg, the miners’ chief, told the press:\n\n“We asked for a pause. Nobody answered.”\n\n"
        "“Our people have families. They have rents.”\n\n“The pits stay shut.”\n\nThe board met on Monday."
    )
    found = found_in(text)
    assert {c.speaker_id for c in found} == {"per:mira-solberg"}
    for words in ("asked for a pause", "have families", "pits stay shut"):
        assert sum(words in c.quote for c in found) == 1


def test_a_headline_may_claim():
    text = "Oduya says talks will fail\n\nPresident Maria Oduya spoke in Geneva on Monday.\n"
    assert ("headline", "per:maria-oduya") in [(c.form, c.speaker_id) for c in found_in(text)]


def test_an_interviewer_claims_nothing_but_reports_others():
    others = [c for c in found_in(INTERVIEW) if c.form not in ("answer", "headline")]
    assert [(c.quote.strip(EDGES), c.speaker_id) for c in others] == [("that the border would stay closed", "per:jan-kowalski")]


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


def test_rules_can_be_found():
    reading = read_text(INTERVIEW + LISTED + ASKED)
    source = "".join(path.read_text(encoding="utf-8") for path in Path(analysis.__file__).parent.rglob("*.py"))
    for claim in claims.find_claims(reading, actors.find_actors(reading)):
        assert f'"{claim.rule}"' in source


def test_the_same_text_gives_the_same_rows():
    assert found_in(INTERVIEW) == found_in(INTERVIEW)


PIECES = st.sampled_from(
    ("“", "”", '"', "''", "‘", "’", " said ", "Kowalski ", "according to", ", ", ". ", "? ", "\n", "\n\n", "- ", "Q: ", "A: ",
     "We ", "must ", "leave", "Dr. Weiss: ", "asking, If ", "HE SAID ", "\t", "\u2028", "é", "\U0001f54a", "0", "…",
     "pic.twitter.com/x", "(")
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=120))
def test_any_text_keeps_the_evidence_promise(text):
    reading = read_text(text)
    text, seen = reading.article.text, set()  # what a reader sees of it
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


def test_i_inside_somebodys_words_is_that_somebody():
    found = found_in("“I said we would never sign,” President Maria Oduya recalled in Geneva on Monday.\n")
    assert {c.speaker_id for c in found} == {"per:maria-oduya"}


def test_a_paper_speaks_for_who_issued_it():
    text = (
        "The Kremlin said in a statement that the border would stay closed.\n\n"
        "The talks go on. “Nobody will be let in,” the statement said.\n"
    )
    assert [c.speaker_id for c in found_in(text) if "let in" in c.quote] == ["cty:russia"]
    alone = "The talks go on in Vienna. “Nobody will be let in,” the statement said.\n"
    assert [c.speaker_id for c in found_in(alone) if "let in" in c.quote] == [None]


def test_what_is_not_agreed_to_is_rejected_and_that_is_not_denied():
    (claim,) = found_in("Kenya never agreed to the plan.")
    assert (claim.act, claim.negated) == ("reject", False)
