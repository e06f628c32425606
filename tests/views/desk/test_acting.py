"""What a key does: the decision is on the disk, the row says it, and it can be taken back."""

import errno
import os
import random

import pytest

from analysis.errors import DecisionError, OutputError
from analysis.review import read_decisions
from tests.views.desk.desks import marks, open_desk, words


@pytest.fixture
def desk(tmp_path):
    return (*open_desk(tmp_path), tmp_path)


def kinds(folder):
    return [line.kind for line in sorted(read_decisions(folder).lines)]


def test_the_least_certain_rows_that_nobody_decided_about_come_first(desk):
    opened, say, _ = desk
    answer = say("open")
    assert answer["choice"]["mark"] == "open" and answer["choice"]["order"] == "least certain" and answer["decides"]
    assert opened.chosen == "tables.conditions.loc[lambda t: (t['reviewed'].isna())].sort_values('confidence', kind='stable')"


@pytest.mark.parametrize(
    ("kind", "mark"), [("accept", "confirmed"), ("reject", "rejected"), ("unsure", "unsure"), ("flag", "flagged")]
)
def test_one_key_decides_stores_and_shows(desk, kind, mark):
    opened, say, folder = desk
    answer = say(kind, at=0)
    assert answer["row"][1] == mark == marks(opened)["They must go."] and answer["next"]
    assert kinds(folder) == [kind]
    assert len(say("choose", choice={"mark": "open"})["rows"]) == 2
    assert words(say("choose", choice={"mark": mark})) == ["They must go."]


def test_looking_decides_nothing(desk):
    _, say, folder = desk
    for at in range(3):
        say("look", at=at, whole=True)
        say("form", what="edit", at=at)
    assert kinds(folder) == []


def test_fields_are_edited_from_their_vocabulary(desk):
    opened, say, folder = desk
    form = {name: (value, allowed) for name, value, allowed in say("form", what="edit", at=0)["fields"]}
    assert form["strength"] == ("5", ["1", "2", "3", "4", "5"]) and form["kind"][0] == "demand"
    assert ["per:norway", "Norway"] in form["holder_id"][1]
    say("edit", at=0, values={"strength": "3", "kind": "demand", "holder_id": "per:norway"})
    row = opened.tables.conditions.iloc[0]
    assert (row["strength"], row["holder_id"], row["reviewed"]) == (3, "per:norway", "changed")
    assert kinds(folder) == ["edit", "edit"], "what stayed as it was is no decision"
    with pytest.raises(DecisionError, match="strength cannot be '9'"):
        say("edit", at=0, values={"strength": "9"})


def test_evidence_moves_to_selected_words(desk):
    opened, say, _ = desk
    text = opened._listing.book.articles["a"].text
    start = text.index("must go")
    say("edit", at=0, values={}, spans=[[start - 1, start + 7]])  # a hand that selects takes a blank along
    assert opened.tables.conditions["quote"].tolist()[0] == "must go"


def test_a_row_is_added_from_selected_words_and_stands_behind_the_one_looked_at(desk):
    opened, say, _ = desk
    start = opened._listing.book.articles["a"].text.index("agree")
    values = {"kind": "offer", "strength": "2", "holder_id": "per:norway", "issue": ""}
    answer = say("add", at=0, table="conditions", article="a", spans=[[start - 1, start + 5]], values=values)
    assert (answer["count"], answer["go"]) == (4, 1)
    assert say("rows", first=1, n=1)["rows"][0][0][:4] == ["agree", "Norway", "", "offer"] and marks(opened)["agree"] == "added"
    assert say("accept", at=1)["row"][0][0] == "agree"
    say("undo")
    say("undo")
    assert marks(opened)["agree"] == "taken back" and say("look", at=1)["mark"] == "taken back"
    with pytest.raises(DecisionError, match="has no row"):
        say("accept", at=1)
    for nothing in (None, [[start - 1, start]]):
        with pytest.raises(DecisionError, match="has no words selected"):
            say("add", at=0, table="conditions", article="a", spans=nothing, values={})


def test_stances_and_judgements_are_added_to_a_condition_and_edited(desk):
    opened, say, _ = desk
    start = opened._listing.book.articles["a"].text.index("agree")
    form = {name: value for name, value, _ in say("form", what="add", at=0, table="stances")["fields"]}
    assert form["about"] == "They must go.", "the condition that is looked at"
    words_of = {"at": 0, "article": "a", "spans": [[start, start + 5]]}
    say("add", **words_of, table="stances", values={**form, "actor_id": "per:norway", "part": "opponent", "side": "-1"})
    judged = {"assessor_id": "per:norway", "about": "They may stay.", "dimension": "feasibility", "verdict": "-1"}
    say("add", **words_of, table="assessments", values=judged)
    tables = opened.tables.check(opened._listing.book.articles.values())
    stance, judgement = (getattr(tables, name).query("reviewed == 'added'").iloc[0] for name in ("stances", "assessments"))
    conditions = tables.conditions.set_index("quote")["condition_id"]
    assert (stance["actor_id"], stance["side"], stance["condition_id"]) == ("per:norway", -1, conditions["They must go."])
    assert (judgement["verdict"], judgement["object_id"]) == (-1, conditions["They may stay."])
    say("choose", choice={"table": "assessments", "words": "hard"})
    say("edit", at=0, values={"verdict": "-2"})
    say("choose", choice={"table": "stances", "words": "is for it"})
    say("edit", at=0, values={"side": "-1", "part": "opponent"})
    assert opened.tables.assessments["verdict"].tolist() == [-1, -2]
    assert opened.tables.stances.query("quote == 'Norway is for it.'")["side"].tolist() == [-1]


def test_a_third_reader_settles_where_two_differ(tmp_path):
    for reader, kind in (("ann", "accept"), ("bo", "reject")):
        _, say = open_desk(tmp_path, reader=reader)
        say(kind, at=0)
        with pytest.raises(DecisionError, match="holds your own word"):
            say("settle", at=0, values={"reader": "ann"})
    blind, say = open_desk(tmp_path, reader="cy")
    assert blind.differences.empty and marks(blind)["They must go."] == ""
    with pytest.raises(DecisionError, match="open it with blind=False"):
        say("form", what="settle", at=0)
    third, say = open_desk(tmp_path, reader="cy", filter="table=conditions&mark=contradicted", blind=False)
    assert third.differences[["ann", "bo"]].to_numpy().tolist() == [["kept", "rejected"]]
    assert third.agreement.set_index(["table", "field"]).loc[("conditions", "row"), "percent"] == 0
    told = {who: what for who, what, *_ in say("look", at=0)["facts"]}
    assert (told["ann"], told["bo"]) == ("accept", "reject")
    assert say("form", what="settle", at=0)["fields"] == [["reader", "ann", ["ann", "bo"]]]
    assert say("settle", at=0, values={"reader": "bo"})["row"][1] == "rejected"
    assert len(third.tables.conditions) == 2
    say("undo")
    assert marks(third)["They must go."] == "contradicted"


def test_actors_are_merged_in_all_talks_and_split_in_one_article(desk):
    opened, say, _ = desk
    say("merge", at=0, values={"other": "per:norway", "scope": "talks"})
    assert opened.tables.conditions["holder_id"].tolist() == ["per:norway", "per:norway", "per:ola-berg"]
    say("undo")
    assert opened.tables.conditions["holder_id"].tolist()[0] == "per:ann-lee"
    say("split", at=0, values={"other": "per:ann-lee-2", "scope": "article"})
    assert opened.tables.conditions["holder_id"].tolist()[0] == "per:ann-lee-2"
    with pytest.raises(DecisionError, match="cannot merge"):
        say("merge", at=0, values={"other": "", "scope": "talks"})


def test_all_rows_listed_are_decided_when_their_number_is_confirmed(desk):
    opened, say, folder = desk
    say("choose", choice={"words": "must"})
    with pytest.raises(DecisionError, match="has 2 rows now, not 3"):
        say("all", kind="reject", count=3)
    assert kinds(folder) == []
    say("all", kind="reject", count=2)
    assert opened.tables.conditions["quote"].tolist() == ["They may stay."]
    assert say("undo")["told"] == "taken back: 2 × reject"
    assert len(opened.tables.conditions) == 3


def test_a_rejected_row_is_accepted_and_both_are_taken_back(desk):
    opened, say, _ = desk
    say("reject", at=0)
    say("accept", at=0)
    assert marks(opened)["They must go."] == "confirmed"
    say("undo")
    assert marks(opened)["They must go."] == "rejected"
    say("undo")
    assert marks(opened)["They must go."] == "" and say("undo")["told"] == "there is nothing to take back"


def test_a_section_is_complete(desk):
    _, say, folder = desk
    say("complete", at=0)
    (line,) = read_decisions(folder).lines
    assert (line.kind, line.table, line.field) == ("complete", "sections", "conditions")


def test_a_desk_without_a_folder_decides_nothing_and_says_what_to_do():
    desk, say = open_desk()
    assert not say("open")["decides"]
    for do in ("accept", "undo"):
        if do == "accept":
            with pytest.raises(DecisionError, match="has no folder for decisions; open it with"):
                say(do, at=0)
    assert desk.reviewed["open"].sum() > 0


@pytest.mark.parametrize("said", [{"do": "accept"}, {"do": "accept", "at": 99}, {"do": "accept", "at": "0"}, {"do": "form"}])
def test_rows_that_are_not_there_are_told(desk, said):
    with pytest.raises(DecisionError, match="no such row"):
        desk[0].answer(said)


def test_a_folder_that_cannot_be_written_is_told_and_nothing_counts(tmp_path):
    (tmp_path / "taken").write_text("a file")
    opened, say = open_desk(tmp_path / "taken")
    with pytest.raises(OutputError, match="cannot be written"):
        say("reject", at=0)
    assert len(opened.tables.conditions) == 3 and marks(opened)["They must go."] == ""


def test_two_browsers_on_one_article_lose_nothing_and_end_alike(tmp_path):
    chance = random.Random(7)
    desks = [open_desk(tmp_path, filter="table=conditions") for _ in range(2)]
    stored = 0
    for _ in range(40):
        _, say = chance.choice(desks)
        kind = chance.choice(("accept", "reject", "unsure", "flag", "undo"))
        say(kind, **({} if kind == "undo" else {"at": chance.randrange(3)}))
        stored = max(stored, len(lines := read_decisions(tmp_path).lines))
        assert len(lines) == stored, "nothing that was written goes"
    shown = []
    for desk, say in desks:
        say("choose", choice={"table": "conditions"})
        shown.append((marks(desk), desk.tables.conditions.to_csv(), say("open")["says"]))
    assert shown[0] == shown[1] and len(set(shown[0][0].values())) > 1, shown[0][0]


def test_in_a_folder_that_is_read_only_what_was_decided_is_seen_and_nothing_more_counts(tmp_path, monkeypatch):
    _, say = open_desk(tmp_path)
    say("reject", at=0)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    opened = os.open

    def read_only(path, flags, *more, **named):
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", read_only)
    desk, say = open_desk(tmp_path)
    assert say("choose", choice={"table": "conditions"})["count"] == 3 and marks(desk)["They must go."] == "rejected"
    with pytest.raises(OutputError, match=r"cannot be written.*Read-only"):
        say("accept", at=1)
    assert marks(desk)["They may stay."] == "" and len(desk.tables.conditions) == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_mistake_in_line_7_is_told_with_its_cure_and_the_other_lines_count(tmp_path):
    desk, say = open_desk(tmp_path, filter="table=claims")
    for kind in ("accept", "unsure", "reject"):  # each takes the one before back
        for at in (0, 1):
            say(kind, at=at)
    (path,) = tmp_path.glob("*.csv")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:6], lines[6].replace("unsure", "unshure").replace("undo", "undoo"), *lines[7:]]))
    says = say("choose", choice={"table": "claims"})["says"]
    assert "port-strike.csv:7: kind is " in says and "write one of accept, reject" in says
    assert len(read_decisions(tmp_path).lines) == len(lines) - 2
    say("flag", at=2)
    assert len(read_decisions(tmp_path).lines) == len(lines) - 1 and marks(desk)["Nobody asked us."] == "flagged"
