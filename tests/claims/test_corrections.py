"""Where the grammar overrules the models: whose words they are, and what is no statement."""

import pytest

from tests.claims.test_set_off import found_in
from tests.marked import unmark

WHOSE = [  # who speaks, by their ids in text order; what each says is marked
    ("⟨said: The offer is too low⟩, Mira Holm said. ⟨said: “Never!”⟩ Jon Sand cried.", ["per:mira-holm", "per:jon-sand"]),
    ("⟨said: “The truce is over,”⟩ Mira Holm said. ⟨said: “Shame!”⟩ Jon Sand replied.", ["per:mira-holm", "per:jon-sand"]),
    ("⟨said: The truce is over⟩, Mira Holm said. “Peace Now” is the name of her party.", ["per:mira-holm"]),
    ("⟨said: “Never,”⟩ said Mira Holm when asked ⟨said: if she would resign⟩.", ["per:mira-holm", None]),
    ("Jon Sand was told by Mira Holm ⟨said: that the owners would not pay⟩.", ["per:mira-holm"]),
    ("Jon Sand was told ⟨said: that the owners would not pay⟩.", [None]),
    ("Jon Sand, when asked ⟨said: whether the mill would pay⟩, replied: ⟨said: “Never.”⟩", [None, "per:jon-sand"]),
    ("The Courier quoted Mira Holm as saying ⟨said: that “the truce is over.”⟩", ["per:mira-holm"]),
    ("Jon Sand was urged by Norway ⟨said: to release the prisoners⟩.", ["cty:norway"]),
    ("Kenya was accused by Somalia ⟨said: of breaking the truce⟩.", ["cty:somalia"]),
    ("Mira Holm was quoted as saying ⟨said: that the strike would end⟩.", ["per:mira-holm"]),
    ("Mira Holm is said to have told the board ⟨said: that the bid was too low⟩.", ["per:mira-holm"]),
    ("Jon Sand, asked ⟨said: why the ferries had stopped⟩, blamed ⟨said: the owners⟩.", [None, "per:jon-sand"]),
    ("⟨said: “We are done,”⟩ Mira Holm said. ⟨said: “Enough!”⟩ the crowd chanted.", ["per:mira-holm", None]),
    ("Reminded ⟨said: that the strike was illegal⟩, Jon Sand said ⟨said: the law was wrong⟩.", [None, "per:jon-sand"]),
    ("Jon Sand is quoted by the paper as saying ⟨said: that the bid is final⟩.", ["per:jon-sand"]),
    ("⟨said: “It is over,”⟩ said Mira Holm and Jon Sand.", ["grp:mira-holm-and-jon-sand"]),
    ("Mira Holm, when asked about ⟨said: the plan⟩, said ⟨said: the port must reopen⟩.", [None, "per:mira-holm"]),
    ("Questioned about ⟨said: the bid⟩, Mira Holm said ⟨said: it was too low⟩.", [None, "per:mira-holm"]),
    ("⟨said: “Never,”⟩ said Norway, asked ⟨said: whether it would sign⟩.", ["cty:norway", None]),
    ("Jon Sand was given to understand ⟨said: that the crews must return⟩.", [None]),
    ("Norway as well as Somalia said ⟨said: that it was over⟩.", ["grp:norway-and-somalia"]),
    ("⟨said: “We shall see,”⟩ Mira Holm replied when asked if Norway would lift its veto.", ["per:mira-holm"]),
    ("Challenged by Jon Sand, Mira Holm conceded ⟨said: that rents had doubled⟩.", ["per:mira-holm"]),
    ("Questioned by Jon Sand, the minister said ⟨said: the pact would stand⟩.", ["per:minister"]),
    ("⟨said: “Shame!”⟩ called out Mira Holm.", ["per:mira-holm"]),
    ("Jon Sand learned from Norway ⟨said: that the visas would not be issued⟩.", ["cty:norway"]),
    ("⟨said: “It is fair,”⟩ said Mira Holm, who declined to be quoted further.", ["per:mira-holm"]),
    ("⟨said: “We are done,”⟩ Mira Holm said. ⟨said: “When?”⟩ Jon Sand wanted to know.", ["per:mira-holm", "per:jon-sand"]),
    ("Mira Holm was said to have promised ⟨said: that rents would fall⟩.", ["per:mira-holm"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Mira Holm called the session a waste.", "the session a waste"),
        ("Mira Holm called out the owners.", "the owners"),
        ("Mira Holm added a warning.", "a warning"),
        ("Jon Sand pointed to rising prices.", "rising prices"),
    ],
)
def test_what_is_said_with_the_verb_of_a_deed_is_a_statement(text, quote):
    assert [claim.quote for claim in found_in(text)] == [quote]


@pytest.mark.parametrize(("marked", "speakers"), WHOSE, ids=[w[0][:50] for w in WHOSE])
def test_the_grammar_says_whose_words_they_are(marked, speakers):
    text, spans = unmark(marked)
    found = found_in(text)
    assert [claim.quote for claim in found] == [text[s.start : s.end] for s in spans["said"]]
    assert [claim.speaker_id for claim in found] == speakers


def test_a_quotation_between_two_cues_is_whose_the_verb_behind_it_says():
    found = found_in("“We are ready,” Mira Holm said. “For what?” Jon Sand asked. “For a fight.”")
    assert [(c.speaker_id, c.quote) for c in found] == [
        ("per:mira-holm", "“We are ready,”"),
        ("per:jon-sand", "“For what?” … “For a fight.”"),
    ]


def test_a_second_quotation_whose_speaker_is_described_is_that_speakers():
    found = found_in("“It is fair,” Mira Holm told the press. “Rubbish!” Jon Sand, who leads the millers, shouted.")
    assert [(c.speaker_id, c.quote) for c in found] == [("per:mira-holm", "“It is fair,”"), ("per:jon-sand", "“Rubbish!”")]


@pytest.mark.parametrize("more", ["“Clean Bay”, her group, has left the room.", "“Clean Bay” said the same."])
def test_a_name_between_marks_that_opens_the_next_sentence_is_no_words(more):
    found = found_in(f"“It is fair,” Mira Holm said. {more}")
    assert found[0].quote == "“It is fair,”" and not any("Clean Bay" in c.quote for c in found)


def test_a_quotation_that_goes_on_is_whose_the_one_before_it_is():
    found = found_in("“It is fair,” Mira Holm said. “Rubbish!” Jon Sand snapped. “It is theft.”")
    assert [(c.speaker_id, c.quote) for c in found] == [
        ("per:mira-holm", "“It is fair,”"),
        ("per:jon-sand", "“Rubbish!” … “It is theft.”"),
    ]


def test_a_quotation_before_a_new_sentence_stays_with_the_speaker():
    (claim,) = found_in("“We are done,” Mira Holm said. “We gave them everything.” She then left.")
    assert claim.quote == "“We are done,” … “We gave them everything.”"


def test_who_claims_that_something_is_so_states_it():
    (claim,) = found_in("Mira Holm claimed that the owners had lied.")
    assert claim.speaker_id == "per:mira-holm"
