"""Words that a comma, a colon or the layout alone sets off: whose they are, and where they end."""

import pytest

from analysis.actors import find as actors
from analysis.claims import find as claims
from analysis.claims import set_off
from tests.marked import read_text


def found_in(text):
    reading = read_text(text)
    return claims.find_claims(reading, actors.find_actors(reading))


ASKED = "Minister Jan Kowalski questioned the plan, asking, If they want war, why should they be invited? The talks go on.\n"


def test_question_without_marks_is_the_askers():
    claim = next(c for c in found_in(ASKED) if c.quote.startswith("If they want"))
    assert (claim.form, claim.act, claim.speaker_id) == ("unquoted", "question", "per:jan-kowalski")
    assert claim.quote == "If they want war, why should they be invited?"


def test_words_without_marks_go_on_over_further_questions():
    text = "Minister Jan Kowalski was angry, asking, Who gains by this? Why should we yield? So that others profit?\n"
    claim = next(c for c in found_in(text) if c.quote.startswith("Who gains"))
    assert claim.quote.endswith("others profit?")


def test_a_name_after_a_comma_begins_no_unmarked_words():
    text = "Jan Kowalski said, Vienna being far away, that the talks would go on.\n"
    assert [u for u in set_off.find_utterances(read_text(text)) if not u.marked] == []


SET_OFF = [  # what follows the cue, and whether it stands between marks
    (True, "Jan Kowalski said: “We agree.” The talks go on."),
    (True, "Jan Kowalski added quietly, “We agree.” The talks go on."),
    (False, "Jan Kowalski objected, asking, If we agree, who gains? The talks go on."),
]


@pytest.mark.parametrize(("marked", "text"), SET_OFF)
def test_words_set_off_after_a_cue(marked, text):
    reading = read_text(text)
    (utterance,) = set_off.find_utterances(reading)
    words = "".join(reading.article.text[slice(*reading.parse.span(utterance.start, utterance.end))])
    assert utterance.marked is marked
    assert words == ("“We agree.”" if marked else "If we agree, who gains?")


def test_words_without_marks_end_in_prose_without_stops():
    text = "He said, " * 500
    said = claims.find_claims(read_text(text), actors.find_actors(read_text(text)))
    assert said
    assert max(len(claim.quote) for claim in said) <= set_off.LONGEST * len("said, ")


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


def test_an_item_below_a_line_without_a_cue_is_nobodys():
    text = LISTED.replace("Ambassador Igor Petrov outlined conditions for a settlement, including:", "Further points:")
    assert [c for c in found_in(text) if c.form == "list_item"] == []


TITLES = [  # a headline, and who speaks in it
    ("Norway: talks are over", "cty:norway"),
    ("‘Talks are over’: Holm", "per:mira-holm"),
    ("Holm: no deal before Friday", "per:mira-holm"),
    ("Jon Sand: we will not pay", "per:jon-sand"),
    ("‘Talks are over’: Jon Sand", "per:jon-sand"),
    ("“Talks are over”: Holm on the port", "per:mira-holm"),
    ("“Tariffs must go”: Ana Ruiz", "per:ana-ruiz"),
    ("“Tariffs must go”: Pia Soto", "per:pia-soto"),
    ("Talks are over – Holm", "per:mira-holm"),
    ("‘Not one euro more’ – Holm", "per:mira-holm"),
    ("“We cannot pay” – Norway", "cty:norway"),
]

NO_SPEAKERS = ["Analysis: why the talks failed", "Strike: what we know", "Norway: what we know", "Update: talks are over",
               "Pay row – a timeline", "A life in letters – Mira Holm", "Norway – a farewell to coal"]  # fmt: skip
BELOW = "\n\nMira Holm left the room on Monday. The board met in the evening.\n"


@pytest.mark.parametrize(("title", "speaker"), TITLES)
def test_a_headline_of_a_name_and_words_is_that_actors(title, speaker):
    (claim,) = found_in(title + BELOW)
    assert (claim.speaker_id, claim.form) == (speaker, "headline")


@pytest.mark.parametrize("title", NO_SPEAKERS)
def test_a_headline_of_a_topic_and_words_is_nobodys(title):
    assert found_in(title + BELOW) == ()


def test_paragraphs_of_one_quotation_below_a_line_are_one_claim():
    text = "Talks end\n\nMira Holm told reporters:\n\n“It is over.\n\n“They must pay.\n\n“That is all.”\n\nIt rained.\n"
    assert [claim.quote for claim in found_in(text)] == ["“It is over. … “They must pay. … “That is all.”"]


def test_a_paragraph_below_a_line_that_announces_it_is_the_speakers():
    below = "> We cannot pay. The union must accept that."
    (claim,) = found_in(f"Talks end\n\nJon Sand, who speaks for the owners, wrote:\n\n{below}\n\nIt rained on Monday.\n")
    assert (claim.speaker_id, claim.quote, claim.cue, claim.form) == ("per:jon-sand", below.strip("> "), "wrote", "direct")


def test_a_line_below_a_block_quotation_says_whose_it_is_unless_it_has_words_of_its_own():
    told = "Talks end\n\n> We cannot pay.\n\nJon Sand said {}.\n\nIt rained on Monday.\n"
    assert [(c.speaker_id, c.quote) for c in found_in(told.format("in a statement"))] == [("per:jon-sand", "We cannot pay.")]
    assert [c.quote for c in found_in(told.format("the talks were over"))] == ["the talks were over"]
