"""The desk as an analyst meets it: in JupyterLab, in a real browser, by mouse and by keyboard alone."""

import collections
import shutil
import time

import nbformat
import pandas as pd
import pytest

from analysis import reports
from analysis.reports.kernels import CELL_TIMEOUT
from analysis.reports.render import Head, render_page
from analysis.review import read_decisions
from tests.test_browser import CELLS, CONNECTED, FAILED, ON, ROOT, house, lab  # noqa: F401 (fixtures)

pytestmark = pytest.mark.browser
ROW, TOLD, OWN = ".parley-desk-row", ".parley-desk-told", ".parley-on-own"
SELECTED = f"{ROW}[aria-selected=true]"
KERNEL = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"
SELECT = """() => { const words = document.querySelector('.parley-on-own').firstChild, range = document.createRange();
    range.setStart(words, 0); range.setEnd(words, 12);
    document.getSelection().removeAllRanges(); document.getSelection().addRange(range) }"""


@pytest.fixture
def opened(browser, lab):  # noqa: F811
    """Opens a notebook in JupyterLab, runs it, and gives its page once its desk has rows."""
    contexts = []

    def open_notebook(name, after=""):
        contexts.append(browser.new_context(viewport={"width": 1300, "height": 1000}))
        page = contexts[-1].new_page()
        page.said = []
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(lab(name) + after)
        page.wait_for_function(CONNECTED, timeout=90_000)
        run(page)
        return page

    yield open_notebook
    for context in contexts:
        context.close()


def run(page):
    page.evaluate("window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    page.wait_for_selector(ROW, timeout=180_000)
    page.locator(".parley-desk-root").first.scroll_into_view_if_needed()
    assert page.evaluate(f"{CELLS}.filter({FAILED}).map(cell => cell.sharedModel.getSource())") == []


def press(page, key, told=""):
    """Press a key; wait until the desk has said what came of it."""
    page.keyboard.press(key)
    if told:
        page.wait_for_selector(f"{TOLD}:has-text('{told}')")


def decided(house):  # noqa: F811
    return sorted(read_decisions(house.parent / "data" / "decisions").lines)


def test_rows_are_chosen_and_seen_in_their_article(opened):
    page = opened("explore.ipynb")
    assert not page.locator(".parley-desk-help").first.is_visible(), "without a folder nothing is decided"
    page.select_option("[data-choice=party]", "cty:russia")
    page.wait_for_selector(".parley-desk-line:has-text(\"eq('cty:russia')\")")
    page.fill("[data-choice=words]", "great britain cannot")
    page.wait_for_selector(f"{TOLD}:text-is('1 row')")
    page.locator(ROW).first.click()
    page.wait_for_selector(f"{OWN}:text-matches('^EU countries and Great Britain')")
    assert page.locator(".parley-desk-fact").first.text_content() == "holderRussia"
    assert page.said == []


def test_a_link_and_a_bar_of_a_chart_lead_to_their_rows(opened):
    page = opened("explore.ipynb", "#desk?table=claims&party=per:sergey-lavrov&act=accuse")
    linked, charted = (page.locator(".parley-desk-root").nth(n) for n in (0, 1))
    assert "'per:sergey-lavrov'" in linked.locator(".parley-desk-line").text_content()
    assert linked.locator("[data-choice=act]").input_value() == "accuse"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    linked.locator("button:text('Copy link')").click()
    page.wait_for_selector("button:text('Copied')")
    assert page.evaluate("navigator.clipboard.readText()").endswith(
        "/explore.ipynb#desk?table=claims&party=per:sergey-lavrov&act=accuse"
    )
    page.evaluate("location.hash = '#desk?table=conditions&kind=offer'")
    page.wait_for_selector(".parley-desk-line:has-text(\"== 'offer'\")")
    charted.scroll_into_view_if_needed()
    bar = charted.locator(".parley-desk-part").first
    bar.click()
    charted.locator("[data-choice=rows]").wait_for()
    assert {cell.split()[-1] for cell in charted.locator(f"{ROW} .parley-desk-cell:nth-child(3)").all_text_contents()} == {
        bar.get_attribute("title").partition(":")[0].split()[-1]
    }
    assert page.said == []


def test_rows_are_reviewed_with_the_keyboard_alone_and_nothing_is_lost_when_the_kernel_dies(opened, house):  # noqa: F811
    page = opened("review.ipynb")
    first = page.locator(f"{ROW} .parley-desk-words").first.text_content()
    page.locator(".parley-desk-list").focus()
    for number in range(20):
        press(page, "ari"[number % 3], f"{number + 1} decision")
    lines = decided(house)
    assert [line.kind for line in lines] == ["accept", "reject", "unsure"] * 6 + ["accept", "reject"]
    assert lines[0].quote == first, "the least certain row first"
    press(page, "u", "taken back: reject")
    press(page, "j")

    page.keyboard.press("e")
    page.wait_for_selector(".parley-desk-form [name=strength]")
    page.locator("[name=strength]").focus()
    page.keyboard.press("1")
    press(page, "Enter", "changed")
    page.wait_for_selector(f"{SELECTED} .parley-desk-mark:text-is('changed')")
    assert decided(house)[-1].field == "strength"

    page.keyboard.press("m")
    page.wait_for_selector(".parley-desk-form [name=other]")
    page.keyboard.type("cty:united-states")
    press(page, "Enter", "merged")
    page.wait_for_selector(f"{SELECTED}:has-text('United States')")
    assert decided(house)[-1].kind == "merge"
    press(page, "u", "taken back: merge")

    press(page, "Enter")
    page.wait_for_selector(".parley-desk-text:not(:has(.parley-desk-hint))")
    page.evaluate(SELECT)
    page.keyboard.press("n")
    page.wait_for_selector(".parley-desk-form [name=table]")
    press(page, "Enter", "added")
    page.wait_for_selector(f"{SELECTED} .parley-desk-mark:text-is('added')")
    assert decided(house)[-1].kind == "add"

    before = decided(house)
    press(page, "a")
    page.evaluate(f"() => {{ {KERNEL}.requestExecute({{ code: 'import os; os.kill(os.getpid(), 9)' }}) }}")
    page.wait_for_function(f"{KERNEL}.status !== 'idle' && {KERNEL}.status !== 'busy'", timeout=30_000)
    page.close()
    assert decided(house)[: len(before)] == before and len(decided(house)) <= len(before) + 1
    again = opened("review.ipynb")
    again.wait_for_selector(f"{TOLD}:has-text('{len(decided(house))} decisions')")
    again.select_option("[data-choice=mark]", "changed")
    again.wait_for_selector(f"{TOLD}:has-text('1 row')")
    assert a_hundred_a_minute(again, house)
    assert again.said == []
    assert "Reviewed by 1 person: " in reported(house)


def a_hundred_a_minute(page, house):  # noqa: F811
    """Whether rows can be decided about by keys so fast, one key after the other without a look at what came of it."""
    page.select_option("[data-choice=table]", "claims")
    page.wait_for_selector(f"{TOLD}:has-text('{len(pd.read_csv(ROOT / 'data' / 'tables' / 'claims.csv'))} rows')")
    page.locator(".parley-desk-list").focus()
    n, begun = len(decided(house)), time.monotonic()
    for number in range(50):
        page.keyboard.press("ari"[number % 3])
    page.wait_for_selector(f"{TOLD}:has-text('{n + 50} decisions')", timeout=60_000)
    assert [line.table for line in decided(house)[n:]] == ["claims"] * 50
    return time.monotonic() - begun < 30


def test_two_browsers_on_one_article_lose_nothing(opened, house):  # noqa: F811
    shutil.copy(house / "review.ipynb", house / "review-again.ipynb")
    before, pages = set(decided(house)), [opened("review.ipynb"), opened("review-again.ipynb")]  # each with a kernel of its own
    n_rows = len(pd.read_csv(ROOT / "data" / "tables" / "assessments.csv"))
    for page in pages:
        page.select_option("[data-choice=table]", "assessments")
        page.wait_for_selector(f"{TOLD}:has-text('{n_rows} rows')")
        page.locator(".parley-desk-list").focus()
    for _ in range(8):
        for page, key in zip(pages, "ar", strict=True):
            page.keyboard.press(key)
    for page in pages:
        page.wait_for_selector(f"{SELECTED}[data-at='8']")
        press(page, "i", "unsure")
    new = [line for line in decided(house) if line not in before]
    assert collections.Counter(line.kind for line in new if line.kind != "undo") == {"accept": 8, "reject": 8, "unsure": 2}
    assert read_decisions(house.parent / "data" / "decisions").problems == ()
    for page in pages:
        press(page, "f", f"{len(decided(house)) + 1} decisions")  # each knows what was decided in the other
        assert page.said == []


def test_a_filter_is_copied_and_what_cannot_be_added_is_told(opened):
    page = opened("review.ipynb")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.select_option("[data-choice=target]", "cty:ukraine")
    page.wait_for_selector(".parley-desk-line:has-text(\"'cty:ukraine'\")")
    page.click("button:text('Copy filter')")
    page.wait_for_selector("button:text('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == 'filter="table=conditions&target=cty:ukraine&mark=open&order=least%20certain"'
    page.locator(".parley-desk-list").focus()
    cells = page.evaluate(f"{CELLS}.length")
    for key in ("x", "b", "d", "d"):  # of the notebook: cut, new cell, delete
        page.keyboard.press(key)
    press(page, "n", "No words are selected")
    assert page.evaluate(f"{CELLS}.length") == cells, "no key at the desk is one of the notebook's"
    assert not page.locator(".parley-desk-form").is_visible()
    assert page.locator(".parley-desk-legend :text('this row')").is_visible()


def reported(house):  # noqa: F811
    """The page that a report makes of what was decided."""
    data = house.parent / "data"
    folders = reports.Folders(data / "shared", data / "runs", data / "store", data / "decisions")
    run, _ = reports.make_pages(house / "reports.toml", ("who-wants-what",), (), folders, ON, CELL_TIMEOUT)
    assert [outcome.failure for outcome in run.outcomes] == [""]
    return (data / "shared" / "who-wants-what.html").read_text(encoding="utf-8")


def test_a_rendered_page_has_a_table_that_sorts_and_searches(browser, tmp_path):
    notebook = nbformat.read(ROOT / "notebooks" / "explore.ipynb", 4)
    path = tmp_path / "explore.html"
    path.write_text(render_page(notebook, Head("Explore", ON), "explore.ipynb"), encoding="utf-8")
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        page.click(".parley-sortable th button:has-text('confidence')")
        table = page.locator(".parley-sortable").first
        sure = [float(text) for text in table.locator("tbody td:nth-child(8)").all_text_contents()]
        assert len(sure) > 20 and sure == sorted(sure)
        page.fill(".parley-sortable input", "great britain cannot")
        assert table.locator("tbody tr:visible").count() == 1
