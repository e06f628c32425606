"""Parley: who said what in an article, on what conditions, and how far it can be trusted.

>>> import analysis as an
>>> tables = an.normalize(an.read("seeds"))   # doctest: +SKIP

Each name is imported when it is first used, so that a notebook which only draws tables does not wait for the language model.
"""

import importlib
import sys

_NAMES = {
    "reading": ("read", "read_each"),
    "pipeline": ("normalize", "open_tables", "pick"),
    "tables": ("Tables", "spans_of"),
    "review": ("read_decisions", "replay", "decide", "sample"),
    "store": ("Store",),
    "exchange": ("statements", "export"),
    "errors": ("AnalysisError",),
}
_OF_VIEWS = {"negotiations": ("open_talks",), "marks": ("show", "snippet"), "opened": ("open_cells",), "desk": ("desk",)}
_HOME = {name: module for module, names in _NAMES.items() for name in names}
_HOME |= {name: f"views.{module}" for module, names in _OF_VIEWS.items() for name in names}
_MODULES = {"summaries": "views.summaries", "charts": "views.charts", "vocabulary": "words.vocabulary"}

__all__ = [*_HOME, *_MODULES]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(importlib.import_module(f"analysis.{_HOME[name]}"), name)
    if name in _MODULES:
        return importlib.import_module(f"analysis.{_MODULES[name]}")
    from analysis.errors import did_you_mean

    raise AttributeError(f"module 'analysis' has no attribute {name!r}; {did_you_mean(name, __all__)}")


def __dir__() -> list[str]:
    return __all__


def _as_html(frame: object) -> object:
    return importlib.import_module("analysis.views.inspecting").as_html(frame)


if "IPython" in sys.modules and (_running := sys.modules["IPython"].get_ipython()):  # a notebook shows tables words first
    _running.display_formatter.formatters["text/html"].for_type_by_name("pandas", "DataFrame", _as_html)
