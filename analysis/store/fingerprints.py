"""What reads in, its fingerprint out: an article is read again when its bytes, its metadata or its reader change.

The reader is the package with its word lists, those of the user included, and its weights.
"""

import dataclasses
import functools
import hashlib
from importlib import metadata
from pathlib import Path

from analysis.reading import Article
from analysis.words import Vocabulary

HOUSE = Path(__file__).parents[1]
# The rooms that what is read goes through; a change in any other asks for no new reading.
ROOMS = (
    "errors.py", "words", "weights", "tables", "reading", "actors", "claims", "conditions", "assessments", "flags",
    "pipeline.py",
)  # fmt: skip
READ = (".py", ".csv", ".json", ".npz")  # files of a room that make a difference
PARTS = ("spacy", "numpy", "trafilatura")  # packages whose next version may read otherwise
DIGITS = 16  # of a fingerprint


def of(value: object) -> str:
    """A short fingerprint of anything whose `repr` tells it whole."""
    return hashlib.sha256(repr(value).encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]


@functools.cache
def of_code() -> str:
    """The fingerprint of the package as it stands on this machine: its code, its weights, what it stands on."""
    seen = hashlib.sha256(repr([metadata.version(name) for name in PARTS]).encode())
    for room in ROOMS:
        place = HOUSE / room
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in READ:
                seen.update(file.relative_to(HOUSE).as_posix().encode())
                with file.open("rb") as opened:
                    hashlib.file_digest(opened, lambda: seen)
    return seen.hexdigest()[:DIGITS]


def of_reader(vocabulary: Vocabulary) -> str:
    """The fingerprint of all that decides what an article's rows are, besides the article."""
    return of((of_code(), vocabulary))


def of_metadata(article: Article) -> str:
    """The fingerprint of an article that came without a file: all that is known of it."""
    known = dataclasses.asdict(article)
    return of({name: value for name, value in known.items() if name not in ("path", "sha256")})
