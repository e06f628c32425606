"""Six questions of every day, and what each costs at most: lines of code, keys, clicks."""

import re
from pathlib import Path

import pandas as pd
import pytest

import analysis as an

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def article():
    return an.read(ROOT / "seeds"), an.Tables.read(ROOT / "data" / "tables")


def answer(code, most, **known):
    """What the last line of the code gives, which has at most so many lines."""
    *before, last = code.strip().splitlines()
    assert len(before) < most and all(len(line) <= 128 for line in (*before, last))
    exec("\n".join(before), known)
    return eval(last, known)


def test_all_demands_of_one_on_another_with_their_sentence(article):
    articles, tables = article
    code = """an.desk(articles, tables, filter="table=conditions&party=cty:russia&target=cty:ukraine")"""
    desk = answer(code, 1, an=an, articles=articles, tables=tables)
    chosen = desk.answer({"do": "choose", "choice": {"table": "conditions", "party": "cty:russia", "target": "cty:ukraine"}})
    wanted = eval(desk.chosen, {"tables": tables})
    assert [cells[0] for cells, _ in chosen["rows"]] == wanted["quote"].tolist() and len(wanted) > 2
    assert set(wanted["target_id"]) == {"cty:ukraine"}
    for at, quote in enumerate(wanted["quote"]):
        text = "".join(text for _, text, _ in desk.answer({"do": "look", "at": at})["pieces"])
        assert quote.split("…")[0] in text and len(text) > len(quote), "two choices, and the row's sentence stands beside it"


def test_a_row_is_marked_as_wrong_for_ever(article, tmp_path):
    articles, tables = article
    desk = an.desk(articles, tables, tmp_path, "ann")
    keys = [{"do": "look", "at": 0}, {"do": "reject", "at": 0}]  # a click, and r
    wrong = [desk.answer(key) for key in keys][0]["row"]
    assert len(keys) <= 2
    again = an.desk(articles, tables, tmp_path, "ann").tables
    assert wrong in set(tables.conditions["condition_id"]) - set(again.conditions["condition_id"])


def test_two_actors_are_merged(article, tmp_path):
    desk = an.desk(*article, tmp_path, "ann", filter="table=conditions&party=per:eleanor-vance")
    values = {"other": "cty:united-states", "scope": "everywhere"}
    keys = [{"do": "form", "what": "merge", "at": 0}, values, {"do": "merge", "at": 0, "values": values}]  # m, the other, Enter
    desk.answer(keys[0])
    desk.answer(keys[2])
    assert len(keys) <= 3 and "per:eleanor-vance" not in set(desk.tables.conditions["holder_id"])


def test_what_changed_between_two_dates():
    tables = an.normalize(an.read(ROOT / "data" / "examples" / "ferry-strike"))
    code = """an.summaries.what_changed(tables, since="2025-03-06").frame.query("said_on <= '2025-03-10'")"""
    found = answer(code, 1, an=an, tables=tables)
    assert all("2025-03-06" <= day <= "2025-03-10" for day in found["said_on"])
    assert "hardened" in set(found["move"]) and "agreed" not in set(found["move"])


def test_a_row_of_excel_for_each_quotation(article, tmp_path):
    place = tmp_path / "quotations.xlsx"
    answer("""an.export(tables, place, articles)""", 1, an=an, tables=article[1], articles=article[0], place=place)
    sheet = pd.read_excel(place)
    assert len(sheet) >= len(article[1].claims) and {"speaker", "party", "issue", "quote"} <= set(sheet)


def test_where_a_number_comes_from(article):
    page = an.open_cells(an.summaries.who_wants_what(article[1]))._repr_html_()
    places = set(re.findall(r'href="#(parley-cell-\d+)"', page))
    assert places and all(f'id="{place}"' in page for place in places), "one click on a cell shows its sentences"
    assert page.count("<mark>") >= len(places)
    desk = answer(
        "an.desk(articles, tables, rows=an.summaries.who_speaks(tables))", 1, an=an, articles=article[0], tables=article[1]
    )
    (first, *_) = desk.answer({"do": "open"})["rows"]
    assert first[0][0] in set(article[1].claims["quote"])
