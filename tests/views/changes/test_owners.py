"""Whose a row is that names nobody."""

from types import SimpleNamespace

import pytest

from analysis.views.changes.owners import Owners
from analysis.views.changes.parties import Parties, find_parties
from analysis.views.changes.positions import find_positions
from tests.views.changes.ferries import tables_of_days


def parties_of(text):
    tables = tables_of_days(("2024-05-02", text))
    return [position.party for position in find_positions(tables, find_parties(tables))]


def test_nobody_offers_what_another_has():
    text = "Ann Lee, chief negotiator of the Boat Owners' League, said they were willing to pay 3 per cent."
    assert parties_of(text) == ["org:boat-owners-league"]


def test_of_each_delegation_no_party_is_known():
    tables = tables_of_days(("2024-05-02", "Norway met Chile."))
    owners = Owners(tables, find_parties(tables))
    assert owners.party_of("talks", "grp:each-delegation") is None and owners.party_of("talks", "cty:norway") == "cty:norway"


@pytest.mark.parametrize(
    ("quote", "owner"),
    [
        ("the Republic will not free the sailors", "cty:norway"),
        ("Once the boats are back, the Republic is ready to wait", "cty:norway"),
        ("Oslo was willing to go to 50", "cty:norway"),
        ("Bergen was willing to go to 50", None),
        ("the republic of letters", None),
    ],
)
def test_what_the_state_or_its_capital_will_do(quote, owner):
    tables = tables_of_days(("2024-05-02", "Norway met Chile in the capital, Oslo."))
    owners = Owners(tables, find_parties(tables)._replace(states={"talks": "cty:norway"}))
    row = SimpleNamespace(quote=quote, section_id="s", start=0, end=len(quote))
    assert owners.of("talks", row, None, None, "") == owner
    other = SimpleNamespace(quote="it is prepared to wait", section_id="s", start=row.end + 2, end=99)
    assert owners.of("talks", other, None, None, "") == owner


def test_a_noun_means_the_one_body_whose_name_ends_so():
    tables = tables_of_days(("2024-05-02", "The Vale Education Council met the Teachers Association of Oda."))
    owners = Owners(tables, Parties({}, {("talks", "org:vale"): ("Vale Education Council",)}, {}))
    row = SimpleNamespace(quote="The council had agreed to hire 40", section_id="s", start=0, end=30)
    assert owners.of("talks", row, None, None, "") == "org:vale"
    both = Parties({}, {("talks", "org:vale"): ("Vale Council",), ("talks", "org:oda"): ("Oda Council",)}, {})
    assert Owners(tables, both).of("talks", row, None, None, "") is None
