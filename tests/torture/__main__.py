"""Kill commands at random instants and after every rename, run two at once: `python -m tests.torture KILLS PAIRS SEED NAME…`.

Prints what was found, a line a command (all of them, if none is named), and exits with 1 if that is anything but kills.
"""

import random
import sys
import tempfile
from pathlib import Path

from tests.torture.rounds import COMMANDS, House, kill_after_every_rename, kill_at_random


def main(kills: str = "300", pairs: str = "20", seed: str = "1", *names: str) -> int:
    """Spread so many kills and pairs over the commands; what to exit with."""
    instants, commands = random.Random(seed), [c for c in COMMANDS if c.name in (names or {c.name})]
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        house = House(Path(folder).resolve())
        for number, command in enumerate(commands, start=1):
            house.prepare(command)
            renames = kill_after_every_rename(house, command)
            while house.found["kills"] < int(kills) * number // len(commands):
                kill_at_random(house, command, instants)
            while house.found["pairs"] < int(pairs) * number // len(commands):
                house.two_at_once(command)
            print(f"{command.name}: {renames} renames; so far {dict(house.found)}", flush=True)
    found = house.found
    bad = sum(found[name] for name in ("wrong", "tracebacks", "leftovers"))
    print(f"{found['kills']} kills, {found['pairs']} pairs at once ({found['refused']} were told who is at it): {bad} faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
