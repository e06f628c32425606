"""What a notebook's cell shows of what `read` and `normalize` give, and what it says to a mistake."""

import subprocess
import sys
from pathlib import Path

import pytest

import analysis as an
from analysis.errors import AnalysisError, ArticleError
from tests.small import said, tables_of

ROOT = Path(__file__).parents[1]
TABLES = tables_of([said("Ann Lee", "We will go.")])
IN_IPYTHON = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("import analysis as an, pandas as pd")
shell.run_cell("tables = an.Tables.read('data/tables')")
show = shell.display_formatter.format
print(show(shell.user_ns["tables"].claims)[0]["text/html"].index("<th>quote</th>") > 0)
print("parley-rows" in show(shell.user_ns["tables"].claims.query("act == 'reject'"))[0]["text/html"])
print("parley-rows" in show(shell.user_ns["pd"].DataFrame({"a": [1]}))[0]["text/html"])
"""


def test_an_article_is_one_short_line():
    (article,) = an.read(ROOT / "seeds")
    assert repr(article).startswith("Article 000-ea8af5ad2eda1e38: US-Russia Talks") and len(repr(article)) < 200


def test_a_notebook_shows_the_words_of_a_table_first():
    done = subprocess.run([sys.executable, "-c", IN_IPYTHON], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "False"]


@pytest.mark.parametrize(
    ("mistake", "cure"),
    [
        (lambda: an.desks, "did you mean desk?"),
        (lambda: an.summaries.who_speak, "did you mean who_speaks?"),
        (lambda: an.charts.who_speek, "did you mean who_speaks?"),
        (lambda: TABLES.claim, "did you mean claims?"),
        (lambda: TABLES.xyz, "it offers articles, sections"),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_one_that_does(mistake, cure):
    with pytest.raises(AttributeError) as raised:
        mistake()
    assert cure in str(raised.value)


@pytest.mark.parametrize(
    ("mistake", "cure"),
    [
        (lambda: an.normalize("seeds"), "give it the list that `read` returns"),
        (lambda: an.summaries.who_speaks([]), "who_speaks: was given no tables; give it what `normalize` returns"),
        (lambda: an.charts.who_speaks(TABLES), r"draw what an.summaries.who_speaks\(tables\) gives"),
        (lambda: an.desk(TABLES, []), "give it the list that `read` returns"),
        (lambda: an.desk([], []), "give it what `normalize` returns"),
    ],
)
def test_what_is_given_in_place_of_another_is_answered_with_what_is_meant(mistake, cure):
    with pytest.raises(AnalysisError, match=cure):
        mistake()


def test_a_list_is_not_shown_as_an_article():
    with pytest.raises(ArticleError, match=r"articles\[0\]"):
        an.show([], TABLES)
