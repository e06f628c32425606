"""Whose voice a word stands in, and which party it means, with claims and without."""

import pytest

from analysis.actors import find_actors
from analysis.claims import Speakers, find_claims, may_be_party
from tests.marked import read_text, unmark


def asked(marked):
    """The speakers of a marked text and the token marked `word`."""
    text, spans = unmark(marked)
    reading = read_text(text)
    cast = find_actors(reading)
    speakers = Speakers(reading, cast, find_claims(reading, cast))
    return speakers, reading.parse.starts.index(spans["word"][0].start)


MEANT = [
    ("cty:russia", "Russia said: “⟨word: We⟩ will never go.”"),
    ("cty:iraq", "Iraqi ⟨word: troops⟩ left Vienna on Monday."),
    ("cty:iran", "Iran, whose ⟨word: leaders⟩ have called for talks, left Vienna."),
    ("per:jan-kowalski", "Her ⟨word: partner⟩ in the talks, Jan Kowalski, left Vienna."),
    (None, "The ⟨word: rain⟩ fell on Vienna."),
]


@pytest.mark.parametrize(("actor", "marked"), MEANT)
def test_whom_a_phrase_means(actor, marked):
    speakers, word = asked(marked)
    assert speakers.actor(word) == actor


def test_who_speaks_and_whose_side_is_meant():
    speakers, word = asked("“⟨word: We⟩ will never give up our land,” said Jan Kowalski, the Polish foreign minister.")
    assert speakers.speaker_at(word) == speakers.actor(word) == "per:jan-kowalski"
    assert speakers.party(word) == "cty:poland"
    assert speakers.is_spoken(word) and speakers.is_own(word) and speakers.is_party(word) and not speakers.is_body(word)


def test_the_narrators_words_are_nobodys():
    speakers, word = asked("Russia ⟨word: left⟩ the talks in Vienna on Monday.")
    assert speakers.speaker_at(word) is None and not speakers.is_spoken(word)
    assert speakers.actor(None) is None and not speakers.is_party(None) and not speakers.is_own(None)


COLLECTIVE = [
    (True, "The ⟨word: government⟩ is willing."),
    (True, "The ⟨word: farmers⟩ want more."),
    (True, "A ⟨word: rapporteur⟩ is willing."),
    (False, "The ⟨word: programme⟩ is long."),
]


@pytest.mark.parametrize(("together", "marked"), COLLECTIVE)
def test_people_who_act_together(together, marked):
    speakers, word = asked(marked)
    assert speakers.is_collective(word) is together


OUTSIDE = [
    (True, "Ann Lee, a former diplomat, said that ⟨word: talks⟩ would fail."),
    (True, "Ann Lee, an expert in border law, said that ⟨word: talks⟩ would fail."),
    (False, "Ann Lee, the foreign minister of Poland, said that ⟨word: talks⟩ would fail."),
]


@pytest.mark.parametrize(("outside", "marked"), OUTSIDE)
def test_who_only_watches(outside, marked):
    speakers, word = asked(marked)
    assert speakers.claim_at(word) is not None
    assert speakers.is_outsider(speakers.claim_at(word)) is outside


def test_the_sentence_around_a_word():
    speakers, word = asked("Rain fell. The talks ⟨word: go⟩ on. It is late.")
    assert speakers.reading.article.text[slice(*speakers.sentence(word))].strip() == "The talks go on."


@pytest.mark.parametrize(
    ("actor", "may"), [("plc:nevada", True), ("ano:sources", False), ("cty:norway", True), ("per:ann-lee", True)]
)
def test_who_can_hold_a_condition(actor, may):
    reading = read_text("Nevada will not share the lake. Norway and Ann Lee of Oslo said no. Sources said so.")
    assert may_be_party(find_actors(reading).by_id[actor]) is may
