"""Charts on a page: their parts lead on, the heading that the page has already is out of sight, the index gets them small."""

import base64
import io

from nbformat.v4 import new_output
from PIL import Image

from analysis.reports.pictures import MOST_STOPS, THUMB, first_picture, picture, small_picture, told_above
from analysis.views import charts, summaries
from tests.small import said, tables_of


def shown(chart) -> str:
    data, metadata = chart._repr_mimebundle_()
    data["image/png"] = base64.b64encode(data["image/png"]).decode()
    return picture(new_output("display_data", data, metadata=metadata), "image/png")


CHART = charts.who_speaks(
    summaries.who_speaks(tables_of([said("Ann Lee", "We will go."), said("Ann <Lee>", "No, we will not.")]))
)
PAGE = shown(CHART)


def test_every_bar_leads_to_its_rows():
    assert PAGE.count('class="part"') == 4 and 'data-row="t#c' in PAGE  # two bars, two names
    assert 'title="Ann &lt;Lee&gt;: 4 words quoted"' in PAGE and "<Lee>" not in PAGE.replace(CHART.alt, "")
    assert 'tabindex="-1"' not in PAGE
    CHART_OF_MANY = charts.who_speaks(summaries.who_speaks(tables_of([said("Ann Lee", "We will go.")])))
    CHART_OF_MANY.leads *= MOST_STOPS
    assert shown(CHART_OF_MANY).count('tabindex="-1"') == len(CHART_OF_MANY.leads)


def test_the_parts_lie_on_their_bars():
    left, top, wide, high = map(float, CHART.leads[0].split("\t")[0].split())
    pixels = Image.open(io.BytesIO(CHART.png())).convert("RGB")
    middle = (pixels.width * (left + wide / 2) / 100, pixels.height * (top + high / 2) / 100)
    assert pixels.getpixel(tuple(map(int, middle))) == (31, 99, 163)  # the blue of quoted words


def test_what_a_picture_says_is_told_above_it_where_a_heading_asks_its_question():
    """The page tells it of the first; a second picture under one heading keeps its own."""
    body = told_above(f"{PAGE}<h2>Again</h2>{PAGE}{PAGE}")
    assert body.count("margin-top:-") == 2 and body.count('<p class="finding">') == 1
    first, rest = body.split("<h2>")
    assert "margin-top:-" in first and "finding" not in first
    assert rest.index('<p class="finding">Ann &lt;Lee&gt; ') < rest.index("margin-top:-") < rest.rindex("<figure")


def test_an_empty_picture_says_so_itself():
    empty = shown(charts.who_speaks(summaries.who_speaks(tables_of([]))))
    assert told_above(f"{PAGE}<h2>Again</h2>{empty}").count("finding") == 0


def test_a_small_picture_is_small_and_has_no_heading():
    whole, small = first_picture(PAGE)[1], small_picture(PAGE)
    picture_of = Image.open(io.BytesIO(base64.b64decode(small.partition(",")[2])))
    assert picture_of.size == THUMB and len(small) < min(len(whole), 40_000)
    assert small == small_picture(PAGE) and small_picture("<p>none</p>") == ""
