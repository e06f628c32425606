"""The errors that a user can cure. Each says where, what is wrong, and what to do."""

import contextlib
import difflib
from collections.abc import Iterable, Iterator


class AnalysisError(Exception):
    """Anything Parley refuses to work with. The command line catches this class and nothing else.

    Args:
        where: the file, table row, notebook cell or parameter.
        what: what is wrong there.
        cure: what the user can do about it.
    """

    def __init__(self, where: object, what: str, cure: str) -> None:
        self.where, self.what = (" ".join(_printable(text).split("\n")) for text in (where, what))
        self.cure = _printable(cure)
        super().__init__(f"{self.where}: {self.what}; {self.cure}")

    def __reduce__(self) -> tuple[object, ...]:
        """The same error in another process."""
        return type(self), (self.where, self.what, self.cure)


def _printable(text: object) -> str:
    """A name that is no UTF-8, as any terminal can show it."""
    return str(text).encode("utf-8", "backslashreplace").decode("utf-8")


class ArticleError(AnalysisError):
    """An article that cannot be read."""


class RecordError(ArticleError):
    """A record of a file of many articles that cannot be read; the others can."""


class VocabularyError(AnalysisError):
    """A line of a word list that is malformed, repeated or contradicts another."""


class LanguageError(AnalysisError):
    """The language model is missing or of another version."""


class TableError(AnalysisError):
    """A table that breaks its schema, a key, or the evidence promise."""


class DecisionError(AnalysisError):
    """A line of a file of decisions that cannot be meant, or a decision that does not fit the tables."""


class ReportError(AnalysisError):
    """A report that is declared wrongly or failed while it ran."""


class QueryError(AnalysisError):
    """A question in SQL that cannot be answered."""


class OutputError(AnalysisError):
    """A file or folder that cannot be written, or not now."""


class SpaceError(AnalysisError):
    """There is not enough memory."""


@contextlib.contextmanager
def writing(where: object) -> Iterator[None]:
    """A block that writes to `where`. Raises OutputError: in place of an OSError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())[:200] or type(error).__name__
        cure = "make room or change its permissions, or name another place"
        raise OutputError(where, f"cannot be written ({reason})", cure) from None


@contextlib.contextmanager
def in_memory(where: object) -> Iterator[None]:
    """A block that works on `where`. Raises SpaceError: in place of a MemoryError."""
    try:
        yield
    except MemoryError:
        raise SpaceError(where, "needs more memory than there is", "end other programs, or split what is to be read") from None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """What to say of a name that does not exist: the one that is close to it, else all there are."""
    known = list(known)
    close = difflib.get_close_matches(name, known, 1, 0.6)
    return f"did you mean {close[0]}?" if close else f"it offers {', '.join(known)}"
