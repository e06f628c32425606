"""An article that every format must carry whole, and its tables: two lines' ends, letters beyond the basic plane."""

import dataclasses

from analysis.reading import Article
from analysis.tables import Span, evidence
from tests.small import judges, said, sides_with, tables_of, wants

SPOKEN = "We will 🚢 sign,\r\nif the troops leave."
DEMAND = "=the army must leave\r\nthe 𝔳alley"
REFUSAL = "will not <b>leave</b> & \x0c {\\input x} 100% ]]>"
TITLE = "Talks & <ships>: 50% of {all} \\end\r\nER  - "
URL = "https://news.example/a-b?x={1}&y=\\2#top"
REVIEWED = "confirmed"
LINES = [
    said("Ann Lee", SPOKEN),
    said("Bo Ek", "They agree; they pay."),
    said(None, "nothing is agreed"),
    wants("Norland", DEMAND, 5, issue="territory;sanctions", of="Sudland"),
    wants("Sudland", REFUSAL, 4, -1, issue="territory", status="withdrawn"),
    wants("Bo Ek", "ready to open the port", 2, issue="other"),
    wants("Norland", "they must leave", 5, issue="territory", again=DEMAND),
    sides_with("Bo Ek", "Bo Ek would not hear of it", DEMAND, -1),
    sides_with("Cy Day", "Cy Day was for it", DEMAND),
    judges("Ann Lee", "hardly possible", -2, of=REFUSAL),
    judges(None, "a fair offer", 1, of="ready to open the port"),
    judges("Norland", "clever", 2, of=DEMAND, dimension="motive"),
]


def _article_and_tables():
    tables = tables_of(LINES, "talks-1", sides={"Ann Lee": "Norland"})
    text = tables.sections["quote"].iloc[0]
    article = Article(
        article_id="talks-1", path="talks-1.txt", sha256="0" * 64, text=text, title=TITLE, source="The Port & News", url=URL,
        published="2026-03-02", date_basis="metadata", talks="Port strike",
    )  # fmt: skip
    known = {name: getattr(article, name) for name in ("title", "source", "published", "date_basis", "talks")}
    claims, at = tables.claims.copy(), text.index("They agree")
    pieces = evidence(text, [Span(at, at + 10), Span(at + 12, at + 21)], "by_hand")  # They agree … they pay.
    row = claims.index[claims["start"] == at][0]
    for column, value in pieces.items():
        claims.loc[row, column] = value
    tables = dataclasses.replace(tables, articles=tables.articles.assign(**known), claims=claims)
    return article, tables.check([article])


ARTICLE, TABLES = _article_and_tables()
ARTICLES = [ARTICLE]
NOTHING = tables_of()


def looked_through(tables):
    """Tables whose claims and conditions an analyst has confirmed."""
    return dataclasses.replace(
        tables, claims=tables.claims.assign(reviewed=REVIEWED), conditions=tables.conditions.assign(reviewed=REVIEWED)
    )


def evidence_of(tables):
    """(table, id, its pieces as words) of every row that a format may carry."""
    text = ARTICLE.text
    return [
        (name, row[1], [text[slice(*map(int, piece.split(":")))] for piece in row.spans.split()])
        for name in ("claims", "conditions", "stances", "assessments")
        for row in getattr(tables, name).itertuples()
    ]
