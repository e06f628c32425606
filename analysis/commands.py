"""Parsed options of the command line in, an exit code out: what each command of `parley` does."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import TableError

if TYPE_CHECKING:
    from analysis.reading import Article
    from analysis.tables import Tables

OK, FAILED, WRONG, STOPPED = 0, 1, 2, 130
SEEDS, NOTEBOOKS, DATA, TABLES = Path("seeds"), Path("notebooks"), Path("data"), Path("tables")
DECLARED = NOTEBOOKS / "reports.toml"


def make_tables(options: argparse.Namespace) -> int:
    """Normalize articles and write their tables."""
    from analysis.exchange import export, find_format

    own = options.articles.resolve() == SEEDS.resolve() and not (options.words or options.codebook)
    out = options.out or (DATA / "tables" if own else TABLES / options.articles.resolve().stem)
    find_format(out, options.form)
    tables, _, code = _read(options)
    print(f"{_counted(tables)} -> {export(tables, out, form=options.form)}")
    return code


def make_reports(options: argparse.Namespace) -> int:
    """Run the declared reports, or those that were named, and write the index of all."""
    from analysis.reports import Folders, as_told, choose, read_reports, read_site, run_reports, with_given, write_index
    from analysis.tables import locked
    from analysis.views import short_quotes

    on, site = options.on.isoformat(), read_site(options.out)
    declared = read_reports(options.reports, on, lambda name: site.before(name, on))
    paths = [(name, str(path)) for name, path in (("articles", options.articles), ("words", options.words)) if path]
    chosen = [with_given(one, [*options.parameters, *paths]) for one in choose(declared, options.names, options.reports)]
    folders = Folders(options.out.resolve(), options.runs.resolve(), options.store, options.decisions)
    with locked(options.runs), short_quotes(options.short_quotes):
        run = run_reports(chosen, folders, on, options.timeout, progress=True, workers=options.workers)
        published = write_index(declared, run, folders)
    failed = [outcome for outcome in run.outcomes if outcome.failure]
    problems = dict.fromkeys(f"left out: {problem}" for outcome in run.outcomes for problem in outcome.problems)
    _say(problems)
    if options.json:
        print(json.dumps(as_told(published), indent=1, ensure_ascii=False))
    else:
        made = f"{len(run.outcomes) - len(failed)} of {len(run.outcomes)} reports -> {os.path.relpath(published.index)}"
        print(*run.outcomes, made, sep="\n")
    if failed:
        _say([f"the notebooks that failed, with their errors, are in {os.path.relpath(folders.runs / on)}"])
    return FAILED if failed or problems else OK


def refresh_committed(options: argparse.Namespace) -> int:
    """Run the committed notebooks again, in place."""
    from analysis.reports import committed, refresh_notebooks

    notebooks = options.notebooks or committed(NOTEBOOKS)
    changed = refresh_notebooks(notebooks, options.timeout, progress=True)
    print(*(f"changed {path}" for path in changed), f"{len(changed)} of {len(notebooks)} notebooks changed", sep="\n")
    return OK


def check_house(options: argparse.Namespace) -> int:
    """Check articles, word lists, tables, reports and notebooks; print every problem, or that there is none."""
    from analysis.reports import check_all
    from analysis.tables import clean

    on = options.on.isoformat()
    clean(options.tables.parent)
    given = options.tables != DATA / "tables" or any(options.tables.glob("*.csv"))
    checked = check_all(options.articles, options.words, options.tables if given else None, options.reports, on)
    _say(checked.left_out)
    count = len(checked.problems)
    said = f"{count} {'problem' if count == 1 else 'problems'}" if count else "all is well"
    print(*checked.problems, said, f"compared: {', '.join(checked.compared)}", sep="\n")
    return FAILED if count else OK


def export_tables(options: argparse.Namespace) -> int:
    """Write the tables of articles, or tables made before, in a form for another program."""
    from analysis.exchange import export, find_format
    from analysis.review import with_decisions
    from analysis.tables import Tables

    find_format(options.out, options.form)
    options.articles = options.articles or options.folder
    given = [name for name in ("articles", "words", "codebook", "published") if getattr(options, name)]
    if options.tables and given:
        raise TableError(options.tables, f"is given together with --{given[0]}", "name one of the two")
    options.articles = options.articles or SEEDS
    if options.tables:
        decided = with_decisions(Tables.read(options.tables).check(), options.decisions)
        _say(decided.told)
        tables, articles, code = decided.tables, [], FAILED if decided.problems else OK
    else:
        tables, articles, code = _read(options, texts=True)
    print(f"{_counted(tables)} -> {export(tables, options.out, articles, options.form)}")
    return code


def add_article(options: argparse.Namespace) -> int:
    """Put a page of the web, or a copy of a file, among the articles; the only command that uses the network."""
    from analysis.reading import ENGLISH, add

    article = add(options.what, options.to, options.talks)
    if article.language != ENGLISH:
        _say([f"{article.path}: will have no rows: its language is {article.language}, not English"])
    known = [article.title, article.published or "undated", article.source, article.talks]
    print(f"{article.path}: {', '.join(filter(None, known))}")
    return OK


def look_after_files(options: argparse.Namespace) -> int:
    """Say what is wrong with decisions, identities and word lists, and mend it when asked."""
    from analysis.review import look_after

    told, well = look_after(options.decisions, options.words, options.mend)
    print("\n".join(told))
    return OK if well else FAILED


def _read(options: argparse.Namespace, texts: bool = False) -> tuple["Tables", Sequence["Article"], int]:
    """The tables of what can be read, as readers decided them; its articles, where they are asked for; and the exit code.

    Raises ArticleError: nothing can be read.
    """
    from analysis.reading import gather
    from analysis.review import with_decisions
    from analysis.store import Store, place_of

    published = options.published and options.published.isoformat()
    given = {"words": options.words, "codebook": options.codebook, "published": published}
    store = Store(place_of(options.store, options.articles, **given))
    done = store.update(options.articles, **given, workers=options.workers, progress=True)
    decides = any(options.decisions.glob("*.csv"))
    articles = gather(options.articles, published).articles if texts or decides else []
    decided = with_decisions(store.tables(articles=done.articles), options.decisions, articles or None)
    _say([*done.told, *(f"left out: {problem}" for problem in done.problems), *decided.told])
    return decided.tables, articles, FAILED if done.problems or decided.problems else OK


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"parley: {line}", file=sys.stderr)


def _counted(tables: "Tables") -> str:
    return ", ".join(f"{len(table)} {name.removesuffix('s') if len(table) == 1 else name}" for name, table in tables.items())
