"""The codebook: phrases beat words, names and figures of speech are no issues; those that ship, and a user's own."""

import pickle
import re

import pytest

from analysis.errors import VocabularyError
from analysis.words import load, vocabulary
from analysis.words.codebook import Codebook
from analysis.words.entries import Issue, Never
from analysis.words.files import read_list

BOOK = Codebook(
    [
        Issue("trade", r"(?:relief from the \w+ tariff|tariffs?\b|goods\b)", ""),
        Issue("aid", r"(?:relief\b|foods?\b)", ""),
        Issue("ties", r"alliances?\b", ""),
    ],
    [Never(r"\balliance of \w*growers\b", "issues", ""), Never(r"\btariff\b", "actors", "")],
)

SENSES = [  # what it is about, and words that might be taken for something else
    ("trade", "relief from the steel tariff"),
    ("trade", "exempt Calder Foods from the tariffs"),
    ("prisoners_humanitarian", "let relief supplies and food aid into the valley"),
    ("pay", "the employers' alliance must raise wages"),
    ("pay", "the alliance of growers offered a pay rise"),
    ("alliance_neutrality", "leave the alliance and stay neutral"),
    ("budget_tax", "the budget must not be held hostage to a quarrel"),
    ("prisoners_humanitarian", "free the hostages"),
    ("industrial_action", "call off the strike"),
    ("other", "strike a balance"),
    ("other", "the Peace Corps"),
    ("pay", "Dock Union Rejects Pay\n  Offer"),
    ("jobs", "rule out job cuts"),
    ("working_conditions", "a 36-hour working week"),
    ("contract_terms", "submit the contract to binding arbitration"),
    ("debt_finance", "reschedule its foreign debt"),
    ("subsidies", "an end to farm subsidies"),
    ("economic_reform", "devalue the currency"),
    ("takeover", "raise its bid to nine dollars a share"),
    ("climate_environment", "cut emissions by half"),
    ("migration", "deport no asylum seekers"),
    ("government_formation", "hand her the finance ministry for a coalition"),
    ("legislation", "repeal the bill"),
    ("arms_control", "let inspectors see the nuclear sites"),
]


@pytest.mark.parametrize(("issue", "text"), SENSES)
def test_the_sense_decides(issue, text):
    assert load().issues_of(text).split(";")[0] == issue


def test_a_phrase_beats_a_word_and_weighs_more():
    assert BOOK.weigh("relief from the steel tariff") == {"trade": 3.0}
    assert BOOK.weigh("relief and tariffs and goods") == {"trade": 2.0, "aid": 1.0}
    assert BOOK.weigh("relief from the\n  steel  tariff") == {"trade": 3.0}, "where lines break, too"


def test_of_equals_the_first_in_the_codebook_leads():
    assert list(BOOK.weigh("alliances and food and tariffs")) == ["trade", "aid", "ties"]


def test_capitals_in_names_do_not_count():
    assert BOOK.weigh("the workers of Calder Foods and of the Tariff Board must wait") == {}
    assert BOOK.weigh("Food for Calder") == {"aid": 1.0}
    assert BOOK.weigh("CALDER WANTS FOOD") == {"aid": 1.0}


def test_what_never_is_an_issue():
    assert BOOK.weigh("an alliance of berrygrowers") == {}
    assert BOOK.weigh("an alliance of berrygrowers and an alliance") == {"ties": 1.0}
    assert BOOK.hits("") == []


OURS = sorted(path.stem for path in vocabulary.CODEBOOKS.glob("*.csv"))
FINER = [
    ("labour", "wages", "a pay rise of six per cent"),
    ("labour", "safety", "protective gear for all welders"),
    ("labour", "outsourcing", "no temporary workers on the night line"),
    ("trade", "tariffs", "relief from the tariff on steel"),
    ("trade", "intellectual_property", "respect for patents"),
    ("climate", "loss_and_damage", "a fund for loss and damage"),
    ("climate", "differentiation", "common but differentiated responsibilities"),
    ("coalition", "posts", "the interior ministry"),
    ("coalition", "elections", "snap elections"),
    ("debt", "haircut", "a haircut of half the principal"),
    ("debt", "rescheduling", "longer maturities and a grace period"),
]


def test_the_codebooks_that_ship():
    assert set(OURS) == {name for name, *_ in FINER} == {"labour", "trade", "climate", "coalition", "debt"}


@pytest.mark.parametrize(("name", "issue", "text"), FINER)
def test_a_codebook_that_ships_is_chosen_by_its_name(name, issue, text):
    chosen = load(codebook=name)
    assert chosen.own_issues
    assert chosen.issues_of(text).split(";")[0] == issue


@pytest.mark.parametrize("name", OURS)
def test_every_issue_says_what_it_is(name):
    entries = read_list(vocabulary.CODEBOOKS / f"{name}.csv", called="issues").values()
    assert all(entry.note and re.fullmatch("[a-z_]+", entry.issue) for entry in entries)


def test_a_codebook_of_ones_own_replaces_the_issues(tmp_path):
    path = tmp_path / "my book.csv"
    path.write_text("issue,pattern,note\nferries,ferr(?:y|ies),crossings\n", encoding="utf-8")
    assert load(codebook=path).issues_of("the ferry and the sanctions") == "ferries"
    assert load(codebook=str(path)).issues_of("lift the sanctions") == "other"


def test_what_is_no_codebook_is_refused_with_those_that_are():
    with pytest.raises(VocabularyError, match="climate, coalition, debt, labour, trade"):
        load(codebook="labor")


def test_a_pattern_is_tried_at_each_word_where_it_may_begin():
    text = "goods, food-goods and relief from the relief from the steel tariff; alliances, alliancesome _goods goods_ foods"
    assert [h for h in BOOK._met(text) if h.issue == "trade"] == [
        (*match.span(), "trade") for match in BOOK._patterns["trade"].pattern.finditer(text)
    ]
    shipped = load().codebook
    text = " ".join(entry.note for entry in (*load().issues, *load().never)).lower()
    found = [(*match.span(), name) for name, p in shipped._patterns.items() for match in p.pattern.finditer(text)]
    assert [*shipped._met(text)] == found and len(found) > 50
    assert sum(pattern.wild is None for pattern in shipped._patterns.values()) > 20
    assert any(pattern.wild and pattern.begins for pattern in shipped._patterns.values())


def test_another_process_gets_the_same_codebook():
    again = pickle.loads(pickle.dumps(BOOK))
    text = "A tariff on steel."
    assert again.weigh(text) == BOOK.weigh(text) != {}
