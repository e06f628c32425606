"""Tell which share of the marked claims was found, by the kind of word that announces them.

    python benchmarks/cue_types.py GOLD.jsonl PREDICTED.jsonl

GOLD has `{"id", "text", "claims"}` a line and PREDICTED, as `predict.py` writes it, `{"id", "claims"}`; a claim has `source`,
`cue` and `content`, each a list of half-open code point spans of `text`. A claim is found when its content shares at least half
of its words with that of a predicted one (Jaccard) and the head of the predicted source lies in the marked source; each
predicted claim finds one at most. A verb is *listed* that stands in `words/cues.csv`. The columns: kind, marked, found, recall.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from spacy.tokens import Doc, Token

from analysis.reading.model import load_model
from analysis.words import vocabulary

KINDS = ("listed verb", "other verb", "noun", "preposition", "adjective or other", "no cue")
WORD = re.compile(r"\w")
Spans = list[list[int]]
Claim = dict[str, Spans]


def tokens_in(doc: Doc, spans: Spans) -> list[Token]:
    """The words (no marks) that the spans touch, in the order of the text."""
    touched = {t.i: t for start, end in spans for t in doc.char_span(start, end, alignment_mode="expand") or ()}
    return [touched[i] for i in sorted(touched) if WORD.search(touched[i].text)]


def head(tokens: list[Token]) -> Token:
    """The first of the tokens that depends on none of the others."""
    inside = {token.i for token in tokens}
    return next(token for token in tokens if token.head.i not in inside or token.head.i == token.i)


def kind_of_cue(tokens: list[Token], listed: set[tuple[str, ...]]) -> str:
    """One of KINDS, by the part of speech of the cue's head."""
    if not tokens:
        return "no cue"
    top = head([token for token in tokens if token.pos_ != "PART"] or tokens)  # (the minister)'s announcement
    if top.pos_ == "AUX":  # is critical of, is a supporter of: the predicate says more than its copula
        top = next((token for token in tokens if token.pos_ == "VERB" or token.dep_ in ("attr", "acomp")), top)
    if top.pos_ in ("ADP", "SCONJ") or top.lower_ == "according":  # according to; in a statement
        return "preposition"
    if top.pos_ == "VERB":
        lemmas = tuple(token.lemma_.lower() for token in tokens if token.i >= top.i)
        return "listed verb" if any(lemmas[:n] in listed for n in range(1, len(lemmas) + 1)) else "other verb"
    return "noun" if top.pos_ in ("NOUN", "PROPN") else "adjective or other"


def found(doc: Doc, gold: list[Claim], predicted: list[Claim]) -> set[int]:
    """The places in `gold` of the claims that a predicted one finds, paired one to one from the likest content down."""
    contents = [[{t.i for t in tokens_in(doc, claim["content"])} for claim in claims] for claims in (gold, predicted)]
    pairs = []
    for i, marked in enumerate(contents[0]):
        for j, read in enumerate(contents[1]):
            if marked & read and (likeness := len(marked & read) / len(marked | read)) >= 0.5:
                pairs.append((-likeness, i, j))
    mates: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in mates and j not in mates.values():
            mates[i] = j
    return {i for i, j in mates.items() if same_source(doc, gold[i]["source"], predicted[j]["source"])}


def same_source(doc: Doc, marked: Spans, read: Spans) -> bool:
    """Whether the head of the source that was read lies in the marked one; where none is marked, none may be read."""
    tokens = tokens_in(doc, read)
    if not marked or not tokens:
        return not marked and not tokens
    return head(tokens).i in {token.i for token in tokens_in(doc, marked)}


def by_id(path: Path) -> dict[str, dict]:
    """The objects of a file with one JSON object a line, by their id."""
    return {line["id"]: line for line in map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").split("\n")))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("predicted", type=Path, metavar="PREDICTED.jsonl")
    arguments = parser.parse_args()
    nlp, listed = load_model(), {tuple(entry.cue.lower().split()) for entry in vocabulary.load().cues}
    predicted = by_id(arguments.predicted)
    n_marked, n_found = Counter(), Counter()
    for article_id, line in by_id(arguments.gold).items():
        doc = nlp(line["text"])
        claims = [claim for claim in line["claims"] if tokens_in(doc, claim["content"])]
        hits = found(doc, claims, predicted.get(article_id, {"claims": []})["claims"])
        for i, claim in enumerate(claims):
            kind = kind_of_cue(tokens_in(doc, claim["cue"]), listed)
            n_marked[kind] += 1
            n_found[kind] += i in hits
    for kind in KINDS:
        print(f"{kind:20}{n_marked[kind]:6}{n_found[kind]:6}{100 * n_found[kind] / max(1, n_marked[kind]):7.1f} %")
    print(f"{'all':20}{n_marked.total():6}{n_found.total():6}{100 * n_found.total() / max(1, n_marked.total()):7.1f} %")


if __name__ == "__main__":
    main()
