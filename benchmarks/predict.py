"""Extract from many texts at once, in the plain format that scorers read.

    python benchmarks/predict.py IN.jsonl OUT.jsonl [--bare]

IN has `{"id": ..., "text": ...}` a line. OUT gets a line for each with its claims, actors, conditions, stances and
assessments; all offsets are half-open code points of `text`. `--bare` runs the language model alone, so that the time which
extraction adds can be measured in one run; it writes the same lines, empty. The time taken and the words per second go to
standard error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.pipeline import read_rows
from analysis.reading.article import Article
from analysis.reading.model import load_model
from analysis.tables.rows import spans_of
from analysis.words import vocabulary


def predict(article: Article) -> dict[str, list[dict[str, object]]]:
    """The rows of one article as plain lists and dictionaries."""
    rows = read_rows(article, vocabulary.load())
    first = {s.condition_id: s.actor_id for s in reversed(rows["stances"]) if s.part == "holder"}  # of several in one breath
    mentions: dict[str, list[list[int]]] = {}
    for mention in rows["mentions"]:
        mentions.setdefault(mention.actor_id, []).append([mention.start, mention.end])
    return {
        "claims": [
            {
                "source": _span(claim.speaker_start, claim.speaker_end),
                "cue": _span(claim.cue_start, claim.cue_end),
                "content": [list(span) for span in spans_of(claim)],
                "speaker": claim.speaker_id,
                "confidence": claim.confidence,
            }
            for claim in rows["claims"]
        ],
        "actors": [
            {
                "id": actor.actor_id, "name": actor.name, "kind": actor.kind, "role": actor.role,
                "represents": actor.represents, "mentions": mentions.get(actor.actor_id, []),
            }
            for actor in rows["actors"]
        ],
        "conditions": [
            {
                "id": c.condition_id, "start": c.start, "end": c.end, "holder": first.get(c.condition_id, c.holder_id),
                "target": c.target_id, "kind": c.kind, "issue": c.issue.split(";")[0], "trigger": c.trigger,
                "strength": c.strength, "direction": c.direction, "status": c.status, "confidence": c.confidence,
            }
            for c in rows["conditions"]
        ],
        "stances": [
            {"condition": s.condition_id, "actor": s.actor_id, "part": s.part, "side": s.side} for s in rows["stances"]
        ],
        "assessments": [
            {
                "start": a.start, "end": a.end, "assessor": a.assessor_id, "object": a.object_id,
                "dimension": a.dimension, "verdict": a.verdict, "wording": a.wording,
                "confidence": a.confidence,
            }
            for a in rows["assessments"]
        ],
    }  # fmt: skip


def _span(start: int | None, end: int | None) -> list[list[int]]:
    return [] if start is None else [[start, end]]


def parse_only(article: Article) -> dict[str, list[dict[str, object]]]:
    """Nothing but the bare language model over the whole text."""
    load_model()(article.text)
    return {"claims": [], "actors": [], "conditions": [], "assessments": []}


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The objects of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, metavar="IN.jsonl")
    parser.add_argument("predicted", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--bare", action="store_true", help="run the language model alone")
    arguments = parser.parse_args()
    work = parse_only if arguments.bare else predict
    load_model()
    n_words, started = 0, time.perf_counter()
    with arguments.predicted.open("w", encoding="utf-8") as out:
        for line in lines(arguments.articles):
            article = Article(article_id=line["id"], path="", sha256="", text=line["text"], title="")
            out.write(json.dumps({"id": line["id"], **work(article)}, ensure_ascii=False) + "\n")
            n_words += len(re.findall(r"\w+", line["text"]))
    seconds = time.perf_counter() - started
    print(f"{n_words} words in {seconds:.1f} s: {n_words / seconds:.0f} words/s", file=sys.stderr)


if __name__ == "__main__":
    main()
