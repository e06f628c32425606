"""Give the marks of others' texts their words back: python benchmarks/others_texts.py CORPUS.jsonl OUT

benchmarks/marked/others/ holds what readers marked in texts that are not ours to give: places without words. CORPUS.jsonl
holds the texts, a line each (`{"id", "text"}`; PolNeAR's training part); a text is known by its hash. OUT becomes a folder of
marked articles to train from (see marked_articles.py); texts without marks are left out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

OTHERS = Path(__file__).parent / "marked" / "others"


def with_words(marks: dict, text: str) -> dict:
    """The marks of one text, its actors with the forms of their names."""
    actors = [
        {**{k: v for k, v in actor.items() if k != "forms"}, "name": aliases[0], "aliases": aliases}
        for actor in marks["actors"]
        for aliases in [[text[start:end] for start, end in actor["forms"]]]
    ]
    return {**marks, "actors": actors}


def main() -> None:
    """Write OUT/text and OUT/gold."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    corpus, out = Path(sys.argv[1]), Path(sys.argv[2])
    marked = {}
    for path in sorted(OTHERS.glob("*.json")):
        marks = json.loads(path.read_text(encoding="utf-8"))
        marked[marks["sha256"]] = (path.stem, marks)
    for folder in ("text", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    found = 0
    with corpus.open(encoding="utf-8") as lines:
        for text in (json.loads(line)["text"] for line in lines):
            name, marks = marked.get(hashlib.sha256(text.encode("utf-8")).hexdigest(), (None, None))
            if name is not None:
                (out / "text" / f"{name}.txt").write_bytes(text.encode("utf-8"))
                (out / "gold" / f"{name}.json").write_text(json.dumps(with_words(marks, text)), encoding="utf-8")
                found += 1
    print(f"{found} of {len(marked)} marked texts are in {corpus}")


if __name__ == "__main__":
    main()
