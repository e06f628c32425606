"""An article's words in, as many of them as may be shown out: on one line, in quotation marks where those are wanted.

A site that may not show more words than the law allows sets a limit (`parley report --short-quotes 25`). It stands in the
environment, since notebooks run in processes of their own; words are cut with an ellipsis, and nothing is counted otherwise.
"""

import contextlib
import os
from collections.abc import Iterator

from analysis.views.counting import one_line

LIMIT = "PARLEY_SHORT_QUOTES"
WITHIN = str.maketrans({"“": "‘", "”": "’", '"': "'"})  # marks inside of marks


def words_shown() -> int:
    """How many words of a quotation may be shown; 0 where there is no limit."""
    given = os.environ.get(LIMIT, "")
    return int(given) if given.isascii() and given.isdigit() else 0


@contextlib.contextmanager
def short_quotes(n: int) -> Iterator[None]:
    """While this is open, here and in the processes that are started, `n` words of a quotation are shown at the most."""
    before = os.environ.get(LIMIT)
    os.environ[LIMIT] = str(n)
    try:
        yield
    finally:
        os.environ.pop(LIMIT)
        if before is not None:
            os.environ[LIMIT] = before


def few_words(text: str, longest: int = 300) -> str:
    """The words on one line, cut where they are more than may be shown, or longer than `longest` characters."""
    words, most = text.split(), words_shown()
    if most and len(words) > most:
        return one_line(" ".join(words[:most]).rstrip(" ,;:–-…") + "…", longest)
    return one_line(text, longest)


def in_marks(text: str, longest: int = 300) -> str:
    """The words in quotation marks, those inside them single: *only with “mutual duty”* -> “only with ‘mutual duty’”."""
    words = few_words(text, longest)
    whole = len(words) > 2 and words[0] in '“"' and words[-1] in '”"' and not set('“”"') & set(words[1:-1])
    return f"“{(words[1:-1] if whole else words).translate(WITHIN)}”"
