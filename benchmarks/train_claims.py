"""Train what finds claims: python benchmarks/train_claims.py CORPUS.jsonl [--links-only]

The corpus has an article a line: {"id", "text", "claims": [{"source": [[start, end], …], "cue": […], "content": […]}]} with
half-open offsets into `text`, as PolNeAR's annotations give them. Writes the tagger's weights (`train_network.py`, which says
what it needs to be installed) and the linker's into analysis/weights/. The same corpus gives the same weights. Half an hour
on one core, of which the linker takes a few minutes.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
from examples import Example, read_examples
from fitting import Row, fit_logistic

from analysis.claims import linker
from analysis.reading.parse import Parse
from analysis.weights import logistic

FORGOTTEN = (
    0.15  # part of the tagged sources that are hidden, so that the linker learns to trust the grammar where none was tagged
)
SEED = 1


def train_links(examples: list[Example]) -> dict[str, dict[str, float]]:
    """The linker's weights, from the corpus's own spans and the claims that they belong to."""
    random = np.random.default_rng(SEED)
    content_rows: list[Row] = []
    source_rows: list[Row] = []
    for e in examples:
        t = e.tagged()
        t = dataclasses.replace(t, sources=[x for x in t.sources if random.random() >= FORGOTTEN])
        claim_of = {cue: _claim_of(e, cue) for cue in t.cues}
        for content in t.contents:
            size = e.parse.ends[content[1] - 1] - e.parse.starts[content[0]]
            for cue in linker.content_candidates(t, content):
                claim = claim_of[cue]
                right = claim is not None and 2 * _shared(e.parse, content, claim["content"]) >= size
                content_rows.append(Row(linker.pair_features(t, content, cue), right))
        for cue, claim in claim_of.items():
            if claim is None:
                continue
            by_grammar, candidates = linker.source_candidates(t, cue)
            for source, is_tagged in candidates:
                place = e.parse.starts[linker.source_head(t.parse, source, by_grammar)]
                right = any(start <= place < end for start, end in claim["source"])
                source_rows.append(Row(linker.source_features(t, source, cue, by_grammar, is_tagged), right))
    return {"content": fit_logistic(content_rows), "source": fit_logistic(source_rows)}


def _shared(parse: Parse, span: linker.Range, pieces: list[list[int]]) -> int:
    """Characters of the tokens `span` that stand in the pieces."""
    start, end = parse.span(*span)
    return sum(max(0, min(end, e) - max(start, s)) for s, e in pieces)


def _claim_of(e: Example, cue: linker.Range) -> dict | None:
    """The claim whose cue shares most with this one; several claims may share a source, but hardly a cue."""
    best = max(e.claims, key=lambda claim: _shared(e.parse, cue, claim["cue"]), default=None)
    return best if best and _shared(e.parse, cue, best["cue"]) else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=logistic.FOLDER, help="folder of the weights")
    parser.add_argument("--links-only", action="store_true", help="leave the tagger's weights as they are")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    examples = read_examples(options.corpus)
    if not options.links_only:
        import train_network  # needs packages that the linker does not

        train_network.write_weights(examples, options.out / "attribution.npz")
    links = json.dumps(train_links(examples), indent=0, sort_keys=True)
    (options.out / "links.json").write_text(links + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
