"""A row whose places count the plain text in, the same row with its places in the text as it was received out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from analysis.tables.rows import Row, Span, evidence, spans_of

_ID = re.compile(r"(.*#[a-z])(\d+)((?:\.\d+)?)", re.DOTALL)  # see `unique_ids`
_REFERENCES = ("_id", "duplicate_of")
_PLACED = {"speaker": "speaker_quote", "cue": "cue", "antecedent": ""}  # spans beside the evidence, and what quotes them


def moved(row: Row, text: str, received_span: Callable[[Span], Span]) -> Row:
    """The row with every place, id and quotation as `text` has it; `received_span` says where a span of the plain text stands.

    >>> row = Row(quote="Ann", start=0, end=3, spans="0:3", rule="name")
    >>> moved(row, "A\\u200bnn", lambda span: Span(0, 4)).spans
    '0:4'
    """
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    changed = evidence(text, [received_span(span) for span in spans_of(row)], row.rule)
    for name, quoted in _PLACED.items():
        if values.get(f"{name}_start") is not None:
            start, end = received_span(Span(values[f"{name}_start"], values[f"{name}_end"]))
            changed |= {f"{name}_start": start, f"{name}_end": end} | ({quoted: text[start:end]} if quoted else {})
    for name, value in values.items():
        if name.endswith(_REFERENCES) and isinstance(value, str) and (own := _ID.fullmatch(value)):
            start, _ = received_span(Span(int(own[2]), int(own[2]) + 1))
            changed[name] = f"{own[1]}{start}{own[3]}"
    return dataclasses.replace(row, **changed)
