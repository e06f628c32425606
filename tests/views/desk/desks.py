"""A desk on two small articles: Lee and Norway in one negotiation, Berg in another."""

import analysis as an
from tests.review.made import made
from tests.small import doubt, judges, said, sides_with, together, wants

PORT = [
    said("Ann Lee", "We will go home.", act="threaten"), said("Ann Lee", "<b>They</b> & we agree.", act="agree"),
    wants("Ann Lee", "They must go.", 5, issue="ceasefire"), wants("Norway", "They may stay.", 2, -1, of="Ann Lee"),
    judges("Norway", "That is hard.", -1, "They must go."), sides_with("Norway", "Norway is for it.", "They must go."),
    doubt("They must go.", suggestion="read it again"),
]  # fmt: skip
PRICE = [wants("Ola Berg", "Prices must fall.", 4), said("Ola Berg", "Nobody asked us.")]
AT = "2026-01-31T09:30:0{}.000000Z"


def two_articles():
    """The articles and their tables."""
    first, second = made(PORT, "a", "Port strike"), made(PRICE, "b", "Prices")
    return [first[0], second[0]], together(first[1], second[1])


def open_desk(folder=None, table="conditions", reader="ann", **more):
    """A desk, and a function that says something to it and gives the answer."""
    desk = an.desk(*two_articles(), decisions=folder, reader=reader, table=table, **more)
    return desk, lambda do, **more: desk.answer({"do": do, **more})


def words(answer):
    """The first cell of each row of an answer."""
    return [cells[0] for cells, _ in answer["rows"]]


def marks(desk):
    """The mark of each row listed, by its words."""
    return {cells[0]: mark for cells, mark in desk.answer({"do": "rows", "first": 0, "n": 99})["rows"]}
