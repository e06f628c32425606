"""What is wrong in decisions and word lists is told, and mended with a copy; nothing is lost."""

import dataclasses

from analysis.review import append_decisions, read_decisions
from analysis.review.decisions import Decision, undo_of
from analysis.review.doctor import examine, look_after, mend

PLAIN = Decision(time="2026-01-31T09:30:00Z", reader="ann", table="claims", spans="1:3", quote="No", kind="reject")


def broken(folder):
    path = append_decisions(folder, "Port strike", [PLAIN, dataclasses.replace(PLAIN, reader="bo")])
    path.write_text(path.read_text(encoding="utf-8") + "<<<<<<< HEAD\n2026,cy\n2026-01-01,cy,,,,,", encoding="utf-8")
    return path


def test_what_is_wrong_is_told_and_nothing_changes(tmp_path):
    path = broken(tmp_path)
    before = path.read_bytes()
    found = examine(tmp_path)
    assert [finding.where for finding in found.findings] == [f"{path}:{n}" for n in (4, 5, 6)]
    assert found.looked_at == (f"{path}: 2 decisions",) and path.read_bytes() == before
    told, well = look_after(tmp_path, None, mending=False)
    assert not well and told[1].endswith("(or --mend)")


def test_mending_takes_out_what_cannot_be_meant_and_keeps_copies(tmp_path):
    path = broken(tmp_path)
    before = path.read_bytes()
    told, well = look_after(tmp_path, None, mending=True)
    assert well and told[-1] == "all is well" and "3 lines taken out" in told[1]
    assert (tmp_path / "port-strike.csv.bak").read_bytes() == before
    assert (tmp_path / "port-strike.left-out").read_bytes().count(b"\n") == 3
    assert len(read_decisions(tmp_path).lines) == 2 and mend(tmp_path) == []
    broken(tmp_path)
    mend(tmp_path)
    assert (tmp_path / "port-strike.csv.bak2").exists()


def test_undos_of_nothing_and_rests_of_kills_are_told(tmp_path):
    append_decisions(tmp_path, None, [undo_of(PLAIN, "2026-02-01", "ann")])
    (tmp_path / "untitled.torn").write_text("2026,an\n")
    assert [finding.what for finding in examine(tmp_path).findings] == [
        "holds what killed programs did not finish",
        "takes back a line that is not there",
    ]


def test_word_lists_are_looked_at(tmp_path):
    words = tmp_path / "words"
    words.mkdir()
    (words / "identities.csv").write_text("article_id,actor_id,identity,note\n*,per:lee,per:ann-lee,x\n", encoding="utf-8")
    assert look_after(tmp_path / "none", words, False) == (
        [f"looked at {tmp_path / 'none'}: no decisions", f"looked at {words}: word lists; 1 identity", "all is well"], True,
    )  # fmt: skip
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "identities.csv").write_text("article_id,actor_id,identity,note\n*,per:lee,ann lee,x\n", encoding="utf-8")
    assert "cannot become 'ann lee'" in look_after(tmp_path / "none", wrong, False)[0][-1]
