"""A database of the Discourse Network Analyzer, read by a reader written from its schema, in UTF-16 units."""

import base64
import dataclasses
import hashlib
import re
import sqlite3

import pytest

from analysis.errors import TableError
from analysis.exchange.dna import PASSWORD, discourse
from tests.exchange.talks import ARTICLE, ARTICLES, NOTHING, TABLES
from tests.small import said, sides_with, tables_of, wants

# What DNA joins to show a statement: an entity for each short text, a number for the boolean.
SHORT = """
SELECT STATEMENTS.ID, VARIABLES.Variable, ENTITIES.Value FROM STATEMENTS
JOIN DATASHORTTEXT ON DATASHORTTEXT.StatementId = STATEMENTS.ID JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId
JOIN ENTITIES ON ENTITIES.ID = DATASHORTTEXT.Entity AND ENTITIES.VariableId = VARIABLES.ID
"""
LONG = """
SELECT STATEMENTS.ID, Start, Stop, Text, Value FROM STATEMENTS
JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId JOIN DATABOOLEAN ON StatementId = STATEMENTS.ID
"""


def opened(tables, articles):
    connection = sqlite3.connect(":memory:")
    connection.deserialize(discourse(tables, articles))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return connection


def read(connection):
    """Each statement as DNA shows it: its variables, and its words, found in UTF-16 units of the document."""
    found = {}
    for own, start, stop, text, agreement in connection.execute(LONG):
        words = text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")
        found[own] = {"words": words, "agreement": agreement}
    for own, variable, value in connection.execute(SHORT):
        found[own][variable] = value
    return list(found.values())


STATEMENTS = read(opened(TABLES, ARTICLES))


def test_each_stance_is_a_statement_for_each_issue():
    issues = dict(zip(TABLES.conditions["condition_id"], TABLES.conditions["issue"].str.count(";") + 1, strict=True))
    assert len(STATEMENTS) == sum(issues[row] for row in TABLES.stances["condition_id"])
    assert all(set(one) == {"words", "agreement", "person", "organization", "concept"} for one in STATEMENTS)


def test_the_words_are_found_as_java_counts():
    words = {re.sub("\r\n?", "\n", quote) for quote in TABLES.conditions["quote"]}
    assert {one["words"] for one in STATEMENTS} == words and any("𝔳" in one for one in words)


def test_who_agrees_with_what():
    found = {(one["person"], one["organization"], one["concept"], one["agreement"]) for one in STATEMENTS}
    assert ("", "Norland", "territory", 1) in found and ("", "Norland", "sanctions", 1) in found
    assert ("Sudland", "", "territory", 0) in found  # a person here, who refuses
    assert ("Bo Ek", "", "territory", 0) in found  # who is against the demand
    assert ("Cy Day", "", "territory", 1) in found


def test_who_says_it_for_a_party_is_the_person():
    lines = [wants("Norland", "they must leave", 5, issue="pay"), said("Ann Lee", "x")]
    lines.append(sides_with("Ann Lee", "for Norland", "they must leave"))
    tables = tables_of(lines, sides={"Ann Lee": "Norland"})
    tables = dataclasses.replace(tables, stances=tables.stances.assign(part=["holder", "spokesperson"]))
    article = dataclasses.replace(ARTICLE, article_id="t", text=tables.sections["quote"][0])
    [one] = read(opened(tables, [article]))
    assert (one["person"], one["organization"], one["concept"]) == ("Ann Lee", "Norland", "pay")


def test_a_document_has_its_text_date_and_outlet():
    title, text, source, section, date, coder = opened(TABLES, ARTICLES).execute(
        "SELECT Title, Text, Source, Section, Date, Coder FROM DOCUMENTS"
    ).fetchone()  # fmt: skip
    assert "\r" not in text and text == ARTICLE.text.replace("\r\n", "\n") and "\n" not in title
    assert (source, section, date, coder) == ("The Port & News", "Port strike", 1772409600, 1)  # 2 March 2026, midnight UTC


def test_the_variables_are_those_of_dna_and_every_entity_has_its_attributes():
    connection = opened(TABLES, ARTICLES)
    assert connection.execute("SELECT Variable, DataType FROM VARIABLES ORDER BY ID").fetchall() == [
        ("person", "short text"), ("organization", "short text"), ("concept", "short text"), ("agreement", "boolean"),
    ]  # fmt: skip
    assert connection.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0].startswith("3.0")
    counts = connection.execute("SELECT COUNT(*) FROM ATTRIBUTEVALUES GROUP BY EntityId").fetchall()
    assert set(counts) == {(3,)} and len(counts) == connection.execute("SELECT COUNT(*) FROM ENTITIES").fetchone()[0]
    assert connection.execute("SELECT COUNT(*) FROM ENTITIES WHERE Value = ''").fetchone() == (3,)


def test_the_coder_has_the_password_that_is_told():
    """As Jasypt checks it: the first 16 bytes are the salt, the rest a digest of salt and password, 100,000 times."""
    [[kept]] = opened(NOTHING, _of(NOTHING)).execute("SELECT Password FROM CODERS").fetchall()
    kept = base64.b64decode(kept)
    digest = kept[:16] + PASSWORD.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert digest == kept[16:]


def _of(tables):
    return [dataclasses.replace(ARTICLE, article_id=tables.articles["article_id"][0], text="", published=None)]


def test_tables_without_a_row_are_a_database_that_can_be_opened():
    connection = opened(NOTHING, _of(NOTHING))
    assert read(connection) == [] and connection.execute("SELECT Date FROM DOCUMENTS").fetchall() == [(0,)]
    with pytest.raises(TableError, match=r"talks\.dna"):
        discourse(TABLES, [])


def test_a_name_longer_than_a_short_text_is_cut():
    long = dataclasses.replace(TABLES, actors=TABLES.actors.assign(name=TABLES.actors["name"] + " of the harbour" * 20))
    assert max(len(one["person"]) for one in read(opened(long, ARTICLES))) <= 190
