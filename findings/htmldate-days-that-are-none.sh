#!/usr/bin/env bash
# htmldate 1.11.0: a day that no calendar has becomes another day, not none.
#
# Pages of small publishers carry such dates (a form lets an editor type the 30th of February; day and month are exchanged). `find_date` gives
# the first of the month for the one, and reads the other as day before month, so that a timeline shows an article on a day that the page never
# named. Whether the given text is itself a date is left to the caller.
#
# Seen, for a meta element `article:published_time`: 2025-02-30 -> 2025-02-01, 2025-13-05 -> 2025-05-13 (with extensive_search=False: None),
# 2025-02-28 -> 2025-02-28.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0
"$folder/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htmldate import find_date

PAGE = '<html><head><meta property="article:published_time" content="{}"></head><body><p>The talks ended.</p></body></html>'


def found(day, extensive=True):
    return find_date(PAGE.format(day), original_date=True, extensive_search=extensive)


days = {day: found(day) for day in ("2025-02-30", "2025-13-05", "2025-02-28")}
print(version("htmldate"), days, found("2025-13-05", extensive=False))
assert days == {"2025-02-30": "2025-02-01", "2025-13-05": "2025-05-13", "2025-02-28": "2025-02-28"}, days
assert found("2025-13-05", extensive=False) is None
PYTHON
