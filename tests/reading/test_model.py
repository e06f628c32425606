"""The model: pinned, asked in an order of its own, and the readings and rows are the same as ever."""

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc

from analysis.errors import LanguageError
from analysis.pipeline import read_rows
from analysis.reading import model
from analysis.reading.article import Article
from analysis.words import load

COLUMNS = ["ORTH", "TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_TYPE", "SENT_START", "SPACY"]
PIECES = (
    "Let's say there was a deal, Ann Lee of Acme Steel Corp. told Reuters in New York on 4 May.",
    "The Harbour Union of Norland wouldn't sign. They ain't gonna pay $5 million, said Brazil's Foreign Ministry.",
    "TALKS FAIL",
    "c'mon, y'all",
    "On Monday, the European Union",
    "…",
)
TEXT = """The harbour union will strike

Ada Holm, who leads the Harbour Union of Norland, said on Monday it would strike unless Acme Steel raised wages.

“We will not sign,” she told reporters. The company said it was “ready to talk” about pay, but called the demand unrealistic.
"""


def as_spacy_reads(piece: str) -> Doc:
    return model.load_model()(piece)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_is_read_as_spacy_reads_it(piece):
    (ours,) = model.read_pieces([piece])
    assert (ours.to_array(COLUMNS) == as_spacy_reads(piece).to_array(COLUMNS)).all()


@pytest.mark.parametrize("blank", [" ", "\n\n", "\t \u3000", "\r\n"])
def test_white_space_is_as_the_model_would_read_it(blank):
    (ours,) = model.read_pieces([blank])
    expected = as_spacy_reads(blank)
    assert (ours.to_array(COLUMNS) == expected.to_array(COLUMNS)).all()
    assert (ours.text, ours.tensor.shape) == (blank, expected.tensor.shape)


def test_the_pieces_come_back_in_their_order():
    assert [doc.text for doc in model.read_pieces(["One.", "\n", "Two.", "\n\n", "Three."])] == [
        "One.", "\n", "Two.", "\n\n", "Three.",
    ]  # fmt: skip
    assert model.read_pieces([]) == ()


def rows() -> dict:
    return read_rows(Article("strike", "strike.txt", "", TEXT, "strike"), load())


def test_the_rows_are_the_same_with_either_kernel():
    with_numpy = rows()
    parts = [part.model for _, part in model.load_model().components if hasattr(getattr(part, "model", None), "walk")]
    kernels = {id(node.ops): node.ops for part in parts for node in part.walk()}.values()
    assert not any(ops.use_blis for ops in kernels)
    try:
        for ops in kernels:
            ops.use_blis = True
        assert rows() == with_numpy
    finally:
        for ops in kernels:
            ops.use_blis = False


@pytest.mark.parametrize("together", [1, 2, 7])
def test_the_rows_are_the_same_however_many_pieces_are_read_together(monkeypatch, together):
    usual = rows()
    monkeypatch.setattr(model, "TOGETHER", together)
    assert rows() == usual


def test_a_missing_or_foreign_model_is_an_error_with_its_cure(monkeypatch):
    model.load_model.cache_clear()
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
    with pytest.raises(LanguageError, match="not installed; run `python -m pip install"):
        model.load_model()
    monkeypatch.undo()
    monkeypatch.setattr(model, "MODEL_VERSION", "9.9.9")
    with pytest.raises(LanguageError, match=r"is version 3\.8\.0, not 9\.9\.9"):
        model.load_model()
    monkeypatch.undo()
    model.load_model.cache_clear()
    model._load_parts.cache_clear()
    model._blank.cache_clear()


def test_words_that_were_forgotten_are_learnt_again():
    def told() -> list[tuple[str, ...]]:
        text = "The harbourmasters of Zarnikovo quarrelled over flumbering, and they zipped home."
        return [(t.text, t.lemma_, t.tag_, t.pos_, t.ent_type_) for doc in model.read_pieces([text, "\n\n", text]) for t in doc]

    with model.forgetting():
        first = told()
    with model.forgetting():
        assert told() == first
    assert told() == first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They sign the lease—we’ll pay.", ["we", "’ll", "pay"]),
        ("No strike…they've won.", ["they", "'ve", "won"]),
        ("It’s over–you’re late.", ["you", "’re", "late"]),
    ],
)
def test_a_contraction_behind_a_dash_is_cut_as_elsewhere(text, words):
    (doc,) = model.read_pieces([text])
    assert [token.text for token in doc][-4:-1] == words


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Peru hopes for a truce.", "hope"),
        ("Peru is hoping for a truce.", "hope"),
        ("Peru rated the swap as poor.", "rate"),
        ("The rabbit hopped away.", "hop"),
    ],
)
def test_a_rare_verb_does_not_hide_a_common_one(text, lemma):
    (doc,) = model.read_pieces([text])
    assert lemma in [token.lemma_ for token in doc]


def test_the_model_knows_what_it_says_though_not_the_words_that_it_was_trained_on():
    nlp = model.load_model()
    said = {label for _, part in nlp.pipeline for label in getattr(part, "labels", ())}
    assert len(said) > 100 and all(label in nlp.vocab.strings for label in said)
    assert "bewitchment" not in nlp.vocab.strings
    with model.forgetting():
        (doc,) = model.read_pieces(["The bewitchments of Norland were lifted."])
        assert [token.lemma_ for token in doc][:4] == ["the", "bewitchment", "of", "Norland"]
    assert "bewitchment" not in nlp.vocab.strings


def test_spacy_is_loaded_without_its_command_line_and_has_it_all_the_same():
    asked = """
import sys
from analysis.reading.model import load_model
load_model()
assert not {"spacy.cli", "weasel", "httpx", "pydantic.v1"} & {*sys.modules}
import pydantic.v1
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli import download
assert download.__module__ == "spacy.cli.download"
"""
    subprocess.run([sys.executable, "-c", asked], check=True)
