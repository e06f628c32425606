"""The index says what is so of every page, and pages appear and go together."""

import dataclasses
import json
import re
import shutil

import pytest

from analysis.reports import kernels
from analysis.reports.declared import read_reports
from analysis.reports.index import TOLD, as_told, write_index
from analysis.reports.run import Folders, Run, key_of, run_reports
from analysis.reports.states import News, Outcome, Seen, read_site
from analysis.tables.whole import clean
from tests.house import make_house
from tests.torture.killing import CHANGES, killed_after, leftovers

ON = "2026-01-31"
READS = 'articles = "../seeds"\ntables = ""\ntop = 5'


@pytest.fixture(autouse=True)
def unrun(monkeypatch):
    """Notebooks count as run, and nothing runs them: what is looked at here is what becomes of their pages."""
    monkeypatch.setattr(kernels.Kernels, "_warm_one", lambda self: None)
    monkeypatch.setattr(kernels.Kernels, "take", lambda self: None)
    monkeypatch.setattr(kernels, "execute", lambda path, draft, *rest: shutil.copyfile(path, draft) and "")


@pytest.fixture
def house(tmp_path):
    """Two reports on the same articles, run on one day; then one of them alone, on the next."""
    declared = make_house(tmp_path, {"one": ["top"], "two": ["top"]}, READS)
    folders = Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store", tmp_path / "decisions")

    def run(on, *names, **parameters):
        reports = read_reports(declared, on)
        chosen = [one.with_parameters(parameters) for one in reports if one.name in (names or ("one", "two"))]
        return write_index(reports, run_reports(chosen, folders, on), folders)

    run("2026-01-30")
    return tmp_path, run


def states(published):
    return {entry["name"]: (entry["state"], entry["why"]) for entry in published.entries}


def test_a_page_of_an_earlier_run_is_current_as_long_as_nothing_has_changed(house):
    assert states(house[1](ON, "one")) == {"one": ("current", ""), "two": ("current", "")}


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("seeds/more.txt", "Talks end\n\nNobody said why.\n", "1 article is new"),
        ("seeds/talks.txt", "Talks resume\n\nNobody said why.\n", "1 article has changed"),
        ("seeds/talks.toml", "published = 2026-01-01", "1 article has changed"),
        ("decisions/ann.csv", "", "readers have decided otherwise"),
    ],
)
def test_a_page_of_an_earlier_run_is_stale_when_what_it_rests_on_has_changed(house, path, text, why):
    (house[0] / path).parent.mkdir(exist_ok=True)
    (house[0] / path).write_text(text, encoding="utf-8")
    published = house[1](ON, "one")
    assert states(published) == {"one": ("current", ""), "two": ("stale", why)}
    index = published.index.read_text(encoding="utf-8")
    assert f"stale</span> because {why}" in index and "The page is of 2026-01-30." in index
    assert states(house[1]("2026-02-01"))["two"] == ("current", "")


def test_a_new_file_that_cannot_be_read_makes_no_page_stale(house):
    (house[0] / "seeds" / "empty.txt").write_bytes(b"")
    published = house[1](ON, "one")
    assert states(published)["two"] == ("current", "") and "What could not be read" in published.index.read_text("utf-8")


def test_a_page_is_stale_when_it_was_made_with_other_parameters_or_by_another_notebook(house):
    house[1](ON, "one", top=7)
    assert states(house[1](ON, "two"))["one"] == ("stale", "top is declared otherwise")
    notebook = house[0] / "notebooks" / "two.ipynb"
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("One question", "A question"), encoding="utf-8")
    assert states(house[1](ON, "one"))["two"] == ("stale", "its notebook has changed")


def test_a_page_whose_articles_are_gone_says_so(house):
    (house[0] / "seeds" / "talks.txt").rename(house[0] / "talks.txt")
    (house[0] / "other").mkdir()
    (house[0] / "talks.txt").rename(house[0] / "other" / "talks.txt")
    assert "its articles cannot be read any more" in states(house[1](ON, "one", articles="../other"))["two"][1]


def test_a_report_that_is_declared_no_more_loses_its_page(tmp_path):
    declared = make_house(tmp_path, {"one": ["top"], "two": ["top"]})
    folders = Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store")
    (tmp_path / "runs" / ON).mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / "runs" / ON / f"{name}.html").write_text("<p>a page</p>", encoding="utf-8")
    run = Run(ON, [Outcome(name, ON, page_on=ON) for name in ("one", "two")])
    write_index(read_reports(declared, ON), run, folders)
    (folders.shared / "CNAME").write_text("talks.example", encoding="utf-8")
    left = read_reports(declared, ON)[:1]
    published = write_index(left, Run(ON, run.outcomes[:1]), folders)
    assert published.removed == ["two.html"] and as_told(published)["removed"] == ["two.html"]
    assert sorted(path.name for path in folders.shared.iterdir()) == ["CNAME", "index.html", "one.html", "reports.json"]
    assert leftovers(tmp_path) == []


def test_a_negotiation_of_which_nothing_can_be_read_keeps_its_page(tmp_path):
    declared = read_reports(make_house(tmp_path, {"one": ["talks"]}, f'{READS}\ntalks = ""'), ON)
    folders, key = Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store"), key_of(declared[0].inputs())
    (tmp_path / "runs" / ON).mkdir(parents=True)
    outcomes = [Outcome(f"{slug}--one", ON, page_on=ON, title=f"{slug}: The one", basis={"talks": slug}) for slug in ("a", "b")]
    for outcome in outcomes:
        (tmp_path / "runs" / ON / f"{outcome.name}.html").write_text("<p>a page</p>", encoding="utf-8")
    write_index(declared, Run(ON, outcomes), folders)
    both = {"x": ("1", "a"), "y": ("2", "b")}
    unread = Seen(ON, both, news=(News("a", ON, "", 1, slug="a"),))
    published = write_index(declared, Run(ON, outcomes[:1], {key: unread}), folders)
    assert [(entry["name"], entry["state"]) for entry in published.entries] == [("b--one", "stale"), ("a--one", "current")]
    gone = dataclasses.replace(unread, articles={"x": ("1", "a")})
    assert write_index(declared, Run(ON, outcomes[:1], {key: gone}), folders).removed == ["b--one.html"]


def test_what_is_told_is_json_and_says_all_that_changed(house):
    (house[0] / "seeds" / "more.txt").write_text("Talks end\n\nAnn Lee said nothing.\n", encoding="utf-8")
    (house[0] / "seeds" / "empty.txt").write_bytes(b"")
    told = json.loads(json.dumps(as_told(house[1](ON))))
    assert told["on"] == ON and [page["state"] for page in told["pages"]] == ["current", "current"]
    assert [page["page"] for page in told["pages"]] == ["one.html", "two.html"] and told["removed"] == []
    assert len(told["problems"]) == 1 and "empty.txt: is empty" in told["problems"][0]
    (news,) = told["news"]
    assert [name for name in (*told, *told["pages"][0], *news, *news["new"][0]) if not re.search(rf"\b{name}\b", TOLD)] == []
    assert news["since"] == "2026-01-30" and news["new"] == [{"article_id": "more", "title": "Talks end", "published": None}]
    assert news["says"].startswith("1 article new since 2026-01-30.")


def test_news_of_articles_that_were_not_read_this_time_says_of_when_it_is(tmp_path):
    declared = make_house(tmp_path, {"one": ["top"], "two": ["top"]}, READS)
    text = declared.read_text(encoding="utf-8")
    declared.write_text(f'{text}parameters = {{ articles = "../more" }}\n', encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "end.txt").write_text("Talks end\n\nAnn Lee said nothing.\n", encoding="utf-8")
    folders = Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store")
    for on, count in (("2026-01-30", 2), (ON, 1)):
        reports = read_reports(declared, on)
        published = write_index(reports, run_reports(reports[:count], folders, on), folders)
    index = published.index.read_text(encoding="utf-8")
    assert f"As of the run of {ON}." in index and index.count("(As of 2026-01-30.)") == 1
    assert [one.says for one in published.news] == ["Nothing new since 2026-01-30.", "First run: 1 article."]
    assert set(read_site(folders.shared).seen) == {"../seeds", "../more"}


def test_a_kill_while_pages_are_published_leaves_pages_of_one_run(tmp_path):
    declared = read_reports(make_house(tmp_path, {"one": ["top"], "two": ["top"]}), ON)
    folders = Folders(tmp_path / "data" / "shared", tmp_path / "data" / "runs", tmp_path / "data" / "store")

    def publish(on):
        (folders.runs / on).mkdir(parents=True, exist_ok=True)
        for name in ("one", "two"):
            (folders.runs / on / f"{name}.html").write_text(f"<p>{on}</p>", encoding="utf-8")
        write_index(declared, Run(on, [Outcome(name, on, page_on=on) for name in ("one", "two")]), folders)

    publish("2026-01-01")
    (folders.shared / "CNAME").write_text("talks.example", encoding="utf-8")
    killed = 0
    while killed_after(killed + 1, lambda: publish("2026-01-02"), calls=CHANGES):
        killed += 1
        clean(folders.shared.parent)
        texts = [(folders.shared / name).read_text(encoding="utf-8") for name in ("index.html", "one.html", "two.html")]
        assert len({re.search(r"2026-01-0\d", text)[0] for text in texts}) == 1, "a mixture"
        publish("2026-01-01")
        assert leftovers(tmp_path) == [] and (folders.shared / "CNAME").exists()
    assert killed > 15
