"""What is killed, or run twice at once, leaves a whole result of one run and nothing else; `make torture` says it at length."""

import os
import random
import tempfile

import pytest

from tests.torture import rounds

COMMANDS = {command.name: command for command in rounds.COMMANDS}
FAULTS = ("wrong", "tracebacks", "leftovers")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    environment, folder = dict(os.environ), os.getcwd()
    yield rounds.House(tmp_path_factory.mktemp("house").resolve())
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    tempfile.tempdir = None


def test_kills_leave_nothing_wrong(house):
    house.prepare(COMMANDS["store"])
    assert rounds.kill_after_every_rename(house, COMMANDS["store"]) == 10
    rounds.kill_at_random(house, COMMANDS["store"], random.Random(1))
    assert [house.found[what] for what in FAULTS] == [0, 0, 0] and house.found["kills"] >= 10


def test_two_runs_at_once_leave_nothing_wrong(house):
    house.prepare(COMMANDS["folder"])
    house.two_at_once(COMMANDS["folder"])
    assert [house.found[what] for what in FAULTS] == [0, 0, 0] and house.found["pairs"] == 1
