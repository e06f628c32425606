"""Batches of articles in, what a function makes of each out: in this process, in several, or on the workers of a cluster.

The function and its batches are the same everywhere, and each result carries the number of its batch, so that it does not
matter who did what when. A batch whose worker dies is tried again when nothing else runs; if it dies again, its articles are
tried one by one, and the one that kills its worker is left out by name.
"""

import contextlib
import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for_any
from typing import TYPE_CHECKING

from analysis.errors import ArticleError, OutputError
from analysis.reading import Article

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 2  # batches for each worker: one that it reads, one that waits for it
Read = Callable[[Sequence[Article]], object]
Numbered = tuple[str, Sequence[Article]]
Done = tuple[str, Sequence[Article], object]  # the number of a batch, its articles, what became of them


def run(batches: Iterable[Sequence[Article]], read: Read, workers: int = 1, client: "Client | None" = None) -> Iterator[Done]:
    """What `read` makes of each batch, as it comes; an ArticleError for an article that kills its worker.

    With `workers` more than one, in so many new processes of one thread each; with a `client` on its cluster. Raises what
    `read` raises, and OutputError: the cluster is gone.
    """
    numbered = ((f"{number:06d}", batch) for number, batch in enumerate(batches))
    if client is None and workers == 1:
        for number, batch in numbered:
            yield number, batch, read(batch)
        return
    hands = _Cluster(client) if client is not None else _Processes(workers)
    try:
        yield from _side_by_side(numbered, read, hands)
    except CancelledError as error:
        cure = "start it again, and update again: what was read is kept"
        raise OutputError("the cluster", f"is gone ({error})", cure) from None
    finally:
        hands.stop()


def _side_by_side(numbered: Iterator[Numbered], read: Read, hands: "_Processes | _Cluster") -> Iterator[Done]:
    """Each batch as soon as it is read, and at the end those whose worker died."""
    running: dict[Future[object], Numbered] = {}
    suspects = []
    while True:
        for number, batch in itertools.islice(numbered, max(hands.room() - len(running), 0)):
            running[hands.submit(read, batch)] = number, batch
        if not running:
            break
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda one: running[one][0]):
            number, batch = running.pop(future)
            try:
                yield number, batch, future.result()
            except hands.deaths:
                suspects.append((number, batch))
    for number, batch in suspects:
        yield from _alone(number, batch, read, hands)


def _alone(number: str, batch: Sequence[Article], read: Read, hands: "_Processes | _Cluster") -> Iterator[Done]:
    """A batch whose worker died: as it is, where that was not tried often, then article by article."""
    made = _tried(batch, read, hands) if hands.tries > 1 else None
    if made is not None:
        yield number, batch, made
        return
    for place, article in enumerate(batch):
        made = next(filter(None, (_tried([article], read, hands) for _ in range(hands.tries))), None)
        cure = "move it away, and report it as a fault of parley"
        yield f"{number}-{place:02d}", [article], made or ArticleError(article.path, "ended each process that read it", cure)


def _tried(batch: Sequence[Article], read: Read, hands: "_Processes | _Cluster") -> object:
    """What a batch gives when nothing else runs; nothing if its worker dies."""
    try:
        return hands.submit(read, batch).result()
    except hands.deaths:
        return None


class _Processes:
    """Processes of this machine; where one dies, all are replaced."""

    deaths, tries = (BrokenProcessPool,), 2

    def __init__(self, workers: int) -> None:
        self._workers, self._context = workers, multiprocessing.get_context("spawn")
        self._pool: Executor | None = None

    def room(self) -> int:
        return AHEAD * self._workers

    def submit(self, read: Read, batch: Sequence[Article]) -> "Future[object]":
        with contextlib.suppress(BrokenProcessPool):
            if self._pool is not None:
                return self._pool.submit(read, batch)
        self.stop()
        ends, self._end = self._context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self._workers, self._context, _begin, (ends,))
        return self._pool.submit(read, batch)

    def stop(self) -> None:
        """End the processes, at once if they still read."""
        if self._pool is not None:
            self._end.send_bytes(b"end")
            self._pool.shutdown(wait=True, cancel_futures=True)


def _begin(ends: Connection) -> None:
    """In a new process: one thread, no word about Ctrl-C, and an end when its parent ends or says so."""
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (wait_for_any([parent.sentinel, ends]), os._exit(1)), daemon=True).start()


class _Cluster:
    """The workers of a Dask cluster, however many come and go; it tries again itself what a death has ended."""

    tries = 1

    def __init__(self, client: "Client") -> None:
        from distributed import KilledWorker

        self.deaths = (KilledWorker,)
        self._client, self._pool = client, client.get_executor(pure=False)

    def room(self) -> int:
        if self._client.status != "running":
            raise CancelledError(f"its client is {self._client.status}")
        return AHEAD * max(sum(self._client.nthreads().values()), 1)

    def submit(self, read: Read, batch: Sequence[Article]) -> "Future[object]":
        return self._pool.submit(read, batch)

    def stop(self) -> None:
        """Take back what is not read yet; the cluster stays its owner's."""
        if self._client.status == "running":
            self._pool.shutdown(wait=False)
