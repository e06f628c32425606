"""Articles that people marked by hand in, cases with the right answers out.

A folder of marked articles holds `text/<id>.txt` and `marks/<id>.marks` (see analysis/review/marks.py), or `gold/<id>.json`:

    {"actors":      [{"id", "name", "kind", "aliases": […]}],
     "conditions":  [{"start", "end", "holder": actor id or null, "kind", "direction": 1 or -1, "strength": 1…5, "certain"}],
     "assessments": [{"start", "end", "assessor": actor id or null, "dimension", "verdict": -2…2, "certain"}]}

A row's `"or"` lists other values that a careful reader may choose; `"certain": false` marks rows on which readers may differ.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from marks import read_marks

from analysis.actors import find_actors
from analysis.claims import Speakers, find_claims
from analysis.conditions import Case, Scene
from analysis.reading import Article, Reading, read_language
from analysis.words import load

ALIKE = 0.5  # token F1 from which a case is the marked row
_TOKEN = re.compile(r"\w+(?:[’'.-]\w+)*")


class MarkedText(NamedTuple):
    """One article as it is read, and what is marked in it."""

    name: str
    text: str
    reading: Reading
    gold: dict[str, list[dict]]


@dataclasses.dataclass(frozen=True)
class MarkedArticle:
    """One article as the models see it, with its marked rows and actors."""

    name: str
    text: str
    scene: Scene
    gold: dict[str, list[dict]]

    def meeting(self, row: dict, field: str) -> frozenset[str | None]:
        """The actors of the article that a row's field accepts, by a name that both have; None if it accepts nobody."""
        wanted = accepted(row, field)
        nobody = {None} if None in wanted else set()
        names = set().union(*(self._marked_names.get(marked, set()) for marked in wanted if marked is not None))
        return frozenset(nobody | {actor_id for actor_id, found in self._found_names.items() if found & names})

    @functools.cached_property
    def _marked_names(self) -> dict[str, set[str]]:
        return {a["id"]: {surface(s) for s in (a["name"], *a.get("aliases", []))} - {""} for a in self.gold["actors"]}

    @functools.cached_property
    def _found_names(self) -> dict[str, set[str]]:
        cast = self.scene.speakers.cast
        names = {actor.actor_id: {surface(actor.name)} for actor in cast.actors}
        for mention in cast.mentions:
            names[mention.actor_id].add(surface(mention.quote))
        return names


def read_texts(folder: Path) -> Iterator[MarkedText]:
    """The marked texts of a folder that weights may be made from, by name."""
    for path in training_files(folder):
        yield read_text(path)


def marked_files(folder: Path) -> list[Path]:
    """The files of marked rows of a folder, by name."""
    return sorted((folder / "marks").glob("*.marks")) or sorted((folder / "gold").glob("*.json"))


def kept_apart(folder: Path) -> list[Path]:
    """The articles of a folder that nothing is ever trained on: those that its `apart.txt` names."""
    names = folder / "apart.txt"
    apart = set(names.read_text(encoding="utf-8").split()) if names.exists() else set()
    return [path for path in marked_files(folder) if path.stem in apart]


def training_files(folder: Path) -> list[Path]:
    """The articles of a folder that weights may be made from: all but those that are kept apart."""
    apart = set(kept_apart(folder))
    return [path for path in marked_files(folder) if path not in apart]


def read_text(path: Path) -> MarkedText:
    """The article whose marked rows stand in a file, as it is read."""
    text = (path.parents[1] / "text" / f"{path.stem}.txt").read_bytes().decode("utf-8")
    reading = read_language(Article(article_id=path.stem, path="", sha256="", text=text, title=""), load())
    return MarkedText(path.stem, text, reading, _rows(path, text))


def _rows(path: Path, text: str) -> dict[str, list[dict]]:
    if path.suffix == ".json":
        return json.loads(path.read_text("utf-8"))
    rows, wrong = read_marks(text, path.read_text("utf-8"))
    if wrong:
        raise ValueError(f"{path}: {'; '.join(wrong)}")
    return rows


def read_marked(path: Path) -> MarkedArticle:
    """The article whose marked rows stand in a file, with its actors and claims as Parley finds them."""
    name, text, reading, gold = read_text(path)
    cast = find_actors(reading)
    return MarkedArticle(name, text, Scene(reading, Speakers(reading, cast, find_claims(reading, cast))), gold)


def accepted(row: dict, field: str) -> list:
    """The value of a field and its accepted alternatives."""
    return [row.get(field), *row.get("or", {}).get(field, [])]


def surface(text: str) -> str:
    """`the Kremlin’s` -> `kremlin`"""
    text = re.sub(r"\s+", " ", text).strip(' \t\n.,;:“”"').lower()
    return re.sub(r"[’']s?$", "", re.sub(r"^(?:the|a|an) ", "", text))


def alike(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Token F1 of two spans."""
    x, y = ({m.span() for m in _TOKEN.finditer(text, *span)} for span in (one, other))
    return 2 * len(x & y) / (len(x) + len(y)) if x & y else 0.0


def pair(left: Sequence, right: Sequence, score: Callable[[object, object], float]) -> list[tuple[int, int]]:
    """The best pairs first, each of either side at most once."""
    ranked = sorted(
        ((score(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)), key=lambda t: (-t[0], t[1:])
    )
    used_left, used_right, pairs = set(), set(), []
    for likeness, i, j in ranked:
        if likeness >= ALIKE and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j))
    return pairs


def span_of(scene: Scene, case: Case) -> tuple[int, int]:
    """Where a case stands in the text."""
    return scene.parse.starts[case.first], scene.parse.ends[case.last]
