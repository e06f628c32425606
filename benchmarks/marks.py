"""What is wrong in the marks of a folder, line by line: python benchmarks/marks.py FOLDER

FOLDER holds `text/NAME.txt` and `marks/NAME.marks`; `analysis/review/marks.py` says how the lines are written.
"""

import sys
from pathlib import Path

from analysis.review.marks import read_marks


def main() -> int:
    """List what is wrong in the marks of a folder; 1 if anything is."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder, found = Path(sys.argv[1]), []
    for path in sorted((folder / "marks").glob("*.marks")):
        text = (folder / "text" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        found += [f"{path.name}: {line}" for line in read_marks(text, path.read_text(encoding="utf-8"))[1]]
    print("\n".join(found) if found else "all is well")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
