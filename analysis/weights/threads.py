"""One thread for all linear algebra.

Small matrices are multiplied faster by one thread than by several that wait for each other, and always alike.
"""

from __future__ import annotations

import contextlib
import contextvars
import functools
from collections.abc import Iterator

_inside = contextvars.ContextVar("inside", default=False)  # of such a block, where there is nothing more to do


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """While the block, or the function that it decorates, runs, numpy multiplies matrices in one thread."""
    if _inside.get():
        yield
        return
    outside = _inside.set(True)
    try:
        with _linear_algebra().limit(limits=1):
            yield
    finally:
        _inside.reset(outside)


@functools.cache
def _linear_algebra() -> object:
    from threadpoolctl import ThreadpoolController  # slow to make: it looks at every library that is loaded

    return ThreadpoolController()
