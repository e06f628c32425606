"""A table of outlets in (`data/talks/outlets.csv`), what the analyst thinks of each out: owner, side, reliability.

    source,owner,side,reliability,note
    The Harbour Post,Harbour Media Ltd,,high,names its sources
    Harbour Workers' Federation,,workers,mixed,a party's own statements

`source` is written as the articles have it. Reliability is the analyst's own judgement; an empty cell is no judgement.
"""

import functools
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.errors import VocabularyError
from analysis.words.files import lines_of
from analysis.words.values import RELIABILITIES

OUTLETS = "outlets.csv"


class Outlet(NamedTuple):
    """One outlet: who owns it, on which party's side it stands, how far the analyst trusts it (high, mixed, low), and why."""

    source: str
    owner: str = ""
    side: str = ""
    reliability: str = ""
    note: str = ""


@functools.lru_cache(maxsize=20_000)  # the same names come again in every article
def key_of(source: str) -> str:
    """`The  Harbour Post` and `harbour post` are one outlet."""
    return re.sub(r"^the ", "", " ".join(source.casefold().split()))


def read_outlets(folder: Path | str) -> Mapping[str, Outlet]:
    """The outlets of a folder by `key_of` their source; none where it has no such table.

    Raises VocabularyError: with the file and the line: other columns, no source, one twice, a reliability that is none.
    """
    path = Path(folder) / OUTLETS
    if not os.path.lexists(path):
        return {}
    found: dict[str, Outlet] = {}
    for where, line in lines_of(path, list(Outlet._fields), Outlet._field_defaults):
        outlet = Outlet(*(" ".join(text.split()) for text in line))
        if not outlet.source:
            raise VocabularyError(where, "has no source", "write it as the articles have it, or delete the line")
        if outlet.reliability and outlet.reliability not in RELIABILITIES:
            cure = f"use one of {', '.join(RELIABILITIES)}, or leave it empty"
            raise VocabularyError(where, f"reliability is {outlet.reliability[:40]!r}", cure)
        if key_of(outlet.source) in found:
            raise VocabularyError(where, f"repeats {outlet.source}", "keep one of the two lines")
        found[key_of(outlet.source)] = outlet
    return found
