"""The picture of the desk in the README, shot again: the widget's own script in Debian's chromium, without JupyterLab.

    python benchmarks/desk_picture.py [data/pictures/desk.png]

The articles are those of `seeds`: what Russia requires and refuses, three rows decided, the next one open in its article.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import analysis as an
from analysis.errors import AnalysisError
from analysis.views.desk.widget import HERE, Desk

ROOT = Path(__file__).parents[1]
WIDTH, SHARP = 1200, 1  # pixels of the page, and of each of them
FILTER = "table=conditions&party=cty:russia&strength=4"
KEYS = "ara"
PAGE = """<!doctype html><meta charset="utf-8"><style>body {{ margin: 8px; background: white }} {style}</style>
<div id="desk"></div>
<script type="module">{script}
const heard = [];
const model = {{
  on: (_, listen) => heard.push(listen), off: () => 0,
  send: async (said) => {{ const answer = await window.answer(said); for (const listen of heard) listen(answer); }},
}};
render({{ model, el: document.getElementById("desk") }});
</script>"""


def answer(desk: Desk, said: dict[str, object]) -> dict[str, object]:
    """What the desk says to a message of the browser."""
    try:
        return desk.answer(said)
    except (AnalysisError, IndexError) as error:
        return {"kind": "wrong", "told": str(error)}


def shoot(path: Path) -> None:
    """Decide three rows by keys, open the next one, and write the picture."""
    articles, script = an.read(ROOT / "seeds"), (HERE / "desk.js").read_text(encoding="utf-8")
    page_text = PAGE.format(style=(HERE / "desk.css").read_text(encoding="utf-8"), script=script)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        desk = an.desk(articles, an.Tables.read(ROOT / "data" / "tables"), folder, "Ann", filter=FILTER)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH + 16, "height": 900}, device_scale_factor=SHARP)
        page.expose_function("answer", lambda said: answer(desk, said))
        page.set_content(page_text)
        page.wait_for_selector(".parley-desk-row")
        page.focus(".parley-desk-list")
        for number, key in enumerate(KEYS, start=1):
            page.keyboard.press(key)
            page.wait_for_selector(f".parley-desk-told:has-text('{number} decision')")
        page.wait_for_selector(f".parley-desk-row[data-at='{len(KEYS)}'][aria-selected=true]")
        page.wait_for_function("document.querySelector('.parley-on-own')")
        page.mouse.move(0, 0)
        page.locator(".parley-desk-root").screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "pictures" / "desk.png")
