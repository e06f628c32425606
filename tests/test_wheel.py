"""What is installed works without the checkout: words, weights and templates travel in the wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READ = """
import sys
from pathlib import Path
import analysis
assert Path(analysis.__file__).is_relative_to(sys.argv[2]), analysis.__file__
tables = analysis.normalize(analysis.read(sys.argv[1]))
print(len(tables.claims), len(tables.conditions))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of a clean copy of the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists() and Path(name).parts[0] in ("analysis", "pyproject.toml", "README.md", "LICENSE"):
            target = folder / "sources" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--disable-pip-version-check",
    ]
    subprocess.run([*build, "--wheel-dir", folder, folder / "sources"], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_a_wheel_reads_the_first_article(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    article = ROOT / "seeds" / "000_ea8af5ad2eda1e38.txt"
    done = subprocess.run(
        [sys.executable, "-c", READ, article, tmp_path / "site"],
        cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "site"), "PATH": ""}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert all(int(count) > 20 for count in done.stdout.split())


def test_a_wheel_holds_all_that_is_read_at_run_time(wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    needed = [p for p in (ROOT / "analysis").rglob("*") if p.is_file() and p.suffix != ".pyc" and "README" not in p.name]
    assert {p.relative_to(ROOT).as_posix() for p in needed} - packed == set()
