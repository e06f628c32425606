"""What people see, in a real browser: the shared pages as files without a network, and a notebook in JupyterLab."""

import io
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from PIL import Image

from analysis import reports
from analysis.reports.declared import read_reports
from analysis.reports.kernels import CELL_TIMEOUT
from analysis.reports.refresh import as_text, normal_form
from tests.house import write_notebook

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
DECLARED = ROOT / "notebooks" / "reports.toml"
ON = "2026-01-31"
PAGES = ["index", *(report.name for report in read_reports(DECLARED, ON))]
NO_NOISE = {  # settings of JupyterLab without its questions to the newcomer
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": '{"fetchNews": "false", "checkForUpdates": false}'
}
CELLS = """[...window.jupyterapp.shell.currentWidget.content.model.cells]
    .filter(cell => cell.type === 'code' && cell.sharedModel.getSource().trim())"""
FAILED = """cell => { for (let i = 0; i < cell.outputs.length; i++)
    if (cell.outputs.get(i).type === 'error') return true; return false }"""
FINISHED = f"""() => {{ const cells = {CELLS};
    return cells.some({FAILED}) || cells.every(cell => cell.executionCount && cell.executionState !== 'running') }}"""
CONNECTED = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.connectionStatus === 'connected'"


@pytest.fixture(scope="module")
def shared(browser, tmp_path_factory):
    """The pages of the committed notebooks."""
    folder = tmp_path_factory.mktemp("data")
    folders = reports.Folders(folder / "shared", folder / "runs", folder / "store")
    run, _ = reports.make_pages(DECLARED, (), (), folders, ON, CELL_TIMEOUT)
    assert [(outcome.name, outcome.failure) for outcome in run.outcomes] == [(name, "") for name in PAGES[1:]]
    return folders.shared


@pytest.fixture
def seen(browser, shared):
    """Opens a shared page from its file; the page, what it asked for, and what its console said."""
    contexts = []

    def open_page(name, **options):
        contexts.append(browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options}))
        page = contexts[-1].new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((shared / f"{name}.html").as_uri())
        return page, [url for url in asked if not url.startswith("data:")], said

    yield open_page
    for context in contexts:
        context.close()


def shades(png: bytes) -> int:
    """How many different greys a picture has: one if it is blank."""
    return len(Image.open(io.BytesIO(png)).convert("L").getcolors(256))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_its_file_and_asks_nobody_for_anything(seen, name):
    page, asked, said = seen(name)
    assert asked == [page.url] and said == []
    assert shades(page.screenshot(full_page=True)) > 20


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_is_shown_and_has_words(seen, name):
    page, _, _ = seen(name)
    pictures = page.evaluate("[...document.images].map(i => [i.complete && i.naturalWidth > 100, i.alt.length])")
    assert pictures and all(shown and words > 20 for shown, words in pictures), pictures


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1200])
def test_a_page_fits_its_window(seen, name, width):
    page, _, _ = seen(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(seen, name, scheme):
    page, _, _ = seen(name, color_scheme=scheme)
    ink, paper = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
    assert contrast(ink, paper) >= 7


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written `rgb(1, 2, 3)`, as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in colour[4:-1].split(",")]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", PAGES[1:])
def test_the_contents_lead_to_the_sections(seen, name):
    page, _, _ = seen(name)
    anchors = page.eval_on_selector_all("nav.toc a", "links => links.map(a => decodeURIComponent(a.hash.slice(1)))")
    assert len(anchors) >= 2
    assert page.evaluate("ids => ids.filter(id => !document.getElementById(id))", anchors) == []
    assert page.locator("h1").count() == 1


def test_code_is_folded_until_asked_for(seen):
    page, _, _ = seen("who-speaks")
    code = page.locator("details.code pre").first
    assert not code.is_visible()
    page.locator("details.code summary").first.click()
    code.wait_for()


def test_the_index_leads_to_every_page(seen):
    page, _, _ = seen("index")
    links = page.eval_on_selector_all("h2 a", "links => links.map(a => a.getAttribute('href'))")
    assert links == [f"{name}.html" for name in PAGES[1:]]
    page.locator("h2 a").first.click()
    page.wait_for_url(f"**/{PAGES[1]}.html")


def test_a_row_of_a_page_leads_to_its_words_and_they_can_be_cited(seen):
    page, asked, said = seen("who-speaks")
    page.locator("a.row[id]").first.click()
    page.wait_for_url("**/articles/**")
    page.locator(":target.parley-mark").wait_for()
    place = page.url.partition("#")[2]
    button = page.locator(f'[id="cite-{place}"] button')
    button.click()
    page.wait_for_function("button => button.textContent !== 'Copy citation'", arg=button.element_handle())
    assert page.locator(f'[id="cite-{place}"] .citation').is_visible() and said == []
    assert all(url.startswith("file:") for url in asked)


@pytest.mark.parametrize("name", PAGES[1:])
def test_every_part_of_a_picture_and_every_number_leads_to_words_that_are_there(seen, shared, name):
    """Each link to a row finds its mark; each link to several finds as many in the search as it names."""
    page, _, _ = seen(name)
    links = page.eval_on_selector_all("main a[href]", "all => all.map(one => [one.getAttribute('href'), one.className])")
    if name != "where-they-clash":  # of one article, in which nobody clashes
        assert any(kind == "part" for _, kind in links)
    for href in {href for href, _ in links if not href.startswith(("#", "http"))}:
        path, _, place = href.partition("#")
        text = (shared / path).read_text(encoding="utf-8")
        assert path == "search.html" or not place or f'id="{place}"' in text, href
    several = {href for href, _ in links if href.startswith("search.html#rows=")}
    for href in sorted(several)[:3]:
        page.goto((shared / href.partition("#")[0]).as_uri() + "#" + href.partition("#")[2])
        page.reload()
        page.locator("#ask").wait_for()
        named = sum(part.count(",") + 1 for part in href.partition("rows=")[2].partition("&")[0].split(";"))
        assert page.locator("#found li").count() == min(named, 100) > 1 and page.inner_text("#said").startswith(f"{named} rows")


def test_a_bar_is_where_its_link_is_at_every_width(seen):
    for width in (1400, 800, 390):
        page, _, _ = seen("who-speaks", viewport={"width": width, "height": 900})
        image = page.locator(".whole img").first.bounding_box()
        for part in page.locator(".whole").first.locator("a.part").all():
            box = part.bounding_box()
            assert box["x"] >= image["x"] - 1 and box["x"] + box["width"] <= image["x"] + image["width"] + 1
            assert box["height"] < image["height"] / 5
        page.locator(".whole").first.locator("a.part").nth(1).click()
        page.wait_for_url(lambda url: "/articles/" in url or "search.html#rows=" in url)


def test_the_search_shows_the_rows_of_a_number_until_all_are_asked_for(seen):
    page, _, said = seen("who-speaks")
    page.locator("td a[href^='search.html#rows=']").first.click()
    page.locator("#ask").wait_for()
    few = page.locator("#found li").count()
    assert few > 1 and page.locator("#own").is_visible()
    page.fill("[name=q]", "talks")
    assert page.locator("#found li").count() < few
    page.locator("#own").click()
    page.wait_for_url(lambda url: "rows=" not in url)
    page.locator("#own").wait_for(state="hidden")
    assert said == []


def test_parties_issues_and_the_brief_are_linked_and_lead_to_words(seen, shared):
    page, asked, said = seen("index")
    for folder in ("briefs/", "parties/", "issues/"):
        page.goto((shared / "index.html").as_uri())
        page.locator(f"main a[href^='{folder}']").first.click()
        page.wait_for_url(f"**/{folder}**")
        assert page.locator("h1").count() == 1
        page.locator("main a[href*='/articles/']").first.click()
        page.wait_for_url("**/articles/**")
        page.locator(":target.parley-mark").wait_for()
    assert said == [] and all(url.startswith("file:") for url in asked)


def test_a_brief_is_one_printed_page(seen, shared):
    for path in sorted((shared / "briefs").glob("*.html")):
        page, _, _ = seen(f"briefs/{path.stem}")
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_search_answers_at_once_and_keeps_what_is_asked_in_its_address(seen):
    page, asked, said = seen("search")
    page.locator("#ask").wait_for()
    page.fill("[name=q]", "peace")
    page.wait_for_url("**#q=peace")
    n = page.locator("#found li").count()
    assert n and page.inner_text("#said").startswith(f"{n} row")
    page.select_option("[name=kind]", "judgement")
    page.wait_for_url("**#q=peace&kind=judgement")
    assert 0 < page.locator("#found li").count() < n
    took = page.evaluate("""() => { const begun = performance.now();
        document.querySelector('#ask').dispatchEvent(new Event('input')); return performance.now() - begun }""")
    assert took < 100
    page.goto(page.url.replace("peace", "nothing-like-it"))
    page.reload()
    page.locator("#ask").wait_for()
    assert page.inner_text("#said") == "0 rows" and said == []
    assert all(url.startswith("file:") and "search.html" in url for url in asked)


def test_without_a_script_every_article_can_be_read(seen):
    page, _, _ = seen("search", java_script_enabled=False)
    assert not page.locator("#ask").is_visible()
    page.locator("main ul a").first.click()
    page.wait_for_url("**/articles/**")
    page.locator(".parley-mark").first.wait_for()
    assert page.locator(".citation").first.is_visible()
    assert not page.locator(".row-cite button").first.is_visible()


def test_a_chart_keeps_its_width_and_the_words_stay_in_view_on_a_telephone(seen):
    page, _, _ = seen("who-speaks", viewport={"width": 390, "height": 800})
    drawn = page.locator(".drawn img").first
    assert drawn.bounding_box()["width"] >= 800 and page.locator(".hint").first.is_visible()
    boxes = [cell.bounding_box() for cell in page.locator(".wordy td.long").all()[:5]]
    assert boxes and all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)


@pytest.mark.parametrize("name", PAGES)
def test_landmarks_have_names_of_their_own(seen, name):
    page, _, _ = seen(name)
    names = page.eval_on_selector_all("[role=region], nav", "all => all.map(one => one.ariaLabel)")
    assert all(names) and len(set(names)) == len(names), names
    assert [page.locator(part).count() for part in ("main", "header", "footer")] == [1, 1, 1]
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(set(ids)) == len(ids)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the notebooks, beside their articles."""
    home = tmp_path_factory.mktemp("lab")
    for folder in ("notebooks", "seeds"):
        shutil.copytree(ROOT / folder, home / "house" / folder)
    return home / "house" / "notebooks"


@pytest.fixture(scope="module")
def lab(browser, house):
    """JupyterLab on a copy of the notebooks, with settings of its own; the address to open a notebook at."""
    home = house.parents[1]
    for name, text in NO_NOISE.items():
        (home / "settings" / name).parent.mkdir(parents=True)
        (home / "settings" / name).write_text(text, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, token = f"http://127.0.0.1:{port}", secrets.token_hex(16)
    places = {
        "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "run", "IPYTHONDIR": "ipython",
        "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    }  # fmt: skip
    environment = {**os.environ, **{variable: str(home / folder) for variable, folder in places.items()}}
    arguments = [
        "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--port-retries=0", f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={home / 'house'}", "--allow-root", "--expose-app-in-browser",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--KernelManager.transport_encryption=auto",
    ]  # fmt: skip
    with open(home / "lab.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *arguments], env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"{address}/api/status?token={token}", server, home / "lab.log")
        yield lambda notebook: f"{address}/lab/tree/notebooks/{notebook}?token={token}&reset"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 90
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"JupyterLab did not start: {log.read_text(encoding='utf-8')[-2000:]}")
            time.sleep(0.2)


DOLLARS = [
    "import analysis as an\nfrom analysis.reading.article import Article\nfrom IPython.display import HTML",
    "text = '“It costs $5 billion and then $6 billion,” said Ann Lee. “Or \\\\(5\\\\).”'",
    "article = Article('a', 'a.txt', '0', text, text)",
    "tables = an.normalize([article])\nan.show(article, tables)",
    "HTML(an.snippet(text, tables.claims.iloc[0]))",
    "tables.claims[['quote']]",
    "tables.claims[['quote']].style",
]  # fmt: skip


def test_jupyterlab_sets_no_words_of_an_article_as_mathematics(browser, lab, house):
    path = write_notebook(house / "dollars.ipynb", [*DOLLARS, "HTML('<p>as it sets $x$</p>')"])
    path.write_text(as_text(normal_form(nbformat.read(path, 4))), encoding="utf-8")  # or Lab asks for a kernel
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(lab("dollars.ipynb"))
        page.wait_for_function(CONNECTED, timeout=90_000)
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
        page.wait_for_function(FINISHED, timeout=180_000)
        page.wait_for_selector("mjx-container", timeout=90_000)  # the last cell
        assert page.locator("mjx-container").count() == 1
        assert page.locator(".jp-OutputArea :text('$5 billion and then $6 billion')").count() >= 4


def test_the_first_notebook_runs_in_jupyterlab_without_an_error(browser, lab):
    with browser.new_context(viewport={"width": 1300, "height": 1000}) as context:
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(lab("00-one-article.ipynb"))
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        page.wait_for_function(CONNECTED, timeout=90_000)
        page.evaluate("window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")  # or old counts look like a run
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
        page.wait_for_function(FINISHED, timeout=180_000)
        assert page.evaluate(f"{CELLS}.filter({FAILED}).map(cell => cell.sharedModel.getSource())") == []
        assert page.locator(".jp-OutputArea img").count() >= 1
        outside = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
        assert [url for url in asked if not url.startswith(outside)] == []
