"""A report in, what its page rests on as it stands now out; two of these in, why the page is stale out."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from importlib import metadata
from pathlib import Path

from analysis.errors import ReportError
from analysis.reports.declared import Report, read_notebook
from analysis.reports.negotiations import folder_of_parties
from analysis.views import words_shown

DIGITS = 12  # of a fingerprint
# part of a basis -> what is said when it is not what it was
REASONS = {
    "notebook": "its notebook has changed",
    "words": "the word lists have changed",
    "parties": "what is known of the parties has changed",
    "decisions": "readers have decided otherwise",
    "tables": "its tables have changed",
    "version": "Parley is another version",
}


def fingerprints(path: Path, published: str | None) -> dict[str, str]:
    """Id -> fingerprint of every article of a folder or file, as it stands now, readable or not.

    Raises ArticleError: nothing there that could be read.
    """
    from analysis.reading import Folder, Unread

    found = {}
    for one in Folder(path, published):
        more = one.metadata if isinstance(one, Unread) else (one.title, one.published, one.source, one.talks)
        found[one.article_id] = _short(repr((one.sha256, more)))
    return found


def basis_of(report: Report, decisions: Path) -> dict[str, object]:
    """What the pages of a report rest on besides their articles: a fingerprint each, and its parameters by name.

    A parameter that holds the date of the run is left out: it always changes.
    """
    given = {name: repr(value) for name, value in report.parameters.items() if name not in report.moving}
    given |= {"--short-quotes": repr(words_shown())} if words_shown() else {}
    words, parties = (report.parameters.get("words"), folder_of_parties(report))
    return {
        "notebook": _code_of(report.notebook),
        "parameters": given,
        "words": _of_files([report.notebook.parent / str(words)] if words else ()),
        "parties": _of_files([parties] if parties else ()),
        "decisions": _of_files([decisions] if report.inputs() else ()),
        "tables": _of_files(filter(None, [report.given_tables()])),
        "version": metadata.version("parley"),
    }


def why_stale(then: Mapping[str, object], now: Mapping[str, object], others: Collection[str] = ()) -> str:
    """Why a page made from `then` is stale `now`, in words; empty if it is not. `others` are articles of other pages."""
    if not then:
        return "it was not noted what it was made from"
    told = _articles(then.get("articles", {}), now.get("articles", {}), others)
    old, new = then.get("parameters", {}), now.get("parameters", {})
    differ = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    told += [f"{', '.join(differ)} {'is' if len(differ) == 1 else 'are'} declared otherwise"] if differ else []
    return "; ".join([*told, *(reason for part, reason in REASONS.items() if then.get(part) != now.get(part))])


def _articles(then: Mapping[str, str], now: Mapping[str, str], others: Collection[str]) -> list[str]:
    counts = {
        "new": sum(own not in then and own not in others for own in now),
        "changed": sum(now.get(own, state) != state for own, state in then.items()),
        "gone": sum(own not in now for own in then),
    }
    told = [(f"{n} article{'s' if n > 1 else ''}", "are" if n > 1 else "is", what) for what, n in counts.items() if n]
    return [f"{many} {'have' if n == 'are' else 'has'} changed" if what == "changed" else f"{many} {n} {what}"
            for many, n, what in told]  # fmt: skip


def _code_of(path: Path) -> str:
    """The fingerprint of what a notebook runs and says, not of what it showed when it last ran."""
    try:
        return _short(repr([(cell.cell_type, cell.source) for cell in read_notebook(path).cells]))
    except ReportError:
        return "none"


def _of_files(places: Iterable[Path]) -> str:
    """The fingerprint of the files of some folders; empty without any."""
    seen = []
    for place in places:
        files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        seen += [(file.name, _bytes_of(file)) for file in files if file.is_file() and not file.name.startswith(".")]
    return _short(repr(seen)) if seen else ""


def _bytes_of(file: Path) -> bytes:
    """Of a file that cannot be read, whoever needs it tells."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]
