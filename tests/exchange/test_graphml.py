"""Who stands how towards what, read by networkx and by a strict reader of XML: one edge between two nodes, with names."""

import dataclasses
import io
import re
from xml.parsers import expat

import networkx
import pytest

from analysis.exchange.graphml import graphml
from analysis.views.networks import KINDS_OF_NETWORK as NETWORKS
from analysis.views.networks import network
from tests.exchange.talks import NOTHING, TABLES
from tests.small import tables_of
from tests.views.talks import RELATED


def read(tables, kind=""):
    return networkx.read_graphml(io.BytesIO(graphml(tables, kind=kind)))


GRAPH = read(TABLES)


def test_actors_and_conditions_are_nodes_with_names():
    assert {GRAPH.nodes[actor]["label"] for actor in TABLES.actors["actor_id"]} == set(TABLES.actors["name"])
    demand = TABLES.conditions["condition_id"][0]
    assert GRAPH.nodes[demand]["type"] == "condition" and GRAPH.nodes[demand]["label"].startswith("=the army")
    assert GRAPH.nodes[demand]["strength"] == 5 and GRAPH.nodes[demand]["confidence"] == pytest.approx(0.8)
    assert len(GRAPH) == len(TABLES.actors) + len(TABLES.conditions)


def test_every_stance_and_assessment_is_in_an_edge():
    rows = {row: (a, b) for a, b, edge in GRAPH.edges(data=True) for row in edge["rows"].split("; ")}
    for stance in TABLES.stances.itertuples():
        assert rows[stance.stance_id] == (stance.actor_id, stance.condition_id)
        assert GRAPH.edges[rows[stance.stance_id]]["side"] == stance.side
    known = TABLES.assessments.dropna(subset=["assessor_id"])
    assert all(rows[row.assessment_id] == (row.assessor_id, row.object_id) for row in known.itertuples())
    assert GRAPH.edges["per:ann-lee", "cty:norland"]["relation"] == "represents"
    assert GRAPH.edges[TABLES.conditions["condition_id"][0], "per:sudland"]["relation"] == "put to"


def test_rows_with_the_same_ends_are_one_edge_of_their_weight():
    """Gephi keeps one edge between two nodes: who holds a condition and judges it has one of two rows."""
    edges, nodes = strictly_read(graphml(TABLES))
    ends = [(edge["source"], edge["target"]) for edge in edges]
    assert len(ends) == len(set(ends)) == GRAPH.number_of_edges()
    own = GRAPH.edges["cty:norland", TABLES.conditions["condition_id"][0]]
    assert (own["relation"], own["weight"], own["side"], own["verdict"]) == ("holder; motive", 2, 1, 2)
    assert [one for one in (*edges, *nodes) if not one.get("label")] == []
    assert {end for pair in ends for end in pair} <= {node["id"] for node in nodes}


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_of_pairs_can_be_read(kind):
    graph, edges = read(RELATED, kind), network(RELATED, kind).frame
    assert graph.number_of_edges() == len(edges) and graph.is_directed() == (kind != "co_mention")
    first = edges.iloc[0]
    assert graph.edges[first["source_id"], first["target_id"]] == {"n": first["n"], "weight": first["weight"], "talks": ""}
    assert graph.nodes[first["source_id"]]["label"] == edges.index[0][0]
    with pytest.raises(ValueError, match="there is no network"):
        graphml(RELATED, kind="friends")


def test_characters_that_xml_forbids_are_replaced_and_all_others_kept():
    quote = "one\x0ctwo\x00\ufffe\r\nthree\rfour \x85\u2028 <b> & ]]> \"'\t🚢"
    changed = dataclasses.replace(RELATED, conditions=RELATED.conditions.assign(quote=quote))
    shown = re.sub("[\x0c\x00\ufffe]", "\ufffd", quote)
    assert {node["quote"] for node in strictly_read(graphml(changed))[1] if node["type"] == "condition"} == {shown}
    named = RELATED.actors.assign(name=RELATED.actors["name"] + "\x0c")
    for kind in ("", *NETWORKS):
        strictly_read(graphml(dataclasses.replace(RELATED, actors=named), kind=kind))


def strictly_read(data):
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
    reader.Parse(data, True)
    return found["edge"], found["node"]


def test_tables_without_a_row_are_an_empty_network():
    assert len(read(NOTHING)) == len(read(tables_of())) == 0
