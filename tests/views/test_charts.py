"""Every chart: its finding states the data's maximum, its words stay on the page and off each other, its bytes repeat."""

import functools
import io
import itertools
import subprocess
import sys
import warnings

import matplotlib as mpl
import pytest
from matplotlib.text import Text
from PIL import Image

from analysis.views import charts, summaries, theme
from tests.small import doubt, judges, said, tables_of, wants
from tests.views.talks import CROWDS, NOTHING

NAMES = [name for name, made in vars(charts).items() if getattr(made, "__module__", "") == charts.__name__ and name[0] != "_"]


def draw(name: str, tables) -> theme.Chart:
    return getattr(charts, name)(getattr(summaries, name)(tables))


@functools.cache
def drawn(name: str, crowd: str) -> theme.Chart:
    return draw(name, CROWDS[crowd])


@functools.cache
def png(name: str, crowd: str) -> bytes:
    return drawn(name, crowd).png()


def texts(chart: theme.Chart) -> list[tuple[str, mpl.transforms.Bbox]]:
    """The upright words of a drawn chart with their boxes, in dots."""
    found = [t for t in chart.findobj(Text) if t.get_visible() and t.get_text().strip() and t.get_rotation() == 0]
    return [(t.get_text(), t.get_window_extent()) for t in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("crowd", CROWDS)
def test_words_stay_on_the_page_and_off_each_other(name, crowd):
    chart = drawn(name, crowd)
    png(name, crowd)
    boxes = texts(chart)
    for words, box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= chart.bbox.x1 + 1 and box.y1 <= chart.bbox.y1 + 1, words
    for (one, left), (two, right) in itertools.combinations(boxes, 2):
        across = min(left.x1, right.x1) - max(left.x0, right.x0)
        down = min(left.y1, right.y1) - max(left.y0, right.y0)
        assert across < 2 or down < 3, f"{one!r} covers {two!r}"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_data_give_the_same_bytes_whatever_a_users_settings(name):
    picture = png(name, "few")
    with mpl.rc_context({"font.size": 30, "axes.spines.top": True, "hatch.linewidth": 9, "savefig.dpi": 30}):
        assert draw(name, CROWDS["few"]).png() == picture
    assert Image.open(io.BytesIO(picture)).info.keys() <= {"dpi"}, "no software, no time in the file"


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_gets_the_picture_with_its_words(name):
    chart = drawn(name, "few")
    data, kept = chart._repr_mimebundle_()
    assert data["text/plain"] == kept["image/png"]["alt"] == chart.alt != ""
    picture = Image.open(io.BytesIO(data["image/png"]))
    assert picture.width == round(theme.WIDTH * theme.DPI)
    assert picture.width / picture.height == pytest.approx(kept["image/png"]["width"] / kept["image/png"]["height"], rel=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_draw_says_so_and_why(name):
    answer = getattr(summaries, name)(NOTHING)
    chart = getattr(charts, name)(answer)
    chart.png()
    assert chart.alt.startswith("Empty chart.") and answer.why in chart.alt
    assert any(answer.why in " ".join(words.split()) for words, _ in texts(chart))


def test_a_table_without_the_rows_that_a_reader_took_out_is_drawn_too():
    who = summaries.who_speaks(CROWDS["few"])
    assert charts.who_speaks(who.showing(who.frame.query("words > 10"))).alt.startswith("Party 0 gets the most words: 26 of 60")
    assert charts.who_speaks(who.showing(who.frame.query("words > 1000"))).alt.endswith(
        "Nothing to draw: no row of the table is left."
    )


@pytest.mark.parametrize("name", NAMES)
def test_odd_letters_and_money_are_drawn_as_they_are(name):
    lines = [said("Ҳ. Ølçen 王 😀", "It costs $5 or $6_x^2."), wants("Ҳ. Ølçen 王 😀", "pay $5 and $6", 5, issue="sanctions")]
    lines += [judges("Ҳ. Ølçen 王 😀", "a \\frac{price} of $5$", -2, of="pay $5 and $6"), doubt("$5$")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(name, tables_of(lines)).png()


def test_the_longest_bar_is_the_most_words():
    who = summaries.who_speaks(CROWDS["few"])
    axes = charts.who_speaks(who).axes[0]
    ends = [max(bar.get_x() + bar.get_width() for bar in line) for line in zip(*axes.containers, strict=True)]
    assert ends == who.frame["words"].tolist()
    assert axes.get_xlabel() == "words of content"


def test_a_bar_that_is_shortened_keeps_its_shares():
    lines = [
        said("Ann Lee", "We will sign it soon."),
        *(said(f"Member {n}", f"Paper {n} is not ours at all.") for n in range(9)),
    ]
    lines += [said(f"Member {n}", f"they would never sign paper {n} again", form="indirect") for n in range(9)]
    who = summaries.who_speaks(tables_of(lines), top=1)
    bars = list(zip(*charts.who_speaks(who).axes[0].containers, strict=True))[-1]
    words, whole = who.frame.iloc[-1], sum(bar.get_width() for bar in bars)
    assert whole < words["words"]
    assert [bar.get_width() / whole for bar in bars] == pytest.approx(
        [words[manner] / words["words"] for manner in charts.MANNERS]
    )


def test_a_pair_of_opposites_says_on_how_many_issues():
    parties = [f"Harbourworkersfederation of the North {n}" for n in range(10)]
    lines = [
        wants(party, f"they must {what} number {n}", 5, issue=what, direction=1 if n % 2 else -1)
        for n, party in enumerate(parties) for what in ("pay", "jobs")
    ]  # fmt: skip
    chart = charts.congruence(summaries.congruence(tables_of(lines), top=10))
    assert "−1.0\non 2" in {text.get_text() for text in chart.axes[0].texts}


def test_drawing_needs_no_language_model():
    code = "import sys, analysis.views.charts; print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
