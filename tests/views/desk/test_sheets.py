"""Words first, names instead of ids; what was rejected stays in sight."""

from analysis.review import keys_of
from analysis.views.desk.sheets import Names, cells_of, columns_of, options_of, sheet_of
from tests.views.desk.desks import two_articles

_, TABLES = two_articles()


def test_the_words_come_first_and_parties_have_names():
    names = Names.of(TABLES)
    row = TABLES.conditions.iloc[1].to_dict()
    assert columns_of("conditions")[:3] == ["quote", "holder_id", "target_id"]
    assert cells_of("conditions", row, names)[:5] == ["They may stay.", "Norway", "Ann Lee", "refusal", "2"]
    stance = TABLES.stances.query("part == 'supporter'").iloc[0].to_dict()
    assert cells_of("stances", stance, names)[:5] == ["Norway is for it.", "Norway", "supporter", "1", "They must go."]


def test_all_that_can_be_chosen_is_counted():
    sheet = sheet_of("conditions", TABLES.conditions, {}, TABLES.conditions)
    options = options_of("conditions", TABLES, sheet, Names.of(TABLES))
    assert options["kind"] == [["demand", "demand (2)"], ["refusal", "refusal (1)"]]
    assert ["per:ann-lee", "Ann Lee (1)"] in options["party"] and "act" not in options


def test_rejected_rows_stand_where_they_stood():
    gone = keys_of("conditions", TABLES.conditions)[0]
    sheet = sheet_of("conditions", TABLES.conditions.iloc[1:], {("conditions", gone): "rejected"}, TABLES.conditions)
    assert sheet["mark"].tolist() == ["rejected", "", ""]
    assert sheet.drop(columns="mark").equals(TABLES.conditions)
