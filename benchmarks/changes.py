"""What changed from article to article, in the plain format that a scorer of moves reads.

    python benchmarks/changes.py FOLDER OUT.jsonl

Each folder in FOLDER is one negotiation: dated articles (`.txt` with `.toml`). OUT gets a line for each: `sequence`, and
`moves` with the names of the holder (its own first), the kind of move, the file, the place of the words and the day on which
they were said.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from analysis.pipeline import normalize
from analysis.reading import read
from analysis.views.changes import find_moves


def moves_in(folder: Path) -> list[dict[str, object]]:
    """The moves of one negotiation."""
    articles = [article for path in sorted(folder.glob("*.txt")) for article in read(path)]
    tables = normalize(articles)
    files = {row.article_id: Path(row.path).name for row in tables.articles.itertuples()}
    rungs, parties = find_moves(tables)
    return [
        {
            "holder": list(parties.names.get((p.talks, p.party), (p.party,))), "move": move, "file": files[p.article_id],
            "start": p.start, "end": p.end, "date": p.day,
        }
        for p, _, move, _ in rungs
    ]  # fmt: skip


def main() -> None:
    """Read every negotiation of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    lines = [
        json.dumps({"sequence": place.name, "moves": moves_in(place)}, ensure_ascii=False)
        for place in sorted(given.folder.iterdir()) if place.is_dir()
    ]  # fmt: skip
    given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
