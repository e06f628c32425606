"""The parse as plain lists says what spaCy says."""

from tests.marked import read_text


def test_parse_agrees_with_its_doc():
    reading = read_text("Kowalski, who leads the party, said on Monday that he would go.\n\nThey left.")
    parse = reading.parse
    for token in reading.doc:
        assert parse.first[token.i] == token.left_edge.i
        assert parse.last[token.i] == token.right_edge.i
        assert parse.children[token.i] == [child.i for child in token.children]
