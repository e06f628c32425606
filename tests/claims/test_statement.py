"""What the finders of statements ask: whom a phrase names, how much is quoted, which words a section has."""

import pytest

from analysis.actors import find as actors
from analysis.claims import statement
from tests.marked import read_text, unmark


def source(marked):
    """The actor that the marked head names."""
    text, spans = unmark(marked)
    reading = read_text(text)
    head = reading.parse.starts.index(spans["head"][0].start)
    return statement.source_named(reading.parse, actors.find_actors(reading), head)


NAMED = [
    ("per:jan-kowalski", "Foreign minister Jan ⟨head: Kowalski⟩ said that talks would go on."),
    ("per:jan-kowalski", "The old ⟨head: ambassador⟩, Jan Kowalski, said that talks would go on."),
    ("per:jan-kowalski", "Jan Kowalski, ⟨head: who⟩ leads the party, said that talks would go on."),
    (None, "A tall ⟨head: house⟩ by the river burnt down."),
]


@pytest.mark.parametrize(("actor", "marked"), NAMED)
def test_whom_a_source_names(actor, marked):
    assert source(marked) == actor


FORMS = [("direct", "“We agree.”"), ("mixed", "It was “a good day” for all."), ("indirect", "that they agreed")]


@pytest.mark.parametrize(("form", "text"), FORMS)
def test_the_form_is_how_much_stands_between_marks(form, text):
    reading = read_text(text)
    assert statement.form_of(reading, range(len(reading.parse))) == form


def test_words_of_sections_are_all_words_without_labels():
    reading = read_text(
        "Talks go on\n\nDaily Post: What now?\nDr. Ann Lee: We wait.\nDaily Post: And then?\nDr. Lee: We leave.\n"
    )
    words = statement.words_of_sections(reading)
    texts = [" ".join(reading.parse.words[i] for i in tokens) for tokens in words]
    answers = [text for text, section in zip(texts, reading.sections, strict=True) if section.kind == "answer"]
    assert answers == ["We wait .", "We leave ."]
    assert [i for tokens in words for i in tokens] == sorted({i for tokens in words for i in tokens})


def test_a_text_without_sections_has_no_words():
    assert statement.words_of_sections(read_text("")) == []
