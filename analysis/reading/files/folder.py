"""A path in, the files out that are articles, in the order of their names."""

import os
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.contents import READERS
from analysis.reading.files.pages import KEPT


def article_files(path: Path, problems: list[ArticleError]) -> list[Path]:
    """The articles of a folder, or the one file; what cannot be used joins `problems`.

    Raises ArticleError: nothing there that can be read.
    """
    formats = ", ".join(READERS)
    if os.path.isdir(path):  # as against Path.is_dir, for a name of any length
        try:
            inside = sorted(p for p in path.iterdir() if not p.name.startswith(".") and not p.is_dir())
        except OSError as error:
            raise ArticleError(path, f"cannot be read ({error.strerror})", "change its permissions") from None
        files = [p for p in inside if p.suffix.lower() in READERS and not p.name.endswith(KEPT)]
        stems = {p.stem for p in files}
        for stray in (p for p in inside if p.suffix == ".toml" and p.stem not in stems):
            problems.append(ArticleError(stray, "belongs to no article", "give it the name of its article, or move it away"))
        if not files:
            raise ArticleError(path, "holds no article", f"put files into it that end in {formats}")
        return files
    if not os.path.lexists(path):
        raise ArticleError(path, "does not exist", "check the path, or name a folder of articles")
    if path.suffix.lower() not in READERS:
        raise ArticleError(path, "is no article that can be read", f"save it as one of {formats}")
    return [path]
