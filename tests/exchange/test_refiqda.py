"""A REFI-QDA project, read back by pyrefiqda, which was made from the schema of the standard."""

import dataclasses
import io
import re
import xml.etree.ElementTree as xml
import zipfile

import pytest
from pyrefiqda.refiproject import RefiProject

from analysis.errors import TableError
from analysis.exchange.refiqda import project
from tests.exchange.talks import ARTICLES, NOTHING, REVIEWED, TABLES, evidence_of, looked_through


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return load(tmp_path_factory.mktemp("qda"), TABLES)


def load(folder, tables):
    (folder / "talks.qdpx").write_bytes(project(tables, ARTICLES if len(tables.claims) else []))
    loaded = RefiProject.load(folder / "talks.qdpx", folder / "out")
    texts = [RefiProject.resolve_source_path(source.plain_text_path, folder / "out") for source in loaded.sources.text_source]
    return loaded, [path.read_bytes().decode() for path in texts]


def codes_of(loaded):
    return {code.guid: (group.name, code.name) for group in loaded.code_book.codes.code for code in group.code}


def test_every_piece_of_evidence_is_a_selection_of_the_same_words(read):
    loaded, [text] = read
    assert "\r" not in text
    [source] = loaded.sources.text_source
    found = [text[s.start_position : s.end_position] for s in source.plain_text_selection]
    assert found == [re.sub("\r\n?", "\n", piece) for *_, pieces in evidence_of(TABLES) for piece in pieces]


def test_selections_have_their_codes_and_confidence(read):
    loaded, [text] = read
    codes = codes_of(loaded)
    selections = loaded.sources.text_source[0].plain_text_selection
    demand = next(s for s in selections if s.name.startswith("=the army"))
    known = {codes[coding.code_ref.target_guid] for coding in demand.coding}
    assert {("kind", "demand"), ("issue", "territory"), ("issue", "sanctions"), ("strength", "must")} <= known
    assert demand.description.endswith("; confidence 0.80")
    assert [s.description.rpartition("; ")[2] for s in selections if s.name.startswith("They ")] == ["piece 1 of 2"]


def test_actors_are_cases_of_their_passages_with_what_is_known_of_them(read):
    loaded, _ = read
    cases = {case.name: case for case in loaded.cases.case}
    assert set(cases) == set(TABLES.actors["name"])
    selections = {s.guid: s for s in loaded.sources.text_source[0].plain_text_selection}
    assert any(selections[ref.target_guid].name.startswith("We will") for ref in cases["Ann Lee"].selection_ref)
    variables = {variable.guid: variable.name for variable in loaded.variables.variable}
    told = {variables[v.variable_ref.target_guid]: v.text_value for v in cases["Ann Lee"].variable_value}
    assert told == {"kind": "person", "country": "Norland"}


def test_a_source_has_its_date_outlet_and_talks(read):
    loaded, _ = read
    variables = {variable.guid: variable.name for variable in loaded.variables.variable}
    [source] = loaded.sources.text_source
    told = {variables[v.variable_ref.target_guid]: v.text_value or str(v.date_value) for v in source.variable_value}
    assert told == {"published": "2026-03-02", "source": "The Port & News", "talks": "Port strike", "language": "en"}


def test_stances_and_assessments_are_linked_with_what_they_are_of(read):
    loaded, _ = read
    names = {s.guid: s.name for s in loaded.sources.text_source[0].plain_text_selection}
    links = {(names[link.origin_guid], names[link.target_guid]) for link in loaded.links.link}
    assert any(origin.startswith("Bo Ek would not") and target.startswith("=the army") for origin, target in links)
    assert ("a fair offer", "ready to open the port") in links


def test_ids_are_unique_and_every_reference_is_met(read):
    root = tree(TABLES)
    ids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(ids) == len(set(ids))
    wanted = {value for element in root.iter() for name, value in element.attrib.items() if name.endswith(("GUID", "User"))}
    assert wanted <= set(ids)


def test_pyrefiqda_writes_the_same_elements_in_the_same_order(read, tmp_path):
    RefiProject.save(read[0], tmp_path / "again.qdpx")
    again = xml.fromstring(zipfile.ZipFile(tmp_path / "again.qdpx").read("project.qde"))
    assert [told(element) for element in tree(TABLES).iter()] == [told(element) for element in again.iter()]


def told(element):
    return element.tag, dict(element.attrib), (element.text or "").strip()


def tree(tables):
    with zipfile.ZipFile(io.BytesIO(project(tables, ARTICLES))) as archive:
        return xml.fromstring(archive.read("project.qde"))


def test_a_review_is_told_and_a_project_of_nothing_can_be_read(tmp_path):
    loaded, _ = load(tmp_path, looked_through(TABLES))
    assert any(REVIEWED in s.description for s in loaded.sources.text_source[0].plain_text_selection)
    empty = xml.fromstring(zipfile.ZipFile(io.BytesIO(project(NOTHING, _of(NOTHING)))).read("project.qde"))
    assert empty.find("{*}Links") is None and len(empty.find("{*}Sources")) == 1


def _of(tables):
    return [dataclasses.replace(ARTICLES[0], article_id=tables.articles["article_id"][0], text="")]


def test_a_text_that_is_not_at_hand_is_named():
    with pytest.raises(TableError, match=r"parley export FOLDER talks\.qdpx"):
        project(TABLES, [])
