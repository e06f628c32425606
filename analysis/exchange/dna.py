"""Tables and articles in, a database of the Discourse Network Analyzer out (`.dna`, SQLite, as DNA 3.0 makes it).

A DNA statement is a person, an organisation, a concept and whether they agree. Here one is a stance: who stands towards a
condition, for whom, on which issue, and whether the condition is wanted by them (`agreement` 1) or refused (0). Who only speaks
for another is the person of that statement. Places count UTF-16 units, as Java does, in a text whose lines end in `\\n`. The
schema is that of DNA 3.0 (github.com/leifeld/dna, Sql.java); the coder's name is Admin, the password is `parley`.
"""

import base64
import contextlib
import datetime
import functools
import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.exchange.common import Lines, texts_of
from analysis.exchange.flat import names
from analysis.reading import Article
from analysis.tables import Span, Tables, spans_of
from analysis.views import one_line, sides_of, spelled

SCHEMA = Path(__file__).with_name("dna.sql")
PASSWORD, ROUNDS, SALT = "parley", 100_000, bytes(16)  # of the coder; the salt is none, for the password is known to all
LONGEST = 190  # characters of a short text
VARIABLES = {"person": 1, "organization": 2, "concept": 3}  # the short texts of a statement, by their number
AGREEMENT = 4
EPOCH = datetime.datetime(1970, 1, 1)
UNDATED = 0  # seconds since the epoch, where no date is known: DNA wants one


def discourse(tables: Tables, articles: Sequence[Article]) -> bytes:
    """The database. Raises TableError: an article of the tables is not among `articles`."""
    texts = texts_of(tables, articles, "talks.dna")
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA.read_text("utf-8"))
        database.execute("UPDATE CODERS SET Password = ?", [_encrypted(PASSWORD)])
        documents = [_document(number, article) for number, article in enumerate(texts.values(), 1)]
        database.executemany("INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, '', ?, ?, ?, 'article', ?)", documents)
        _add_statements(database, _stances(tables), texts)
        database.commit()
        return database.serialize()


def _document(number: int, article: Article) -> tuple[object, ...]:
    date = datetime.datetime.fromisoformat(article.published) if article.published else None
    seconds = int((date - EPOCH).total_seconds()) if date else UNDATED
    section, notes = one_line(article.talks or "", LONGEST), "\n".join(filter(None, (article.article_id, article.url)))
    source = one_line(article.source or "", LONGEST)
    return number, one_line(article.title, LONGEST), Lines(article.text).text, source, section, notes, seconds


def _stances(tables: Tables) -> Iterator[tuple[object, dict[str, str], bool]]:
    """The row of each condition with who is for or against it: the values of its variables, and whether they want it."""
    conditions, stances, spoken = tables.conditions, tables.stances, tables.stances["part"] == "spokesperson"
    speakers = conditions["claim_id"].map(tables.claims.set_index("claim_id")["speaker_id"].to_dict()).astype("str")
    voices = stances[spoken].drop_duplicates("condition_id").set_index("condition_id")["actor_id"].to_dict()
    conditions = conditions.assign(speaker_id=conditions["condition_id"].map(voices).astype("str").fillna(speakers))
    found = conditions.merge(stances[~spoken][["condition_id", "actor_id", "part", "side"]], on="condition_id")
    people = set(tables.actors["actor_id"][tables.actors["kind"] == "person"])
    called = dict(zip(tables.actors["actor_id"], names(tables, tables.actors["actor_id"]), strict=True))
    behind = dict(zip(tables.actors["actor_id"], sides_of(tables, tables.actors["actor_id"]), strict=True))
    for row in found.itertuples():
        alone = row.actor_id in people
        person = row.actor_id if alone else row.speaker_id if row.part == "holder" and row.speaker_id in people else ""
        side = behind[row.actor_id] if alone else row.actor_id
        ends = {"person": called.get(person, ""), "organization": called.get(side, "") if side not in people else ""}
        for issue in row.issue.split(";"):
            yield row, {**ends, "concept": spelled(issue)}, row.direction * row.side > 0


def _add_statements(database: sqlite3.Connection, stances: Iterator[tuple], texts: dict[str, Article]) -> None:
    documents = {own: (number, Lines(article.text)) for number, (own, article) in enumerate(texts.items(), 1)}
    entities = {(number, ""): number for number in VARIABLES.values()}
    for own, (row, values, wanted) in enumerate(stances, 1):
        document, lines = documents[row.article_id]
        pieces = spans_of(row)
        place = lines.utf16(Span(pieces[0].start, pieces[-1].end))
        database.execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 1)", [own, document, *place])
        for variable, text in values.items():
            entity = (VARIABLES[variable], one_line(text, LONGEST))
            if entity not in entities:
                entities[entity] = len(entities) + 1
                database.execute("INSERT INTO ENTITIES VALUES (?, ?, ?, 0, 0, 0, NULL)", [entities[entity], *entity])
            short = [own, VARIABLES[variable], entities[entity]]
            database.execute("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", short)
        agreed = [own, AGREEMENT, int(wanted)]
        database.execute("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", agreed)
    blank = (
        "SELECT ENTITIES.ID, ATTRIBUTEVARIABLES.ID, '' FROM ENTITIES JOIN ATTRIBUTEVARIABLES USING (VariableId) ORDER BY 1, 2"
    )
    database.execute(f"INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) {blank}")


@functools.cache
def _encrypted(password: str) -> str:
    """The password as Jasypt's StrongPasswordEncryptor keeps it: SHA-256 of salt and password, 100,000 times, in Base64."""
    digest = SALT + password.encode()
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(SALT + digest).decode()
