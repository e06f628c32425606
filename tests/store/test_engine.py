"""The same batches give the same results in one process, in several, and on a cluster; who dies takes nobody along."""

import contextlib
import os
import signal
import threading
import time

import pytest

from analysis.errors import ArticleError, OutputError
from analysis.store import engine
from tests.store.made import FAULT, POISON, SLOW, articles, titles

BATCHES = [articles(3, first=3 * n) for n in range(6)]


@pytest.fixture(scope="module")
def client():
    """Of a scheduler and two workers on this machine, each a process that is started again when it dies."""
    distributed = pytest.importorskip("distributed")
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=60) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def results(batches, **how):
    """What came of each batch, in the order of their numbers."""
    return [(number, made) for number, _, made in sorted(engine.run(batches, titles, **how), key=lambda done: done[0])]


def poisoned(at):
    """Nine articles in three batches; the middle one of the second is of this title."""
    given = articles(9)
    given[4] = articles(1, at, first=4)[0]
    return [given[:3], given[3:6], given[6:]]


def test_one_process_reads_batches_one_after_the_other_and_holds_one():
    held = []
    for number, batch, made in engine.run((held.append(batch) or batch for batch in BATCHES), titles):
        assert len(held) == int(number) + 1 and batch is held[-1] and made == titles(batch)


def test_several_processes_and_a_cluster_give_the_same(client):
    alone = results(BATCHES)
    assert results(BATCHES, workers=2) == alone and results(BATCHES, client=client) == alone


@pytest.mark.parametrize("where", ["processes", "cluster"])
def test_an_article_that_kills_its_worker_is_left_out_by_name(where, request):
    how = {"workers": 2} if where == "processes" else {"client": request.getfixturevalue("client")}
    made = dict(results(poisoned(POISON), **how))
    assert made["000000"] == titles(articles(3)) and made["000002"] == titles(articles(3, first=6))
    assert made["000001-00"] == ["a003 Talks"] and made["000001-02"] == ["a005 Talks"]
    assert isinstance(made["000001-01"], ArticleError)
    assert str(made["000001-01"]).startswith("a004.txt: ended each process that read it; ") and len(made) == 5


@pytest.mark.parametrize("where", ["here", "processes", "cluster"])
def test_what_the_reader_raises_is_raised(where, request):
    how = {"here": {}, "processes": {"workers": 2}}.get(where) or (
        {"client": request.getfixturevalue("client")} if where == "cluster" else {}
    )
    with pytest.raises(ValueError, match="a004.txt"):
        results(poisoned(FAULT), **how)


def test_a_worker_of_a_cluster_that_is_killed_in_the_middle_loses_nothing(client):
    slow = [articles(2, SLOW, first=2 * n) for n in range(8)]
    pids = list(client.run(os.getpid).values())
    threading.Timer(0.7, os.kill, (pids[0], signal.SIGKILL)).start()
    assert results(slow, client=client) == [
        (f"{n:06d}", [f"{a.article_id} Slow" for a in batch]) for n, batch in enumerate(slow)
    ]
    deadline = time.monotonic() + 30
    while len(client.scheduler_info()["workers"]) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)


def test_a_process_that_is_killed_in_the_middle_loses_nothing():
    import psutil

    slow, before = [articles(2, SLOW, first=2 * n) for n in range(6)], set(psutil.Process().children(recursive=True))

    def kill_one():
        with contextlib.suppress(IndexError, psutil.Error):
            workers = sorted(
                set(psutil.Process().children(recursive=True)) - before, key=lambda process: process.cpu_times().user
            )
            workers[-1].kill()

    running = engine.run(slow, titles, workers=2)
    first = next(running)
    kill_one()
    made = sorted([first, *running], key=lambda done: done[0])
    assert [done[2] for done in made] == [[f"{a.article_id} Slow" for a in batch] for batch in slow]


def test_no_process_is_left_when_one_is_stopped_in_the_middle():
    import psutil

    before = set(psutil.Process().children(recursive=True))
    running = engine.run([articles(2, SLOW, first=2 * n) for n in range(6)], titles, workers=2)
    next(running)
    running.close()
    left = {
        p for p in set(psutil.Process().children(recursive=True)) - before if "resource_tracker" not in " ".join(p.cmdline())
    }
    assert left == set()


def test_a_cluster_that_goes_away_is_told():
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=60)
    client = distributed.Client(cluster)
    running = engine.run([articles(2, SLOW, first=2 * n) for n in range(6)], titles, client=client)
    next(running)
    client.close()
    cluster.close()
    with pytest.raises(OutputError, match="the cluster: is gone"):
        list(running)
