"""What other programs get: who faces whom as a network, and the form that the name of a file asks for."""

import dataclasses
import re
from xml.parsers import expat

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
    shown = {"id": f"{kind}-1", "talks": "", "n": first["n"], "weight": first["weight"]}
    assert graph.edges[first["source_id"], first["target_id"]] == shown
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


def test_an_edge_has_the_id_of_its_row_and_everything_a_label(tmp_path):
    edges, nodes = strictly_read(write_graphml(RELATED, tmp_path / "all.graphml"))
    ids = [edge["id"] for edge in edges]
    rows = {*RELATED.conditions["condition_id"], *RELATED.assessments["assessment_id"]}
    assert len(ids) == len(set(ids)) and all("#" in one for one in ids) and rows & set(ids)
    assert [one for one in (*edges, *nodes) if not one.get("label")] == []
    assert {end for edge in edges for end in (edge["source"], edge["target"])} <= {node["id"] for node in nodes}
    for kind in NETWORKS:
        assert all(node["label"] for node in strictly_read(write_graphml(RELATED, tmp_path / "some.graphml", kind))[1])


def test_characters_that_xml_forbids_are_replaced_and_all_others_kept(tmp_path):
    quote = "one\x0ctwo\x00\ufffe\r\nthree\rfour \x85\u2028 <b> & ]]> \"'\t🚢"
    conditions = RELATED.conditions.assign(quote=quote)
    path = write_graphml(dataclasses.replace(RELATED, conditions=conditions), tmp_path / "all.graphml")
    shown = re.sub("[\x0c\x00\ufffe]", "\ufffd", quote)
    assert {edge["quote"] for edge in strictly_read(path)[0] if edge["relation"] == "condition"} == {shown}
    assert shown in {edge["quote"] for _, _, edge in networkx.read_graphml(path).edges(data=True)}
    assert {node["label"] for node in strictly_read(path)[1]} == set(RELATED.actors["name"])
    named = RELATED.actors.assign(name=RELATED.actors["name"] + "\x0c")
    for kind in ("", *NETWORKS):
        strictly_read(write_graphml(dataclasses.replace(RELATED, actors=named), tmp_path / "all.graphml", kind))


def strictly_read(path):
    """(edges, nodes) of a file as a reader of XML that forgives nothing sees them, with their data by name."""
    names, found = {}, {"edge": [], "node": []}
    now, key = None, None

    def start(tag, given):
        nonlocal now, key
        if tag == "key":
            names[given["id"]] = given["attr.name"]
        if tag in found:
            now = dict(given)
            found[tag].append(now)
        key = names[given["key"]] if tag == "data" else None

    def text(data):
        if key:
            now[key] = now.get(key, "") + data

    def end(_):
        nonlocal key
        key = None

    reader = expat.ParserCreate("utf-8")
    reader.StartElementHandler, reader.CharacterDataHandler, reader.EndElementHandler = start, text, end
    reader.Parse(path.read_bytes(), True)
    return found["edge"], found["node"]


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
