"""What every summary needs: names for ids, rankings with a tail, numbers and quotes in words."""

import dataclasses
import functools
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from analysis.errors import ReportError
from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.negotiations import inside, negotiations, open_talks
from analysis.words import RELIABILITIES, Talks

BY = ("speaker", "side")  # what a statement may count for
UNKNOWN = "unknown"  # stands for a speaker or holder that the text does not say


def asked(answer: Callable[..., Answer]) -> Callable[..., Answer]:
    """A summary that says which of its parameters is out of range, and may ask for rows of at least some confidence.

    With `least` (0 to 1), less sure claims, conditions and assessments are not counted, and the answer says how many. One with
    the parameter `talks` (a name, or what `open_talks` gives) is about that negotiation alone; where none is given, about the
    one with the most articles. Raises ReportError: those are no tables, `top` is below 1, `by` unknown, `least` no share, or
    `talks` has no article.
    """
    signature = inspect.signature(answer)

    @functools.wraps(answer)
    def checked(tables: Tables, *given: object, least: float = 0.0, **named: object) -> Answer:
        if not isinstance(tables, Tables):
            raise ReportError(answer.__name__, "was given no tables", "give it what `normalize` returns")
        values = signature.bind(tables, *given, **named).arguments
        if not values.get("top", 1) >= 1:
            raise ReportError("parameter 'top'", f"is {values['top']!r}", "write a whole number from 1")
        if values.get("by", BY[0]) not in BY:
            raise ReportError("parameter 'by'", f"is {values['by']!r}", f"write one of {', '.join(BY)}")
        if not 0 <= least <= 1:
            raise ReportError("parameter 'least'", f"is {least!r}", "write a share from 0 to 1")
        more = {}
        if "talks" in signature.parameters:
            n_others, talks = len(negotiations(tables)) - 1, values.get("talks")
            values["talks"] = talks = talks if isinstance(talks, Talks) else open_talks(tables, talks or "")
            tables = inside(tables, talks)
            more = {"talks": talks.called, "outlets": trust_in(tables, talks)}
            more["colours"] = {party.name: party.colour for party in talks.parties}
            more["further"] = count(n_others, "further negotiation") if n_others > 0 else ""
        sure = tables.surer(least)
        n_less = sum(map(len, dict(tables.items()).values())) - sum(sure.counts()["rows"])
        found = answer(**values | {"tables": sure})
        less = f"{count(n_less, 'row')} less sure than {least:g}" if n_less else ""
        left_out = ", ".join(filter(None, (found.left_out, less, more.pop("further", ""))))
        return dataclasses.replace(found, left_out=left_out, **more)

    return checked


def trust_in(tables: Tables, talks: Talks) -> str:
    """`3 outlets: 1 of high reliability, 2 not judged`, by the analyst's table of outlets; nothing where there is none."""
    outlets = [talks.outlet(source) for source in tables.articles["source"].dropna().unique()] if talks.outlets else []
    judged = {grade: sum(outlet.reliability == grade for outlet in outlets) for grade in (*RELIABILITIES, "")}
    told = [f"{n} of {grade} reliability" if grade else f"{n} not judged" for grade, n in judged.items() if n]
    return f"{count(len(outlets), 'outlet')}: {', '.join(told)}" if outlets else ""


def first_time(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that do not repeat an earlier one."""
    return rows[rows["duplicate_of"].isna()]


def names_of(tables: Tables, ids: pd.Series) -> pd.Series:
    """The name of each actor id, over all articles the one with the most mentions; `unknown` for a missing id.

    Two actors of one name get their kind behind it, or else are called by their id, in words where that tells them apart.
    """
    found: dict[str, tuple[int, str, str]] = {}
    columns = (tables.actors[column].tolist() for column in ("actor_id", "n_mentions", "name", "kind"))
    for own, n, name, kind in zip(*columns, strict=True):
        if own not in found or (-n, name) < found[own][:2]:
            found[own] = (-n, name, kind)
    names = {own: one_line(name) for own, (_, name, _) in found.items()}
    names = _told_apart(names, {own: f"{names[own]} ({kind})" for own, (_, _, kind) in found.items()}, (UNKNOWN,))
    names = _told_apart(names, {own: own.partition(":")[2].replace("-", " ") for own in names})
    return ids.map(_told_apart(names, {own: own for own in names})).astype("str").fillna(UNKNOWN)


def _told_apart(names: dict[str, str], longer: dict[str, str], taken: Sequence[str] = ()) -> dict[str, str]:
    """The names by id, of those that are no one else's; what is longer of each that two have, or that is `taken`."""
    n = Counter([*names.values(), *taken, *taken])
    return {own: name if n[name] == 1 else longer[own] for own, name in names.items()}


def sides_of(tables: Tables, ids: pd.Series) -> pd.Series:
    """The id of the country, or else the organisation, that each actor id speaks for; its own id where the text names none."""
    side = tables.actors["country"].fillna(tables.actors["represents"]).fillna(tables.actors["actor_id"])
    side.index = tables.actors["actor_id"]
    return ids.map(side.groupby(level=0).first().to_dict())


def ranking(numbers: pd.Series) -> pd.Series:
    """Highest first, equals by name, `unknown` taken out."""
    numbers = numbers.drop(UNKNOWN, errors="ignore")
    return numbers.sort_index().sort_values(ascending=False, kind="stable")


def others(names: Sequence[str]) -> str:
    """The label of the row that lumps `names`."""
    return f"{len(names)} others" if len(names) > 1 else "1 other"


def is_tail(name: str) -> bool:
    """Whether a row stands for nobody in particular: the lumped others, or the unknown."""
    return name == UNKNOWN or re.fullmatch(r"\d+ others?", name) is not None


def lumped(names: pd.Series, ranked: Sequence[str], top: int) -> pd.Series:
    """`names`, with everybody behind the first `top` of `ranked` under one label; `unknown` stays."""
    return names.where(names.isin([*ranked[:top], UNKNOWN]), others(ranked[top:]))


def lines(names: pd.Series, ranked: Sequence[str], top: int) -> list[str]:
    """The labels of a lumped table in their order: the first `top`, the others, `unknown` last; only those that occur."""
    tail = [others(ranked[top:])] if len(ranked) > top else []
    return [*ranked[:top], *tail, *([UNKNOWN] if names.eq(UNKNOWN).any() else [])]


def group_of(groups: dict[str, Iterable[str]]) -> dict[str, str]:
    """Member -> its group."""
    return {member: group for group, members in groups.items() for member in members}


def count(n: int, noun: str) -> str:
    """`1 condition`, `1,204 conditions`."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def listing(*left_out: tuple[int, str, str]) -> str:
    """`3 further issues, 1 further holder`, of (number, one, many); what is nobody is not mentioned."""
    return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in left_out if n > 0)


def one_line(text: str, longest: int = 300) -> str:
    """`text` on one line without invisible characters, cut at a word with an ellipsis when it is longer than `longest`."""
    text = "".join(filter(str.isprintable, " ".join(text.split())))
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut).rstrip(" ,;:–-") + "…"
