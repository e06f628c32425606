"""What other programs get: who faces whom as a network, and the form that the name of a file asks for."""

import networkx
import pytest

from analysis.errors import TableError
from analysis.exchange.export import FOLDERS, WRITERS, find_writer, write_graphml
from analysis.views.networks import KINDS_OF_NETWORK as NETWORKS
from analysis.views.networks import network
from tests.small import tables_of
from tests.views.talks import RELATED


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_can_be_read_by_another_program(kind, tmp_path):
    path = write_graphml(RELATED, tmp_path / "relations.graphml", kind)
    graph, edges = networkx.read_graphml(path), network(RELATED, kind).frame
    assert graph.number_of_edges() == len(edges)
    assert graph.is_directed() == (kind != "co_mention")
    first = edges.iloc[0]
    assert graph.edges[first["source_id"], first["target_id"]] == {"n": first["n"], "weight": first["weight"]}
    assert graph.nodes[first["source_id"]]["label"] == edges.index[0][0]
    before = path.read_bytes()
    assert write_graphml(RELATED, path, kind).read_bytes() == before


def test_every_tie_of_the_tables_is_an_edge_with_its_words(tmp_path):
    graph = networkx.read_graphml(write_graphml(RELATED, tmp_path / "all.graphml"))
    ties = {(a, b, edge["relation"], edge["quote"]) for a, b, edge in graph.edges(data=True)}
    assert ("cty:norland", "cty:sudland", "condition", "the army must leave") in ties
    assert ("per:ann-lee", "cty:norland", "assessment", "unrealistic") in ties
    assert ("per:ann-lee", "cty:norland", "represents", "Ann Lee") in ties
    assert graph.nodes["per:ann-lee"]["name"] == "Ann Lee"


def test_tables_without_a_row_are_an_empty_network(tmp_path):
    assert len(networkx.read_graphml(write_graphml(tables_of(), tmp_path / "none.graphml"))) == 0


@pytest.mark.parametrize("ending", WRITERS)
def test_the_ending_names_the_form(tmp_path, ending):
    path = tmp_path / f"talks{ending}"
    assert find_writer(path)(RELATED, path) == path and path.stat().st_size > 500


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_is_written_in_the_form_that_one_says(tmp_path, form):
    folder = tmp_path / "talks.v2"
    find_writer(folder, form)(RELATED, folder)
    assert {path.suffix for path in folder.iterdir()} == {f".{form}"}


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(TableError, match="names no form; use one of .xlsx, .graphml"):
        find_writer(tmp_path / "talks.doc")
