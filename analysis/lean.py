"""Names of modules in, a block in which they are imported as empty ones.

spaCy imports its own command line, and pandera the makers of examples that tests draw. Both import much more, cost as much to
start as an article costs to read, and nothing here asks for them. Behind the block they can be imported as ever.
"""

from __future__ import annotations

import contextlib
import sys
import types
from collections.abc import Iterator

SPACY = ("spacy.cli", "spacy.cli.info")  # what `import spacy` imports and reading never asks for
PANDERA = ("pandera.strategies.pandas_strategies",)  # what a check of tables never asks for


class _Empty(types.ModuleType):
    """A module in which every name stands for nothing."""

    __path__: list[str] = []

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


@contextlib.contextmanager
def without(*names: str) -> Iterator[None]:
    """While the block runs, modules of these names that are not loaded yet are empty."""
    empty = {name: _Empty(name) for name in names if name not in sys.modules}
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name, module in empty.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
