"""Every chart: its finding states the data's maximum, its words stay on the page and off each other, its bytes repeat."""

import functools
import io
import itertools
import warnings

import matplotlib as mpl
import pytest
from matplotlib.text import Text
from PIL import Image

from analysis.views import charts, summaries, theme
from tests.small import doubt, judges, said, tables_of, wants

NAMES = [name for name, made in vars(charts).items() if getattr(made, "__module__", "") == charts.__name__ and callable(made)]
LONG = "Permanent Representative of the Intergovernmental Authority on Reconstruction and Development"
ISSUES = ("territory", "sanctions", "ceasefire", "prisoners_humanitarian", "security_guarantees", "elections_legitimacy")


def many_parties(n: int, long: bool = False):
    """Tables of `n` parties that all speak, demand, refuse and judge."""
    names = [f"{LONG} {i}" if long else f"Party {i}" for i in range(n)]
    lines = [doubt("valley,border"), doubt("they went…away", severity="warning")]
    for i, name in enumerate(names):
        issues = ISSUES[i % 3 : i % 3 + 3]
        lines += [
            said(name, f"We will not accept proposal {i}. " * (n - i)),
            said(name, f"proposal {i}", form="indirect", act="reject"),
        ]
        lines += [wants(name, f"{name} on {x}", 1 + (i + k) % 5, (-1) ** (i + k), issue=x) for k, x in enumerate(issues)]
        lines += [wants(name, f"{name} again on {issues[0]}", 5, -1, issue=issues[0])]
        lines += [judges(names[i - 1], f"{name} asks too much", (-2, -1, 0, 1, 2)[i % 5], of=f"{name} on {issues[0]}")]
    lines += [
        said(None, "nobody knows"),
        wants(None, "all must pay $5 or $6", 3),
        judges(None, "odd", -1, of="all must pay $5 or $6"),
    ]
    return tables_of(lines)


CROWDS = {
    "one": many_parties(1),
    "few": many_parties(4),
    "forty": many_parties(40),
    "long names": many_parties(12, long=True),
}
NOTHING = tables_of()


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
    assert chart.alt.startswith("Empty chart.") and answer.attrs["why"] in chart.alt
    assert any(answer.attrs["why"] in " ".join(words.split()) for words, _ in texts(chart))


def test_a_table_without_the_rows_that_a_reader_took_out_is_drawn_too():
    who = summaries.who_speaks(CROWDS["few"])
    assert charts.who_speaks(who.query("words > 10")).alt.startswith("Party 0 gets the most words: 26 of 60")
    assert charts.who_speaks(who.query("words > 1000")).alt.endswith("Nothing to draw: no row of the table is left.")


@pytest.mark.parametrize("name", NAMES)
def test_odd_letters_and_money_are_drawn_as_they_are(name):
    lines = [said("Ҳ. Ølçen 王 😀", "It costs $5 or $6_x^2."), wants("Ҳ. Ølçen 王 😀", "pay $5 and $6", 5, issue="sanctions")]
    lines += [judges("Ҳ. Ølçen 王 😀", "a \\frac{price} of $5$", -2, of="pay $5 and $6"), doubt("$5$")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(name, tables_of(lines)).png()


FINDINGS = {
    "one_article": "Party 0 takes the most room",
    "who_speaks": "Party 0 gets the most words: 26 of 70, 92% of them their own.",
    "what_is_claimed": "Most of one kind: Party 0, assert (1).",
    "what_is_demanded": "Most on one issue: Party 0 on territory, 2 conditions. The hardest, 5 of 5, is Party 0 on territory",
    "how_demands_are_judged": "The strongest, −2, is by Party 3 on a demand of Party 0: “Party 0 asks too much”.",
    "where_they_clash": "Parties pull apart on 3 issues, above all ceasefire",
    "congruence": "Closest: Party",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_finding_states_the_maximum_of_the_data(name):
    assert FINDINGS[name] in drawn(name, "few").alt


def test_the_longest_bar_is_the_most_words():
    who = summaries.who_speaks(CROWDS["few"])
    axes = charts.who_speaks(who).axes[0]
    ends = [max(bar.get_x() + bar.get_width() for bar in line) for line in zip(*axes.containers, strict=True)]
    assert ends == who["words"].tolist()
    assert axes.get_xlabel() == "words of content"


def test_a_refusal_is_hatched_and_a_requirement_is_not():
    axes = charts.where_they_clash(summaries.where_they_clash(CROWDS["few"])).axes[0]
    bars = [bar for container in axes.containers for bar in container if bar.get_width()]
    assert bars and all(bool(bar.get_hatch()) == (bar.get_width() < 0) for bar in bars)


@pytest.mark.parametrize(
    ("text", "most", "lines"), [("one two three", 2, ["one two", "three"]), ("one two three", 1, ["one t…"])]
)
def test_text_is_broken_at_words_and_cut_in_the_last_line(text, most, lines):
    assert theme.wrap(text, theme.width("one two", 10) + 0.01, 10, most) == lines
