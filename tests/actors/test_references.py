"""Nouns that refer back to a person or an organisation."""

import pytest

from tests.actors.casts import cast_of, quotes, represented
from tests.marked import unmark

REFERENCES = [
    ("Norwegian Foreign Minister Kari Holm came. ⟨x: The minister⟩ refused.", "per:kari-holm"),
    ("Former president Emre Kaya wrote a book. ⟨x: The former president⟩ now sells it.", "per:emre-kaya"),
    ("President Tomas Rada said no. ⟨x: The Slovak leader⟩ left.", "per:tomas-rada"),
    ("The National Union of Miners left. ⟨x: The union⟩ was tired.", "org:national-union-of-miners"),
    ("The Harbour Company left. Then ⟨x: the firm⟩ was sold.", "org:harbour-company"),
]


@pytest.mark.parametrize(("marked", "actor_id"), REFERENCES)
def test_nouns_mean_whom_they_must_mean(marked, actor_id):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) == actor_id


SILENCE = [
    "Two ministers spoke: Finance Minister Ann Roe and Finance Minister Ben Loy. ⟨x: The finance minister⟩ left.",
    "⟨x: The president⟩ spoke.",
    "The Union of Miners met the Union of Bakers. ⟨x: The union⟩ left.",
]


@pytest.mark.parametrize("marked", SILENCE)
def test_where_two_readings_remain_nothing_is_said(marked):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) is None


def test_who_leads_a_body_speaks_for_it():
    cast = cast_of("Ann Lee, who leads the Kenyan delegation, said no. Somalia said yes.")
    assert represented(cast)["per:ann-lee"] == "cty:kenya"


def test_the_next_sentence_may_introduce_who_holds_the_office():
    cast = cast_of("Kenya’s foreign minister said no. Ann Lee said that it was late. Somalia agreed.")
    assert (cast.by_id["per:ann-lee"].role, represented(cast)["per:ann-lee"]) == ("Kenya’s foreign minister", "cty:kenya")


def test_a_leader_of_a_state_speaks_for_it():
    cast = cast_of("President Tomas Rada said no. The Slovak leader left. Kenya and Somalia agreed.")
    assert represented(cast)["per:tomas-rada"] == "cty:slovakia"


@pytest.mark.parametrize(
    "text",
    [
        "The President spoke with President Al-Sisi of Egypt. The President said the deal must be signed.",
        "Mia Holt, Canada’s trade minister, met the Japanese trade minister. The minister said the ban must go.",
        "President Holt of Canada met the miners. The union president refused.",
        "President Holt of Canada met the miners. The president of the board refused.",
        "The company's president met President Holt of Canada. The president refused.",
    ],
)
def test_a_bare_title_that_somebody_else_may_hold_is_nobodys(text):
    cast = cast_of(text)
    assert not [m for m in cast.mentions if m.rule == "role_noun"]


def test_a_bare_title_means_its_only_holder():
    cast = cast_of("President Holt of Canada arrived. The president said the deal must be signed.")
    assert quotes(cast, "per:holt") == ["Holt", "The president"]
