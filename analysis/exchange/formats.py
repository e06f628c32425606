"""Tables (and the articles that they were made from) in, a file or folder for another program out: the table of all formats.

A new format is a module with a function of tables and articles, and one line in `FORMATS`.
"""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.errors import TableError
from analysis.exchange import brat, database, dna, flat, graphml, printed, refiqda, sources, webannotation, word, workbook
from analysis.exchange.common import write_file, write_files
from analysis.reading import Article
from analysis.tables import Tables, check_replaceable

Write = Callable[[Tables, Sequence[Article], Path], Path]


@dataclasses.dataclass(frozen=True)
class Format:
    """What `--format` calls it, the ending that names it, whose it is, and what writes it whole or not at all.

    One that is a `folder` takes the place of a folder; one that `needs_text` cannot be made from tables alone.
    """

    name: str
    ending: str
    about: str
    write: Write
    folder: bool = False
    needs_text: bool = False


def _file(make: Callable[[Tables, Sequence[Article]], bytes]) -> Write:
    return lambda tables, articles, path: write_file(make(tables, articles), path)


def _files(make: Callable[[Tables, Sequence[Article]], dict[str, bytes]]) -> Write:
    return lambda tables, articles, path: write_files(make(tables, articles), path)


FORMATS = (
    Format("xlsx", ".xlsx", "Excel: the statements, then every table", _file(workbook.workbook)),
    Format("statements", ".csv", "the statements alone, one a row", _file(flat.as_csv)),
    Format("qdpx", ".qdpx", "REFI-QDA: NVivo, MAXQDA, ATLAS.ti, QualCoder", _file(refiqda.project), needs_text=True),
    Format("brat", ".brat", "brat, a folder of .txt and .ann", _files(brat.standoff), folder=True, needs_text=True),
    Format("webannotation", ".jsonld", "W3C Web Annotation", _file(webannotation.annotations), needs_text=True),
    Format("graphml", ".graphml", "Gephi, Cytoscape, yEd: who stands how towards what", _file(graphml.graphml)),
    Format("dna", ".dna", "Discourse Network Analyzer 3.0", _file(dna.discourse), needs_text=True),
    Format("csl", ".json", "Zotero, pandoc: the articles as CSL-JSON", _file(sources.csl)),
    Format("bibtex", ".bib", "LaTeX: the articles as BibTeX", _file(sources.bibtex)),
    Format("ris", ".ris", "EndNote, Citavi: the articles as RIS", _file(sources.ris)),
    Format("duckdb", ".duckdb", "DuckDB: every table, and the statements", _file(database.database)),
    Format("docx", ".docx", "Word: a brief with footnotes", _file(word.word)),
    Format("pdf", ".pdf", "the brief and the marked articles, printed by Chromium", _file(printed.printed)),
    Format("csv", "", "a folder of CSV files", lambda tables, _, path: tables.to_csv(path), folder=True),
    Format("parquet", "", "a folder of Parquet files", lambda tables, _, path: tables.to_parquet(path), folder=True),
)
BY_NAME = {form.name: form for form in FORMATS}
BY_ENDING = {form.ending: form for form in FORMATS if form.ending}


def export(tables: Tables, path: Path | str, articles: Sequence[Article] = (), form: str | None = None) -> Path:
    """Write `tables` in the format that the ending of `path` names, or else the one called `form` (see `FORMATS`).

    Formats that hold the texts need the `articles`, as they were read; others use them for addresses. Raises TableError: the
    ending names no format, or a text is not at hand; OutputError: nothing can be written there.
    """
    path = Path(path)
    return find_format(path, form).write(tables, articles, path)


def find_format(path: Path, form: str | None = None) -> Format:
    """The format called `form`, else that of the ending of `path`.

    Raises TableError: the ending names no format; OutputError: no folder can be put there.
    """
    found = BY_NAME.get(form) if form else BY_ENDING.get(path.suffix.lower())
    if not found:
        what = f"would be of the format {form!r}, which there is not" if form else "has an ending that names no form"
        names = ", ".join(other.name for other in FORMATS if form or not other.ending)
        cure = f"use one of {names}" if form else f"use one of {', '.join(BY_ENDING)}, or --format with one of {names}"
        raise TableError(path, what, cure)
    if found.folder:
        check_replaceable(path)
    return found


def listing() -> str:
    """The formats, a line each, for the help of the command line; a star marks those that need the articles."""
    lines = [f"  {one.name:<14}{one.ending or 'a folder':<10}{one.about}{' *' * one.needs_text}" for one in FORMATS]
    return "\n".join(["", "formats (* holds the texts: not from --tables):", *lines, ""])
