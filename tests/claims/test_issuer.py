"""Whose a whole text is: authors of commentaries, and who issues a statement, a letter or a communiqué."""

import pytest

from analysis.actors import find_actors
from analysis.claims import find_claims
from tests.claims.test_unclaimed import speaker
from tests.marked import read_text


def test_the_author_of_a_commentary():
    text = (
        "The wrong road\n\nThe border ⟨word: must⟩ stay open.\n\nTrade is good for all of them. Walls are not.\n\n"
        "Ann Lee is a professor of law at the University of Vienna.\n"
    )
    assert speaker(text) == ("per:ann-lee", True)


@pytest.mark.parametrize(
    "ending",
    [
        "Walls are not.\n\nAnn Lee is a professor of law. She posts as @annlee.\n",
        "I think walls odd.\n\nAnn Lee is a professor of law.\n",
        "Walls are not. • Ann Lee studied law in Vienna\n",
        "I say so. I think walls odd. I doubt them. Ann Lee is a professor of law.\n",
    ],
)
def test_the_author_in_the_last_sentences(ending):
    text = f"The wrong road\n\nThe border ⟨word: must⟩ stay open.\n\nTrade is good for all of them. {ending}"
    assert speaker(text) == ("per:ann-lee", True)


@pytest.mark.parametrize(
    "ending",
    ["Walls are not. Ann Lee is a professor of law.\n", "“I hate walls,” Ann Lee said.\n\nAnn Lee is a professor of law.\n"],
)
def test_who_is_named_last_in_a_report_is_no_author(ending):
    text = f"The wrong road\n\nThe border ⟨word: must⟩ stay open.\n\nTrade is good for all of them. {ending}"
    assert speaker(text)[0] is None


COMMENTARY = (
    "Who owns the lagoon?\n\n{}\n\nI have been asked to write nicely, and I will try. The council wants the bay closed.\n\n"
    "I think it odd. My own boats lie there. The bay ⟨word: must⟩ stay open, and the council must pay.\n"
)


@pytest.mark.parametrize("byline", ["By Eva Roe", "by Eva Roe", "Eva Roe", "By Eva Roe, mussel farmer"])
def test_the_author_of_a_text_that_says_i(byline):
    assert speaker(COMMENTARY.format(byline)) == ("per:eva-roe", True)


def test_a_heading_is_no_byline():
    assert speaker(COMMENTARY.format("A windy week"))[0] is None


def test_the_author_of_a_report_says_nothing():
    text = "Talks on the lagoon\n\nBy Eva Roe\n\nThe council met. “I will not go,” Ann Lee said. The bay ⟨word: must⟩ stay.\n"
    assert speaker(text)[0] != "per:eva-roe"


def test_a_statement_by_whom_its_title_names():
    text = (
        "Statement by the High Representative on behalf of the European Union\n\n"
        "The border ⟨word: must⟩ stay open. Trade is good for all of them.\n"
    )
    assert speaker(text) == ("blc:european-union", True)


def test_a_letter_from_a_place_is_no_statement():
    text = "A walk through Vienna\n\nThe border ⟨word: must⟩ stay open. Trade is good for all of them.\n"
    assert speaker(text) == (None, False)


def test_a_party_that_issues_a_statement_says_we():
    text = "Russia stands by its word. We ⟨word: ask⟩ nobody for help. Our border is closed.\n"
    assert speaker(text) == ("cty:russia", True)


LETTER = "{}\n\nWe live at the mill. It is our home. The owners ⟨word: must⟩ wait. We shall not go.\n\n{}\n\nBo Day, Eva Roe\n"


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("To the owners of the mill", "Signed for the Mill Tenants' Union by"),
        ("To the owners of the mill", "For the Mill Tenants' Union:"),
        ("From the Mill Tenants' Union, on behalf of 90 households", "Thank you."),
        ("STATEMENT BY THE MILL TENANTS' UNION", "The mill, in May"),
    ],
)
def test_a_letter_is_of_whom_the_lines_around_it_name(top, bottom):
    assert speaker(LETTER.format(top, bottom)) == ("org:mill-tenants-union", True)


def test_a_report_that_says_we_once_is_nobodys():
    text = "For the Mill Tenants' Union:\n\nThe owners ⟨word: must⟩ wait. We left at nine.\n\nThe talks go on.\n"
    assert speaker(text)[0] is None


ISSUED = [
    (
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [COMMUNIQUE] [GENERAL COMMAND OF THE RIVER LIBERATION FRONT (RLF)] [TEXT] "
        "THE TRUCE IS OVER. THE ROADS ⟨word: MUST⟩ BE OPENED. WE WAIT.\n",
        "org:river-liberation-front",
    ),
    (
        "PORT SALINAS, 3 MAY 91 (LA COSTA) -- [LETTER SENT BY THE RIVER LIBERATION FRONT TO PRESIDENT LUIS PRADO] [TEXT] THE "
        "TRUCE IS OVER. THE ROADS ⟨word: MUST⟩ BE OPENED. WE WAIT. WE HAVE TIME. OUR PATIENCE IS LONG.\n",
        "org:river-liberation-front",
    ),
    (
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [REPORT] [LUISA PRADO] [TEXT] THE TRUCE IS OVER. THE ROADS "
        "⟨word: ARE⟩ CLOSED. OUR STATION CALLED THE MAYOR.\n",
        None,
    ),
]


@pytest.mark.parametrize(("marked", "actor_id"), ISSUED)
def test_who_stands_first_in_the_note_issues_the_text(marked, actor_id):
    assert speaker(marked)[0] == actor_id


def test_who_issues_a_text_is_the_we_of_its_claims():
    reading = read_text(
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [COMMUNIQUE] [GENERAL COMMAND OF THE RIVER LIBERATION FRONT (RLF)] [TEXT] "
        "THE TRUCE IS OVER. WE DEMAND THAT THE ROADS BE OPENED AT ONCE. WE WAIT.\n"
    )
    claims = find_claims(reading, find_actors(reading))
    assert [claim.speaker_id for claim in claims if claim.speaker_quote == "WE"] == ["org:river-liberation-front"]
