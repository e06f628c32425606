"""Kill every command at random instants and after every rename, run two at once: `python -m tests.torture KILLS PAIRS SEED`.

Prints what was found, a line a command, and exits with 1 if that is anything but kills.
"""

import random
import sys
import tempfile
from pathlib import Path

from tests.torture.rounds import COMMANDS, House, kill_after_every_rename, kill_at_random


def main(kills: int = 300, pairs: int = 20, seed: int = 1) -> int:
    instants = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        house = House(Path(folder).resolve())
        for number, command in enumerate(COMMANDS):
            house.prepare(command)
            renames = kill_after_every_rename(house, command)
            share = kills * (number + 1) // len(COMMANDS) - house.found["kills"]
            for _ in range(max(share, 0)):
                kill_at_random(house, command, instants)
            for _ in range(pairs * (number + 1) // len(COMMANDS) - house.found["pairs"]):
                house.two_at_once(command)
            print(f"{command.name}: {renames} renames; so far {dict(house.found)}", flush=True)
    bad = sum(house.found[name] for name in ("wrong", "tracebacks", "leftovers"))
    found = house.found
    print(f"{found['kills']} kills, {found['pairs']} pairs at once ({found['refused']} were told who is at it): {bad} faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
