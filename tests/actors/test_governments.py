"""States that a phrase means without their names."""

import pytest

from tests.actors.casts import cast_of, quotes, represented
from tests.marked import unmark

REFERENCES = [
    ("Syria was ready, Syria said. ⟨x: The government⟩ would come.", "cty:syria"),
    ("Syrian President Hafez Nouri spoke. ⟨x: The Nouri government⟩ will not resign.", "cty:syria"),
    ("⟨x: The Dorn administration⟩ wants a deal.", "cty:united-states"),
    ("⟨x: The Kurdish administration⟩ wants a deal.", None),
    (
        "Syria is at war. Turkey spoke to Syria, and to Syria alone. Hafez Nouri left. ⟨x: The Nouri regime⟩ said no.",
        "cty:syria",
    ),
]


@pytest.mark.parametrize(("marked", "actor_id"), REFERENCES)
def test_governments_are_those_of_their_states(marked, actor_id):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) == actor_id


def test_an_officer_of_a_state_speaks_for_the_only_one_that_is_named():
    assert represented(cast_of("Defence Minister Ann Lee left. Kenya is ready."))["per:ann-lee"] == "cty:kenya"
    assert represented(cast_of("Defence Minister Ann Lee left. Kenya and Somalia are ready."))["per:ann-lee"] is None


def test_the_government_is_the_one_that_was_named_last():
    text = "The Kenyan government left, and the Somali government stayed. Then the government agreed."
    assert quotes(cast_of(text), "cty:somalia")[-1] == "the government"


def test_his_country_is_the_one_that_he_represents():
    assert quotes(cast_of("The Kenyan envoy, Omar Lee, said his country was ready."), "cty:kenya")[-1] == "his country"


def test_a_state_that_is_named_late_is_not_that_of_the_ministry():
    lead = (
        "The finance ministry proposed a cut. Finance Minister Ann Lee said the talks were open. "
        + "The holders wrote on Monday. " * 20
    )
    cast = cast_of(lead + "China, a lender, wants the banks to share. China refused to wait.")
    assert "cty:china" not in {a.represents for a in cast.actors}
