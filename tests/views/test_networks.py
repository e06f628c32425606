"""Who speaks about whom, demands of whom, judges whom, is named beside whom."""

import pytest

from analysis.views.networks import network
from tests.views.talks import RELATED

NETWORKS = {
    "speaks_about": [("Ann Lee", "Bo Ek", 1, 1.0)],
    "demands_of": [("Norland", "Sudland", 1, 5.0), ("Sudland", "Norland", 1, 2.0)],
    "assesses": [("Ann Lee", "Norland", 2, -0.5)],
    "co_mention": [("Ann Lee", "Bo Ek", 1, 1.0), ("Norland", "Ann Lee", 1, 1.0)],
}


@pytest.mark.parametrize("kind", NETWORKS)
def test_networks_tie_who_speaks_demands_and_judges_to_whom(kind):
    found = network(RELATED, kind).frame
    lines = [(*pair, n, weight) for pair, n, weight in zip(found.index, found["n"], found["weight"], strict=True)]
    assert lines[: len(NETWORKS[kind])] == NETWORKS[kind]
    assert len(found) == (6 if kind == "co_mention" else len(NETWORKS[kind]))


def test_an_unknown_network_is_refused():
    with pytest.raises(ValueError, match="there are speaks_about, demands_of"):
        network(RELATED, "friends")
