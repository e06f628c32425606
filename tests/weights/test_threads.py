"""Matrices are multiplied in one thread, and afterwards in as many as before."""

from threadpoolctl import threadpool_info

from analysis.weights import one_thread


def threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info()]


def test_there_is_one_thread_inside_and_as_many_as_before_outside():
    before = threads()
    with one_thread():
        assert set(threads()) <= {1}
        with one_thread():
            pass
        assert set(threads()) <= {1}
    assert threads() == before
