"""Measure how well copies of articles are found: those that this program makes, and none among articles that are different.

    python benchmarks/copies.py TEXTS … [--articles 2000]

TEXTS is a folder of `.txt` files, or a file with `{"id": ..., "text": ...}` a line. Texts that are the same word for word are
taken once. Of each, copies are made as a desk makes them: cut to two thirds, cut to half, under another title, with every tenth
word another one, and all of it at once. Recall is the share of copies that are linked to the text they were made from. Then as
many different articles as asked for are looked through, the longest cut into halves to reach that number; every link among them
is printed, to be looked at: wire reports do stand in collections twice.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from analysis.reading import find_copies, signature

SEED = 7
TITLE = "What we know so far about the latest round, and what may follow"
SHORTEST = 60  # words of a text of which copies are made
WORD = re.compile(r"\w+")


def read_texts(path: Path) -> Iterator[tuple[str, str]]:
    """The id and the text of each article of a folder or a file of JSON lines."""
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.stem, file.read_text(encoding="utf-8")
    else:
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield line["id"], line["text"]


def cut(text: str, share: float) -> str:
    """The beginning of a text, as much of its words."""
    words = list(WORD.finditer(text))
    return text[: words[int(len(words) * share) - 1].end()]


def retitled(text: str) -> str:
    """The text with another first line."""
    first, _, rest = text.strip().partition("\n")
    return f"{TITLE}\n{rest if rest.strip() else first}"


def reworded(text: str, chance: random.Random) -> str:
    """The text with a tenth of its words replaced by other words of it."""
    words = list(WORD.finditer(text))
    pool = [w[0] for w in words]
    pieces, end = [], 0
    for k in sorted(chance.sample(range(len(words)), len(words) // 10)):
        pieces += [text[end : words[k].start()], chance.choice(pool)]
        end = words[k].end()
    return "".join([*pieces, text[end:]])


def copies_of(signatures: dict[str, bytes]) -> dict[str, str]:
    """Copy -> the one that it is a copy of; a name with `~` is dated after all others."""
    frame = pd.DataFrame({"article_id": list(signatures), "signature": list(signatures.values())})
    frame["published"] = ["2026-01-02" if "~" in name else "2026-01-01" for name in signatures]
    return find_copies(frame).dropna().set_index("article_id")["copy_of"].to_dict()


def measure_recall(texts: dict[str, str]) -> None:
    """Print the share of made copies that are found, by what was done to them."""
    chance = random.Random(SEED)
    ways: dict[str, Callable[[str], str]] = {
        "cut to two thirds": lambda text: cut(text, 2 / 3),
        "cut to half": lambda text: cut(text, 1 / 2),
        "re-titled": retitled,
        "a tenth reworded": lambda text: reworded(text, chance),
        "cut to two thirds, re-titled, a tenth reworded": lambda text: reworded(retitled(cut(text, 2 / 3)), chance),
    }
    own = {name: signature(text) for name, text in texts.items()}
    same = {name: copies_of(own).get(name, name) for name in texts}
    long = [name for name, text in texts.items() if len(WORD.findall(text)) >= SHORTEST]
    for way, change in ways.items():
        found = copies_of(own | {f"{name}~": signature(change(texts[name])) for name in long})
        right = sum(same.get(found.get(f"{name}~", "")) == same[name] for name in long)
        print(f"{way}: {right} of {len(long)} copies found ({right / len(long):.3f})")


def measure_links(texts: dict[str, str], least: int) -> None:
    """Print every link among at least so many articles."""
    different = dict(texts)
    for name in sorted(texts, key=lambda name: -len(texts[name])):
        if len(different) >= least:
            break
        text = different.pop(name)
        middle = text.find("\n", len(text) // 2) + 1 or len(text) // 2
        different |= {f"{name} (1)": text[:middle], f"{name} (2)": text[middle:]}
    start = time.process_time()
    links = copies_of({name: signature(text) for name, text in different.items()})
    taken = time.process_time() - start
    print(f"{len(links)} links among {len(different)} articles, {taken:.1f} CPU-s:")
    for copy, first in sorted(links.items()):
        print(f"  {copy} -> {first}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXTS")
    parser.add_argument("--articles", type=int, default=2000, help="different articles to look through (default: %(default)s)")
    arguments = parser.parse_args()
    texts, seen = {}, set()
    for path in arguments.texts:
        for name, text in read_texts(path):
            words = " ".join(text.split())
            if words and words not in seen:
                seen.add(words)
                texts[name] = text
    print(f"{len(texts)} different texts")
    measure_recall(texts)
    measure_links(texts, arguments.articles)


if __name__ == "__main__":
    main()
