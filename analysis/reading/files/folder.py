"""A path in, the files out that are articles, in the order of their names, and what is left out, each with its reason."""

import mimetypes
import os
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files import corpora
from analysis.reading.files.contents import READERS
from analysis.reading.files.metadata import beside
from analysis.reading.files.page_kept import KEPT

# the stems of what tells of a folder, or of the rights in it: README-first, Licence, LICENSE-MIT
ABOUT = re.compile(r"(?i:read[-_ ]?me(?:[-_. ].*)?|licen[cs]e|copying|changelog|contributing)|LICEN[CS]E[-_.][\w.]+")
LOCK = "~$"  # what Word puts before the name of a file that is open
OF_A_PAGE = "_files"  # what a browser adds to the name of a page for the folder of its pictures and scripts
FORMATS = (*READERS, *(ending for ending in corpora.READERS if not ending.endswith(".gz")))
TYPES = mimetypes.MimeTypes(filenames=())  # the same on every machine


def find_files(path: Path, problems: list[ArticleError]) -> tuple[list[Path], list[str]]:
    """The articles of a folder and its subfolders, or the one file; and a line for each file and folder that is left out.

    Hidden files and texts kept beside pages are passed over without a word. What cannot be used joins `problems`. Raises
    ArticleError: nothing there that can be read.
    """
    formats = ", ".join(FORMATS)
    if not os.path.isdir(path):  # as against Path.is_dir, for a name of any length
        if not os.path.lexists(path):
            raise ArticleError(path, "does not exist", f"check the path, which is seen from {Path.cwd()}")
        if not is_readable(path):
            raise ArticleError(path, "is no article that can be read", f"save it as one of {formats}")
        return [path], []
    left_out: dict[Path, str] = {}
    inside = sorted(_walk(path, problems, left_out))
    left_out |= {file: reason for file in inside if (reason := why_not(file))}
    files = [file for file in inside if file not in left_out and file.suffix != ".toml"]
    articles = {beside(file) for file in files}
    for stray in (file for file in inside if file.suffix == ".toml" and file not in articles):
        problems.append(ArticleError(stray, "belongs to no article", "give it the name of its article, or move it away"))
    lines = [f"{file}: is left out: {reason}" for file, reason in sorted(left_out.items())]
    if not files and not problems:
        raise ArticleError(path, "holds no article", "; ".join([f"put files into it that end in {formats}", *lines[:3]]))
    return files, lines


def _walk(path: Path, problems: list[ArticleError], left_out: dict[Path, str]) -> Iterator[Path]:
    """Every file below `path` that is not hidden or kept."""

    def refused(error: OSError) -> None:
        problems.append(ArticleError(error.filename, f"cannot be read ({error.strerror})", "change its permissions"))

    for folder, names, files in os.walk(path, onerror=refused):
        pages = {name.rpartition(".")[0] + OF_A_PAGE for name in files if name.lower().endswith((".html", ".htm"))}
        for name in names:
            if name in pages:
                left_out[Path(folder, name)] = "what a browser saved with a page"
            elif os.path.islink(os.path.join(folder, name)):
                left_out[Path(folder, name)] = "a link to a folder"
        names[:] = [name for name in names if not name.startswith(".") and Path(folder, name) not in left_out]
        yield from (Path(folder, name) for name in files if not name.startswith(".") and not name.endswith(KEPT))


def is_readable(file: Path) -> bool:
    """Whether a file is of a format of one article or of many, by its name."""
    return file.suffix.lower() in READERS or corpora.holds_many(file)


def why_not(file: Path) -> str:
    """Why a file is no article; empty if it may be one, or belongs to one."""
    if file.name.startswith(LOCK):
        return "the lock of a file that is open in Word"
    if ABOUT.fullmatch(file.stem):
        return "it tells of the folder, not of talks"
    if is_readable(file) or file.suffix == ".toml":
        return ""
    kind = TYPES.guess_type(file.name)[0] or ""
    return "a picture" if kind.startswith("image/") else f"none of {', '.join(FORMATS)}"
