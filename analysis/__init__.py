"""Parley: who said what in an article, on what conditions, and how far it can be trusted.

>>> import analysis as an
>>> tables = an.normalize(an.read("seeds"))   # doctest: +SKIP

Each name is imported when it is first used, so that a notebook which only draws tables does not wait for the language model.
"""

import importlib

_HOME = {
    "read": "reading",
    "read_each": "reading",
    "normalize": "pipeline",
    "open_tables": "pipeline",
    "pick": "pipeline",
    "Tables": "tables",
    "spans_of": "tables",
    "show": "views.marks",
    "desk": "views.desk",
    "snippet": "views.marks",
    "AnalysisError": "errors",
}
_MODULES = {"summaries": "views.summaries", "charts": "views.charts", "vocabulary": "words.vocabulary"}

__all__ = [*_HOME, *_MODULES]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(importlib.import_module(f"analysis.{_HOME[name]}"), name)
    if name in _MODULES:
        return importlib.import_module(f"analysis.{_MODULES[name]}")
    raise AttributeError(f"module 'analysis' has no attribute {name!r}; it offers {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
