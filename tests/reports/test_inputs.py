"""What a notebook may look at is what makes it run again: the rows of one article do not change when another comes."""

from analysis.reports import run as reports
from analysis.reports.declared import read_reports
from tests.house import make_house
from tests.reports.test_kept import GIVEN, ON, PICKED


def test_a_notebook_about_one_article_is_kept_when_another_comes(tmp_path):
    declared = make_house(tmp_path, {"own": [*PICKED, "tables.claims['quote'].tolist()"]}, f"{GIVEN}\nnumber = 0")
    folders = reports.Folders(tmp_path / "shared", tmp_path / "runs", tmp_path / "store", tmp_path / "decisions")

    def fingerprint():
        chosen = read_reports(declared, ON)
        found = {report.inputs(): reports._found(report, report.inputs()) for report in chosen}
        site, told = reports.read_site(folders.shared), []
        (asked,), _ = reports._asked(
            chosen, found, tmp_path / "runs" / ON, ON, folders, site, lambda *given: told.append(given), 1, False
        )
        assert [articles for articles, *_ in told] == ["../seeds"]  # as the notebook calls them
        return asked.made_from

    first = fingerprint()
    (tmp_path / "seeds" / "vow.txt").write_text("“We will not sign,” said Bo Ek, the other minister.\n", encoding="utf-8")
    assert fingerprint() == first  # it comes behind the first
    (tmp_path / "seeds" / "empty.txt").write_text("", encoding="utf-8")
    assert (unread := fingerprint()) != first  # the notebook tells of it
    (tmp_path / "seeds" / "talks.txt").write_text("“We will go,” said Bo Ek, the other minister.\n", encoding="utf-8")
    assert fingerprint() != unread
