"""Tables in, the same without rows, with actors under other names, or with more rows out; every reference still holds.

What pointed at a row that goes points nowhere; what cannot stand without it, a stance without its condition, goes with it.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping

import pandas as pd

from analysis.tables import KEYS, LISTED_REFERENCES, OPEN_REFERENCES, REFERENCES, REVIEW, Tables, in_order, types_of
from analysis.words import values

Key = tuple[str, ...]
CHANGED = "changed"
KIND_OF = dict(zip(values.PREFIXES, values.KINDS_OF_ACTOR, strict=True))


def without(tables: Tables, dropped: Mapping[str, set[Key]]) -> Tables:
    """Without the rows of these keys."""
    if not any(dropped.values()):
        return tables
    gone = {name: set(dropped.get(name, ())) for name, _ in tables.items()}
    frames = dict(tables.items())
    for (name, column), target in REFERENCES.items():
        if "None" not in types_of(name)[column] and gone[target]:
            pointing = [key in gone[target] for key in _pointed(frames[name], column, target)]
            gone[name] |= {key for key, goes in zip(_keys(name, frames[name]), pointing, strict=True) if goes}
    for name, frame in frames.items():
        if gone[name]:
            frames[name] = frame[[key not in gone[name] for key in _keys(name, frame)]].reset_index(drop=True)
    heads = {name: _heads(getattr(tables, name), name, gone[name]) for name in ("claims", "conditions")}

    def kept(target: str, table: str, column: str, key: Key) -> str | None:
        if key not in gone[target]:
            return key[-1]
        return heads[table].get(key[-1]) if column == "duplicate_of" else None

    frames = _pointing(frames, kept, [name for name, keys in gone.items() if keys])
    for name in heads:  # the first that stays repeats nothing
        own = frames[name][KEYS[name][0]]
        frames[name] = _set(
            frames[name], "duplicate_of", frames[name]["duplicate_of"].where(frames[name]["duplicate_of"] != own)
        )
    return Tables(**frames)


def _heads(frame: pd.DataFrame, name: str, gone: set[Key]) -> dict[str, str]:
    """A dropped row that others repeat -> the first of those that stay."""
    heads: dict[str, str] = {}
    for own, first in zip(frame[KEYS[name][0]], frame["duplicate_of"], strict=True):
        if (first,) in gone and (own,) not in gone:
            heads.setdefault(first, own)
    return heads


def renamed(tables: Tables, names: Mapping[Key, str]) -> Tables:
    """With actors under other names: (article, id) -> id. Two of one article that get one name become one row."""
    if not names:
        return tables
    frames = dict(tables.items())
    frames["actors"] = _joined(frames["actors"], names)

    def name(target: str, _: str, __: str, key: Key) -> str:
        return names.get(key, key[-1]) if target == "actors" else key[-1]

    frames = _pointing(frames, name, ["actors"])
    actors = frames["actors"]
    for column in ("represents", "country"):
        actors = actors.assign(**{column: actors[column].where(actors[column] != actors["actor_id"], None).astype("str")})
    return Tables(**{**frames, "actors": actors, "stances": once(frames["stances"])})


def with_kinds(tables: Tables, names: Mapping[Key, str]) -> Tables:
    """With the kinds that the first letters of new names say: `per:holland` that is to be `cty:netherlands` is a country."""
    if not names:
        return tables
    said = [
        (names.get(key, key[-1]), key[-1], kind)
        for key, kind in zip(_keys("actors", tables.actors), tables.actors["kind"], strict=True)
    ]
    kinds = [kind if name == before else KIND_OF.get(name.partition(":")[0], kind) for name, before, kind in said]
    return dataclasses.replace(tables, actors=_set(tables.actors, "kind", kinds))


def _joined(actors: pd.DataFrame, names: Mapping[Key, str]) -> pd.DataFrame:
    """One row an actor: the one that had the name before, else the first, with the mentions of all."""
    before = list(_keys("actors", actors))
    new = [names.get(key, key[-1]) for key in before]
    moved = [name != key[-1] for key, name in zip(before, new, strict=True)]
    actors = actors.assign(actor_id=pd.array(new, dtype="str"), moved=moved)
    key = ["article_id", "actor_id"]
    total = actors.groupby(key, sort=False)["n_mentions"].transform("sum")
    touched = actors["moved"] | actors.duplicated(key, keep=False)
    marks = {REVIEW: actors[REVIEW].where(~touched, CHANGED)} if REVIEW in actors else {}
    actors = actors.assign(n_mentions=total, **marks)
    kept = actors.sort_values("moved", kind="stable").drop_duplicates(key).drop(columns="moved")
    return in_order(kept)


def once(stances: pd.DataFrame) -> pd.DataFrame:
    """One row an actor and condition: the holder's before others, else the first."""
    order = (stances["part"] != "holder").astype(int).sort_values(kind="stable").index
    return stances.loc[order].drop_duplicates(["condition_id", "actor_id"]).sort_index().reset_index(drop=True)


def _pointing(
    frames: dict[str, pd.DataFrame], to: Callable[[str, str, str, Key], str | None], changed: Collection[str]
) -> dict[str, pd.DataFrame]:
    """The frames, whose references to the tables `changed` point where `to` says: (target, table, column, key) -> id."""
    if not changed:
        return frames
    frames = dict(frames)
    for (name, column), target in REFERENCES.items():
        if target not in changed:
            continue
        keys = _pointed(frames[name], column, target)
        frames[name] = _set(frames[name], column, [_there(key) and to(target, name, column, key) for key in keys])
    for (name, column), target in LISTED_REFERENCES.items():
        if target not in changed:
            continue
        articles, cells = frames[name]["article_id"], frames[name][column].astype(object)
        kept = [
            " ".join(dict.fromkeys(filter(None, (to(target, name, column, (a, one)) for one in cell.split())))) or None
            if isinstance(cell, str) else None for a, cell in zip(articles, cells, strict=True)
        ]  # fmt: skip
        frames[name] = _set(frames[name], column, kept)
    for (name, column), where in OPEN_REFERENCES.items():
        frame = frames[name]
        targets = frame[where].astype(object).where(frame[where].notna(), None).tolist()
        cells = zip(frame["article_id"], frame[column], targets, strict=True)
        keys = [(a, one) if target == "actors" else (one,) for a, one, target in cells]
        ids = [t and _there(k) and to(t, name, column, k) for t, k in zip(targets, keys, strict=True)]
        frame = _set(frame, column, ids)
        frames[name] = _set(frame, where, [t if one else None for t, one in zip(targets, ids, strict=True)])
    return frames


def _there(key: Key) -> bool | None:
    return isinstance(key[-1], str) or None


def _set(frame: pd.DataFrame, column: str, values: Iterable[object]) -> pd.DataFrame:
    return frame.assign(**{column: pd.array(list(values), dtype="str")})


def _pointed(frame: pd.DataFrame, column: str, target: str) -> list[Key]:
    """The keys that a column points at."""
    ids = frame[column].astype(object).where(frame[column].notna(), None).tolist()
    return list(zip(frame["article_id"], ids, strict=True)) if target == "actors" else [(one,) for one in ids]


def _keys(name: str, frame: pd.DataFrame) -> list[Key]:
    return list(zip(*(frame[column] for column in KEYS[name]), strict=True))


def with_rows(tables: Tables, added: Mapping[str, list[dict[str, object]]]) -> Tables:
    """With more rows, each in its place in the text."""
    if not any(added.values()):
        return tables
    frames = dict(tables.items())
    for name, found in added.items():
        if found:
            types = {column: frames[name][column].dtype for column in frames[name]}
            more = pd.DataFrame(found, columns=list(types)).astype(types)
            frames[name] = in_order(pd.concat([frames[name], more], ignore_index=True))
    return Tables(**frames)


def with_cells(tables: Tables, cells: Mapping[str, Mapping[tuple[int, str], object]]) -> Tables:
    """With other values: table -> (position of the row, column) -> value."""
    frames = dict(tables.items())
    for name, changed in cells.items():
        frame = frames[name]
        for column in dict.fromkeys(column for _, column in changed):
            cell = frame[column].astype(object).tolist()
            for (row, where), value in changed.items():
                if where == column:
                    cell[row] = value
            frame = frame.assign(**{column: pd.Series(cell, index=frame.index, dtype=object).astype(frame[column].dtype)})
        frames[name] = frame
    return dataclasses.replace(tables, **frames)
