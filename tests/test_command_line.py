"""The command line: each command does its work, every error is one clear line, and the exit code tells which kind it was."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import networkx as nx
import openpyxl
import pytest

from analysis import __main__ as command_line
from analysis.review import Decision, append_decisions, decide, replay, undo_of
from analysis.tables.tables import ROW_CLASSES, Tables
from analysis.tables.whole import locked
from tests.house import make_house, wait_for, write_notebook

ROOT = Path(__file__).parents[1]
COMMANDS = ("tables", "report", "refresh", "check", "export", "add", "doctor")


@pytest.fixture
def parley(tmp_path, monkeypatch, capsys):
    """Runs one command in a house of its own; (exit code, what it printed, what it said on standard error)."""
    make_house(tmp_path, {"good": ["top + 1"], "bad": ["top / 0"]})
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        try:
            code = command_line.main([str(a) for a in arguments])
        except SystemExit as stop:  # argparse
            code = stop.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example_and_its_exit_codes(parley, command):
    code, out, _ = parley(command, "--help")
    assert code == 0 and f"example: parley {command} " in out and "exit codes: 0 " in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_is_a_command_that_parses(parley, command):
    _, out, _ = parley(command, "--help")
    example = re.search(r"^example: parley (.+)$", out, re.M)[1].split()
    assert command_line._parser().parse_args(example).run


def test_the_general_help_names_every_command(parley):
    code, out, _ = parley("--help")
    assert code == 0 and all(f"    {command} " in out for command in COMMANDS)


def test_tables_are_written_where_one_says(parley):
    code, out, err = parley("tables", "seeds", "--out", "t")
    assert code == 0 and err == "" and "1 article, " in out and out.endswith("-> t\n")
    assert sorted(path.stem for path in Path("t").glob("*.csv")) == sorted(ROW_CLASSES)
    assert Tables.read_csv("t").articles["title"].tolist() == ["Talks resume"]


def test_the_date_of_undated_articles_can_be_given(parley):
    assert parley("tables", "--out", "t", "--folder", "parquet", "--published", "2026-01-30")[0] == 0
    articles = Tables.read_parquet("t").articles
    assert articles[["published", "date_basis"]].values.tolist() == [["2026-01-30", "parameter"]]


def test_tables_of_other_articles_do_not_take_the_place_of_the_projects_own(parley):
    assert parley("tables")[1].endswith(" -> data/tables\n") and parley("tables", "./seeds/")[1].endswith(" -> data/tables\n")
    assert parley("tables", "--codebook", "labour")[1].endswith(" -> tables/seeds\n")
    Path("seeds").rename("ports")
    assert parley("tables", "ports")[1].endswith(" -> tables/ports\n")
    assert parley("tables", "ports/talks.txt")[1].endswith(" -> tables/talks\n")


def test_a_bad_file_is_told_and_left_out_of_the_tables(parley):
    Path("seeds/empty.txt").write_bytes(b"")
    Path("seeds/README.md").write_text("Articles.", encoding="utf-8")
    Path("seeds/french.txt").write_text("Le syndicat a quitté la salle lundi, et la grève continue partout.", encoding="utf-8")
    code, out, err = parley("tables")
    assert code == 1 and "2 articles" in out
    assert err.splitlines() == [
        "parley: seeds/README.md: is left out: it tells of the folder, not of talks",
        "parley: seeds/french.txt: has no rows: its language is fr, not English",
        "parley: left out: seeds/empty.txt: is empty; put the text of an article into it, or move it away",
    ]
    tables = Tables.read_csv("data/tables")
    assert tables.flags.query("article_id == 'french'")[["kind", "severity"]].values.tolist() == [["other_language", "warning"]]
    assert not any(
        (table["article_id"] == "french").any() for name, table in tables.items() if name not in ("articles", "flags")
    )
    Path("seeds/talks.txt").unlink(), Path("seeds/french.txt").unlink()
    assert parley("tables")[0] == 2


def test_what_was_read_is_kept_where_one_says_and_read_once(parley):
    first = parley("tables", "--out", "t", "--store", "kept")
    written = {path: path.read_bytes() for path in Path("t").iterdir()}
    listed = Path("kept/seeds/manifest.json").stat().st_mtime_ns
    assert parley("tables", "--out", "t", "--store", "kept", "--workers", "2") == first
    assert {path: path.read_bytes() for path in Path("t").iterdir()} == written
    assert Path("kept/seeds/manifest.json").stat().st_mtime_ns == listed and not Path("data/store").exists()
    assert parley("export", "x.graphml", "--codebook", "labour")[0] == 0
    assert [place.name.rpartition("-")[0] for place in Path("data/store").iterdir()] == ["seeds"]


def test_tables_go_to_other_programs(parley):
    assert parley("export", "talks.xlsx")[0] == 0
    assert openpyxl.load_workbook("talks.xlsx").sheetnames == ["statements", *ROW_CLASSES]
    assert parley("export", "seeds", "seen.xlsx", "--articles", "nowhere")[0] == 2
    assert parley("export", "--articles", "seeds", "seen.xlsx")[0] == 0
    assert Path("seen.xlsx").read_bytes() == Path("talks.xlsx").read_bytes()
    code, out, _ = parley("export", "seeds", "talks.jsonld")
    assert code == 0 and out.endswith(" -> talks.jsonld\n") and "We will sign" in Path("talks.jsonld").read_text("utf-8")
    assert parley("export", "seeds", "annotated", "--format", "brat")[0] == 0
    assert {path.name for path in Path("annotated").iterdir()} == {"annotation.conf", "talks.ann", "talks.txt"}
    parley("tables", "--out", "t")
    assert parley("export", "talks.graphml", "--tables", "t")[0] == 0
    tables = Tables.read_csv("t")
    assert set(nx.read_graphml("talks.graphml")) >= set(tables.actors["actor_id"])
    assert parley("export", "p", "--folder", "parquet", "--tables", "t")[0] == 0
    assert repr(Tables.read_parquet("p")) == repr(tables)


def test_tables_that_are_given_are_checked(parley):
    parley("tables", "--out", "t")
    path = Path("t/claims.csv")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"Ann Lee"', '"Tom Lee"').replace('"assert"', '"sing"'), encoding="utf-8"
    )
    code, out, err = parley("export", "talks.xlsx", "--tables", "t")
    assert code == 2 and "claims: breaks its schema" in err and err.count("\n") == 1 and not Path("talks.xlsx").exists()


def test_a_second_report_is_told_who_is_at_it(parley):
    with locked(Path("data/runs")):
        code, out, err = parley("report", "good")
    assert (code, out, err.count("\n")) == (2, "", 1) and not Path("data/shared").exists()
    assert err.startswith("parley: data/runs: is in use since 2") and f" by process {os.getpid()}: " in err


def test_a_failed_report_is_told_and_the_others_run(parley):
    code, out, err = parley("report", "--on", "2026-01-31")
    assert code == 1
    assert re.search(r"^ok +good$", out, re.M) and re.search(r"^failed +bad: cell 2 \(top / 0\): ZeroDivisionError", out, re.M)
    assert "1 of 2 reports -> data/shared/index.html" in out
    assert err == "parley: the failed notebooks, with their errors, are in data/runs/2026-01-31\n"
    assert Path("data/shared/good.html").exists() and not Path("data/shared/bad.html").exists()


def test_one_report_can_be_run_with_other_parameters(parley):
    code, out, _ = parley("report", "good", "-p", "top=41", "--on", "2026-01-31")
    assert code == 0 and "1 of 1 reports" in out
    page = Path("data/shared/good.html").read_text(encoding="utf-8")
    assert ">42</pre>" in page and "<code>top = 41</code>" in page
    assert "not run yet" in Path("data/shared/index.html").read_text(encoding="utf-8")


def test_the_help_of_report_lists_reports_and_their_parameters(parley, monkeypatch, tmp_path):
    assert "\n  good: Is good well?\n    top=5\n" in parley("report", "--help")[1]
    assert "Is good well?" not in parley("report", "--on")[2]
    monkeypatch.chdir(tmp_path / "seeds")
    code, out, _ = parley("report", "--help")
    assert code == 0 and "no reports: notebooks/reports.toml: cannot be read" in out


def test_the_version(parley):
    code, out, _ = parley("--version")
    assert code == 0 and re.fullmatch(r"parley \d+\.\d+\.\d+\n", out)


def test_paths_are_seen_from_where_the_user_stands(parley, monkeypatch, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    _, out, err = parley(
        "report", "--reports", "../notebooks/reports.toml", "--out", "../pages", "--runs", "../runs", "--on", "2026-01-31"
    )
    assert "-> ../pages/index.html\n" in out and err.endswith("are in ../runs/2026-01-31\n")


def test_an_article_is_added(parley, tmp_path):
    (tmp_path / "new.txt").write_text("Talks fail\n\nThe envoys left, and nobody said why.", encoding="utf-8")
    assert parley("add", "new.txt", "--talks", "Ports") == (0, "seeds/new.txt: Talks fail, undated, Ports\n", "")
    assert parley("add", "new.txt", "--to", "talks")[1] == "talks/new.txt: Talks fail, undated\n"
    (tmp_path / "fr.txt").write_text("Le syndicat a quitté la salle lundi, et la grève continue.", encoding="utf-8")
    assert parley("add", "fr.txt")[2] == "parley: seeds/fr.txt: has no rows: its language is fr, not English\n"
    code, out, err = parley("add", "new.txt")
    assert (code, out) == (2, "") and err.startswith("parley: new.txt: is there already: seeds/new.txt; ")


def test_without_a_terminal_no_progress_is_shown(parley):
    assert parley("report", "good")[2] == ""


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("tables", "nowhere"), "nowhere: "),
        (("tables", "--words", "nowhere"), "nowhere: is no folder of word lists; name a folder"),
        (("report", "who"), "declares no report 'who'; choose from good, bad"),
        (("report", "-p", "tops=5"), "parameter 'tops': does not exist; the notebook has: top"),
        (("report", "-p", "top=many"), "parameter 'top': is 'many'; write a whole number"),
        (("report", "--articles", "seeds"), "parameter 'articles': does not exist"),
        (("report", "--reports", "nowhere.toml"), "nowhere.toml: "),
        (("refresh", "nowhere.ipynb"), "nowhere.ipynb: cannot be read"),
        (("refresh", "notebooks/bad.ipynb"), "bad.ipynb: cell 2 (top / 0): ZeroDivisionError"),
        (("add", "nowhere.txt"), "nowhere.txt: does not exist"),
        (("add", "ftp://news.example/a"), "is no address of the web; begin it with http:// or https://"),
        (("report", "--words", "my-words"), "parameter 'words': does not exist"),
        (("export", "talks.doc"), "talks.doc: has an ending that names no form; use one of .xlsx, .csv, .qdpx"),
        (("export", "talks", "--format", "odt"), "talks: would be of the format 'odt', which there is not; use one of xlsx"),
        (("export", "seeds", "talks.qdpx", "--articles", "nowhere"), "nowhere: does not exist"),
        (("export", "talks.xlsx", "--tables", "nowhere"), "nowhere/articles.csv: is missing"),
        (("tables", "--out", "."), ".: is where you stand, and is replaced as a whole; name a folder in it"),
        (("report", "--out", "."), "is where you stand"),
        (("export", "seeds/talks.txt", "--folder", "csv"), "seeds/talks.txt: is no folder"),
    ],
)
def test_wrong_input_is_one_line_that_says_where_what_and_the_cure(parley, arguments, reason):
    code, out, err = parley(*arguments)
    assert code == 2 and out == ""
    assert err.startswith("parley: ") and reason in err and err.count("\n") == 1, err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "required: COMMAND"),
        (("tabels",), "invalid choice: 'tabels'"),
        (("report", "--on", "tomorrow"), "'tomorrow' is no date; write it as 2026-01-31"),
        (("report", "-p", "top"), "'top' gives no value; write it as NAME=VALUE"),
        (("report", "--timeout", "0"), "'0' is no number of seconds; write a whole number from 1"),
        (("refresh", "--timeout", "-1"), "'-1' is no number of seconds"),
        (("tables", "--workers", "no"), "'no' is no number of processes; write a whole number from 1"),
    ],
)
def test_a_wrong_command_is_refused(parley, arguments, reason):
    code, _, err = parley(*arguments)
    assert code == 2 and reason in err and err.startswith("parley") and err.count("\n") == 1


def test_tables_or_what_to_make_them_from_and_not_both(parley):
    parley("tables", "--out", "t")
    code, out, err = parley("export", "talks.xlsx", "--tables", "t", "--articles", "seeds")
    assert (code, out) == (2, "") and err.startswith("parley: t: is given together with --articles; ")


def test_tables_that_one_names_for_a_check_must_be_there(parley):
    assert "nowhere/articles.csv: is missing" in parley("check", "--tables", "nowhere")[1]


def test_refresh_says_what_changed_and_a_second_run_nothing(parley):
    assert parley("refresh", "notebooks/good.ipynb") == (0, "changed notebooks/good.ipynb\n1 of 1 notebooks changed\n", "")
    assert parley("refresh", "notebooks/good.ipynb") == (0, "0 of 1 notebooks changed\n", "")


def test_check_prints_every_problem_at_once(parley):
    parley("tables")
    parley("refresh", "notebooks/good.ipynb")
    write_notebook(Path("notebooks/bad.ipynb"), ["# Is it?", "1"], "top = 1")
    assert parley("refresh", "notebooks/bad.ipynb")[0] == 0
    code, out, _ = parley("check")
    assert code == 0 and out.startswith(
        "all is well\ncompared: 1 article of seeds, the word lists, the tables of data/tables with"
    )
    Path("seeds/empty.txt").write_bytes(b"")
    Path("data/tables/flags.csv").write_text("a,b\n", encoding="utf-8")
    Path("notebooks/reports.toml").write_text("x = 1", encoding="utf-8")
    write_notebook(Path("notebooks/bad.ipynb"), ["# Is it?", "1"])
    code, out, _ = parley("check")
    assert code == 1
    for name in (
        "empty.txt: ",
        "flags: has the columns",
        "reports.toml: declares x",
        "bad.ipynb: is not in normal form",
        "problems",
    ):
        assert name in out


def test_ctrl_c_stops_at_once_and_leaves_nothing_half_done(tmp_path):
    make_house(tmp_path, {"slow": ["open('begun', 'w').close()\nimport time\ntime.sleep(600)"]})
    running = subprocess.Popen(
        [sys.executable, "-m", "analysis", "report"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    wait_for((tmp_path / "notebooks" / "begun").exists, running)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=600)
    assert running.returncode == 130 and err == "parley: stopped\n" and out == ""
    assert not (tmp_path / "data" / "shared").exists()


def test_what_cannot_be_written_is_one_line_and_leaves_nothing(parley):
    Path("file").write_text("", encoding="utf-8")
    Path("taken.xlsx").mkdir()
    for arguments in (
        ("tables", "--out", "file"),
        ("tables", "--out", "file/t"),
        ("export", "file/t.graphml"),
        ("export", "taken.xlsx"),
        ("export", "n" * 300 + ".xlsx"),
    ):
        code, out, err = parley(*arguments)
        assert code == 2 and out == "" and err.count("\n") == 1, err
    assert not list(Path().glob("**/.writing*"))


@pytest.mark.parametrize("command", [("tables", "--out", "t"), ("export", "t.xlsx"), ("export", "t.graphml"), ("check",)])
def test_a_full_disk_is_one_line(tmp_path, command):
    make_house(tmp_path, {"good": ["1"]})
    full = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))\nfrom analysis.__main__ import main\n"
    full += f"sys.exit(main({list(command)!r}))"
    with open("/dev/full", "w", encoding="utf-8") as stdout:
        ran = subprocess.run(
            [sys.executable, "-c", full], cwd=tmp_path, stdout=stdout, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert ran.stderr.startswith("parley: ") and ran.stderr.count("\n") == 1, ran.stderr
    assert not list(tmp_path.glob("**/.writing*")) and not list(tmp_path.glob("t*/*"))


def test_what_readers_decided_holds_in_tables_exports_and_pages(parley):
    parley("tables", "--out", "before")
    before = Tables.read_csv("before")
    shown = replay(before, ())
    (claim,) = before.claims["claim_id"]
    lines = decide(shown, "claims", (claim,), "accept", time="2026-01-31T09:30:00Z", reader="ann")
    (condition, *_) = before.conditions["condition_id"]
    lines += decide(shown, "conditions", (condition,), "reject", time="2026-01-31T09:31:00Z", reader="ann")
    append_decisions("data/decisions", None, lines)
    code, _, err = parley("tables", "--out", "after")
    assert code == 0 and err == "parley: Reviewed by 1 person: 1 confirmed, 0 changed, 1 rejected, 0 added.\n"
    after = Tables.read("after").check()
    assert after.claims["reviewed"].tolist() == ["confirmed"] and len(after.conditions) == len(before.conditions) - 1
    assert parley("export", "p", "--folder", "parquet", "--tables", "before")[0] == 0
    assert repr(Tables.read_parquet("p")) == repr(after)
    undone = undo_of(lines[0], "2026-01-31T09:32:00Z", "ann")
    append_decisions("data/decisions", None, [undone])
    code, _, err = parley("export", "again", "--folder", "parquet", "--tables", "after")
    assert code == 0 and "stay as decided when they were written" in err
    assert Tables.read("again").claims.equals(after.claims)
    append_decisions("data/decisions", None, [undo_of(undone, "2026-01-31T09:33:00Z", "ann")])
    assert parley("tables", "--out", "plain", "--decisions", "none")[2] == "" and repr(Tables.read("plain")) == repr(before)
    cells = ["# Is it well?", "import analysis as an\nan.Tables.read(tables).claims[['reviewed', 'quote']]"]
    write_notebook(Path("notebooks/good.ipynb"), cells, 'articles = "../seeds"\ntables = ""')
    assert parley("report", "good")[0] == 0
    assert "Reviewed by 1 person: 1 confirmed" in Path("data/shared/good.html").read_text(encoding="utf-8")


def test_a_mistake_in_the_decisions_is_told_and_mended_when_asked(parley):
    line = Decision(time="2026-01-31", reader="ann", table="claims", spans="1:3", quote="No", kind="reject")
    path = append_decisions("data/decisions", None, [line])
    path.write_text(path.read_text(encoding="utf-8") + "yesterday\n", encoding="utf-8")
    code, _, err = parley("tables", "--out", "t")
    assert code == 1 and "left out: data/decisions/untitled.csv:3: has 1 of 13 cells; write time,reader," in err
    assert parley("doctor")[0] == 1 and parley("doctor")[1].splitlines()[-1].endswith("(or --mend)")
    code, out, _ = parley("doctor", "--mend")
    assert code == 0 and "1 line taken out" in out and Path("data/decisions/untitled.csv.bak").exists()
