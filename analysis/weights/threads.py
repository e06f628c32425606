"""One thread for all linear algebra.

Small matrices are multiplied faster by one thread than by several that wait for each other, and always alike.
"""

from __future__ import annotations

import contextlib
import functools


def one_thread() -> contextlib.AbstractContextManager[object]:
    """While the block runs, numpy multiplies matrices in one thread."""
    return _linear_algebra().limit(limits=1)


@functools.cache
def _linear_algebra() -> object:
    from threadpoolctl import ThreadpoolController  # slow to make: it looks at every library that is loaded

    return ThreadpoolController()
