"""A project that a reader worked on elsewhere comes back: what she left, recoded, deleted and added."""

import dataclasses
import io
import re
import zipfile

import pytest

from analysis.errors import ArticleError
from analysis.exchange.common import Lines, zipped
from analysis.exchange.refiqda import project
from analysis.exchange.refiqda_marks import read_qdpx
from analysis.review import decisions_of, replay
from analysis.tables import Span, spans_of
from tests.exchange.talks import ARTICLE, ARTICLES, DEMAND, REFUSAL, TABLES

AT = "2026-01-31T09:30:00Z"
WRITTEN = project(TABLES, ARTICLES)


def worked_on(change):
    """The project, after another program wrote it with a change of its XML."""
    with zipfile.ZipFile(io.BytesIO(WRITTEN)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    changed = change(files["project.qde"].decode())
    assert changed != files["project.qde"].decode()
    return zipped({**files, "project.qde": changed.encode()})


def decided(data):
    rows, wrong = read_qdpx(data, ARTICLE)
    assert wrong == []
    return replay(TABLES, decisions_of(ARTICLE, rows, replay(TABLES, (), ARTICLES), time=AT, reader="ann"), ARTICLES)


def guid_of(text, name, tag="Code"):
    return re.search(rf'<{tag} guid="([^"]+)" name="{name}"', text)[1]


def selection(text, words):
    return re.search(rf'<PlainTextSelection guid="[^"]+" name="{re.escape(words)}.*?</PlainTextSelection>', text, re.S)[0]


def test_places_come_back_whatever_ends_the_lines():
    lines = Lines("a\r\nb\rc\r\nd")
    for start in range(len(lines.text)):
        for end in range(start + 1, len(lines.text) + 1):
            back = lines.received_span(Span(start, end))
            assert lines.span(back) == (start, end) and Lines(lines.received[slice(*back)]).text == lines.text[start:end]


def test_what_was_left_as_it_was_is_accepted():
    done = decided(WRITTEN)
    done.tables.check(ARTICLES)
    assert done.stale.empty and done.contradictions.empty
    assert set(done.outcomes["kind"]) == {"accept", "complete"}
    for name in ("conditions", "assessments"):
        assert set(getattr(done.tables, name)["reviewed"]) == {"confirmed"}
    assert set(done.tables.stances.query("part != 'holder'")["reviewed"]) == {"confirmed"}


def test_places_of_rows_are_those_of_the_text_as_received():
    rows, _ = read_qdpx(WRITTEN, ARTICLE)
    assert sorted(row["spans"] for row in rows["conditions"]) == sorted(
        [tuple(span) for span in spans_of(row)] for row in TABLES.conditions.itertuples()
    )
    assert {(row["strength"], row["direction"]) for row in rows["conditions"]} == {(5, 1), (4, -1), (2, 1)}


def test_what_was_recoded_deleted_and_added_is_changed_rejected_and_added():
    coding = '<Coding guid="1"><CodeRef targetGUID="{}"/></Coding></PlainTextSelection>'
    added = '<PlainTextSelection guid="0-new" name="x" startPosition="{}" endPosition="{}">' + coding

    def change(text):
        demand, refusing = (guid_of(text, name) for name in ("demand", "refusal"))
        text = text.replace(selection(text, "will not"), "")
        first = selection(text, "=the army")
        at = Lines(ARTICLE.text).text.index("nothing is agreed")
        new = added.format(at, at + len("nothing is agreed"), demand)
        return text.replace(first, first.replace(demand, refusing) + new)

    done = decided(worked_on(change))
    final = done.tables.check(ARTICLES).conditions.set_index("quote")
    assert REFUSAL not in final.index and done.stale.empty
    assert final.loc[DEMAND, ["kind", "reviewed", "target_id"]].tolist() == ["refusal", "changed", "per:sudland"]
    assert final.loc["nothing is agreed", ["kind", "reviewed"]].tolist() == ["demand", "added"]


def test_what_cannot_be_meant_is_told_with_its_words():
    _, wrong = read_qdpx(worked_on(lambda text: text.replace('name="refusal"', 'name="Bitte"')), ARTICLE)
    assert wrong[0].startswith(f"“{REFUSAL}” is coded 'bitte', which is no kind: use one of demand, precondition")
    _, wrong = read_qdpx(worked_on(lambda text: re.sub(r"<Links>.*</Links>", "", text, flags=re.S)), ARTICLE)
    assert wrong[0].endswith("is a stance to no condition: link it with one")


@pytest.mark.parametrize("data", [b"no archive", zipped({"a.txt": b""}), zipped({"project.qde": b"<"})])
def test_what_is_no_project_is_told(data):
    with pytest.raises(ArticleError, match="is no REFI-QDA project"):
        read_qdpx(data, ARTICLE)


def test_another_article_is_told():
    with pytest.raises(ArticleError, match="is none of the texts of this project"):
        read_qdpx(WRITTEN, dataclasses.replace(ARTICLE, text="Another."))
