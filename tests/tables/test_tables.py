"""The tables: types, keys, references and evidence are checked, and every file format gives back what it was given."""

import dataclasses

import openpyxl
import pandas as pd
import pytest

from analysis.errors import OutputError, TableError
from analysis.reading.article import Article
from analysis.tables import rows
from analysis.tables.tables import ROW_CLASSES, Tables

TEXT = "=1+1, said Ann Lee.\r\n“We will go,” she added, “if they stop.”\nNA"


def article(text: str = TEXT) -> Article:
    return Article(article_id="a", path="a.txt", sha256="0", text=text, title="=1+1")


def small_tables(text: str = TEXT, *quotes: rows.Span) -> Tables:
    """One article with one section, one actor and a claim whose content is in the pieces `quotes`."""
    whole = rows.evidence(text, [rows.Span(0, len(text))], "test")
    content = rows.evidence(text, quotes or [rows.Span(0, 4), rows.Span(21, 34)], "test")
    return Tables.from_rows(
        {
            "articles": [
                rows.ArticleRow(
                    article_id="a", path="a.txt", sha256="0", title="=1+1", source=None, published=None, date_basis="none",
                    language="en", talks=None, n_chars=len(text), n_words=1,
                )
            ],
            "sections": [
                rows.SectionRow(
                    section_id="a#s0", article_id="a", part=0, kind="paragraph", speaker_id=None, lead_in_id=None, **whole
                )
            ],
            "actors": [
                rows.Actor(
                    article_id="a", actor_id="per:ann-lee", name="Ann Lee", kind="person", role=None, represents=None,
                    country=None, members=None, n_mentions=1, **whole,
                )
            ],
            "claims": [
                rows.Claim(
                    claim_id="a#c0", article_id="a", section_id="a#s0", speaker_id="per:ann-lee", speaker_quote="Ann Lee",
                    speaker_start=11, speaker_end=18, cue="said", cue_start=6, cue_end=10, form="mixed", act="assert",
                    modality="fact", negated=True, issue="other", hedge=None, reported_by=None, duplicate_of=None,
                    confidence=0.8, **content,
                ),
                rows.Claim(
                    claim_id="a#c1", article_id="a", section_id="a#s0", speaker_id=None, speaker_quote=None, speaker_start=None,
                    speaker_end=None, cue=None, cue_start=None, cue_end=None, form="direct", act="assert", modality="fact",
                    negated=False, issue="other", hedge=None, reported_by=None, duplicate_of="a#c0", confidence=0.8,
                    **whole,
                ),
            ],
        }
    )  # fmt: skip


def assert_same(left: Tables, right: Tables) -> None:
    for (_, one), (_, other) in zip(left.items(), right.items(), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_columns_are_the_fields_of_the_row_class_with_the_evidence_last():
    for name, table in Tables.from_rows({}).items():
        fields = {f.name for f in dataclasses.fields(ROW_CLASSES[name])}
        assert set(table.columns) == fields
        if name != "articles":
            assert list(table.columns)[-5:] == ["quote", "start", "end", "spans", "rule"]


def test_good_tables_pass_the_check():
    tables = small_tables()
    assert tables.check([article()]) is tables
    assert tables.claims["negated"].tolist() == [True, False]
    assert tables.claims["speaker_start"].dtype == "Int64" and tables.claims["start"].dtype == "int64"


def test_discontinuous_evidence_joins_its_pieces():
    claim = small_tables().claims.iloc[0]
    assert claim["quote"] == "=1+1 … “We will go,”"
    assert rows.spans_of(claim) == [rows.Span(0, 4), rows.Span(21, 34)]


@pytest.mark.parametrize(
    ("table", "column", "value", "complaint"),
    [
        ("claims", "form", "shouted", "breaks its schema"),
        ("claims", "speaker_id", "per:nobody", "'per:nobody' is not in actors"),
        ("claims", "duplicate_of", "a#c9", "'a#c9' is not in claims"),
        ("claims", "claim_id", "a#c7", "twice"),
        ("claims", "quote", "another text", "the text at"),
        ("claims", "spans", "1:4", "do not fit"),
        ("claims", "end", -1, "do not fit|order"),
    ],
)
def test_a_broken_promise_is_named(table, column, value, complaint):
    tables = small_tables()
    broken = dataclasses.replace(tables, **{table: getattr(tables, table).assign(**{column: value})})
    with pytest.raises(TableError, match=complaint):
        broken.check([article()])


def test_rows_out_of_text_order_are_refused():
    tables = small_tables(TEXT, rows.Span(0, 4))
    with pytest.raises(TableError, match="order of the text"):
        dataclasses.replace(tables, claims=tables.claims[::-1].reset_index(drop=True)).check()


def test_the_tables_survive_parquet_and_csv(tmp_path):
    tables = small_tables()
    assert_same(tables, Tables.read_parquet(tables.to_parquet(tmp_path)).check([article()]))
    assert_same(tables, Tables.read_csv(tables.to_csv(tmp_path)).check([article()]))
    empty = Tables.from_rows({})
    assert_same(empty, Tables.read_csv(empty.to_csv(tmp_path)).check())


def test_the_files_of_equal_tables_are_equal(tmp_path):
    for name in ("one", "two"):
        small_tables().to_parquet(tmp_path / name)
        small_tables().to_csv(tmp_path / name)
        small_tables().to_excel(tmp_path / name / "tables.xlsx")
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert len(files) == 19
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_no_format_leaves_a_formula_to_be_run(tmp_path):
    tables = small_tables()
    assert "'=1+1" in tables.to_csv(tmp_path).joinpath("claims.csv").read_text()
    book = openpyxl.load_workbook(tables.to_excel(tmp_path / "tables.xlsx"))
    assert book.sheetnames == list(ROW_CLASSES)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert any(cell.value == "=1+1" and cell.data_type == "s" for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert book["claims"].freeze_panes == "A2" and book["claims"].auto_filter.ref.startswith("A1:")


def test_text_longer_than_an_excel_cell_is_cut_and_says_so(tmp_path):
    text = "long " * 10_000
    book = openpyxl.load_workbook(small_tables(text, rows.Span(0, len(text))).to_excel(tmp_path / "tables.xlsx"))
    assert book["claims"].cell(2, 22).value.endswith("[cut: too long for a spreadsheet cell]")


def test_a_missing_or_foreign_file_is_named(tmp_path):
    small_tables().to_parquet(tmp_path)
    (tmp_path / "claims.parquet").write_text("no parquet")
    with pytest.raises(TableError, match=r"claims\.parquet: cannot be read"):
        Tables.read_parquet(tmp_path)
    (tmp_path / "claims.parquet").unlink()
    with pytest.raises(TableError, match=r"claims\.parquet: is missing"):
        Tables.read_parquet(tmp_path)


@pytest.mark.parametrize(("column", "value"), [("confidence", ""), ("start", "x"), ("negated", "x"), ("cue_start", "x")])
def test_a_cell_of_another_type_is_named(tmp_path, column, value):
    small_tables().to_csv(tmp_path)
    table = pd.read_csv(tmp_path / "claims.csv", dtype=str).assign(**{column: value})
    table.to_csv(tmp_path / "claims.csv", index=False)
    with pytest.raises(TableError, match=f"claims: .*{column}"):
        Tables.read_csv(tmp_path).check()


def test_a_folder_that_cannot_be_named_is_refused():
    with pytest.raises(TableError, match="cannot be read"):
        Tables.read("n" * 300)


def test_a_failed_write_leaves_the_earlier_tables(tmp_path, monkeypatch):
    tables = small_tables()
    tables.to_parquet(tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    written = []

    def fail_at_the_third(self, path, **_):
        written.append(path)
        if len(written) == 3:
            raise OSError("disk full")
        path.write_bytes(b"half")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", fail_at_the_third)
    with pytest.raises(OutputError, match="disk full"):
        tables.to_parquet(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
