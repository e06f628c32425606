"""Datelines, notes and bracketed speakers of news wires."""

import pytest

from tests.reading.layout.pages import BODY, WIRE, outline


@pytest.mark.parametrize(
    "dateline",
    [
        "RIYADH – ",
        "RIYADH, Feb 18 (Reuters) - ",
        "SAN SALVADOR, 2 NOV 89 (RADIO CADENA SONORA) -- ",
        "NO CITY (EL SALVADOR), 20 OCT 89 -- ",
        "WASHINGTON (AP) — ",
        "GENEVA, Switzerland — ",
        "ST. JOHN'S, Newfoundland -- ",
        "UNITED NATIONS, Feb. 3 (UPI) — ",
        "PARIS/BERLIN (Reuters) - ",
        "Geneva (AFP) - ",
        "Brennstadt — ",
        "Port Louis, Mauritius – ",
        "New York, 3 May - ",
        "Winterbourne St Mary -- ",
    ],
)
def test_a_dateline_stands_alone(dateline):
    assert outline(f"A Headline About Talks\n\n{dateline}{BODY}\n\n{BODY}")[1:] == [
        f"dateline {dateline.strip()}",
        f"paragraph {BODY}",
        f"paragraph {BODY}",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "The EU - long divided - met on Monday and agreed on a text.",
        "NATO and the EU - two of the three sponsors - met on Monday.",
        "The union — Its members refused — left.",
        "Norland — which refused to sign — left the talks on Monday.",
        "Analysis — Why the talks went on and on.",
        "US-Russia talks went on and on - without a word to the press.",
    ],
)
def test_no_dateline_in_prose(prose):
    assert outline(f"A Headline About Talks\n\n{prose}\n\n{BODY}")[1] == f"paragraph {prose}"


def test_a_wire_in_capitals_with_bracketed_turns():
    assert outline(WIRE) == [
        "boilerplate ABC1-WIRE2-0042",
        "dateline PORT SALINAS, 3 MAY 91 (RADIO COSTA) --",
        "byline [INTERVIEW WITH COMMANDER TORRES BY LUIS PRADO] [EXCERPT]",
        "question <PRADO> COMMANDER, WHEN DO YOU EXPECT THE TALKS TO BEGIN AGAIN?",
        "answer <TORRES> WE BELIEVE THAT THE GOVERNMENT MUST FIRST ACCEPT ALL ITS RESPONSIBILITIES. WE WANT [CORRECTS HIMSELF] "
        "WE DEMAND THAT THE ROADS BE OPENED BEFORE WE RETURN TO THE NEGOTIATING TABLE IN THE CAPITAL, AND THAT NO SOLDIER OF "
        "THE THREE BRIGADES THAT CAME IN APRIL OR LATER PROBABLY STAYS IN THE VALLEY.",
        "answer <TORRES> MEANWHILE, WE WILL TALK TO THE MEDIATORS ABOUT THE CONDITIONS OF A TRUCE.",
        "question <REPORTER> [WORDS INDISTINCT] AND IF THEY REFUSE?",
        "answer <TORRES> THEN THERE WILL BE NO TALKS.",
    ]


NAMED_NOTES = [
    "[COMMUNIQUE] [GENERAL COMMAND OF THE RIVER LIBERATION FRONT (RLF)] [TEXT]",
    "[REPORT] [LUISA PRADO] [TEXT]",
    "[COMMUNIQUE]\n\n[GENERAL COMMAND OF THE RIVER LIBERATION FRONT]\n\n[TEXT]",
]


@pytest.mark.parametrize("notes", NAMED_NOTES)
def test_who_issues_or_reports_belongs_to_the_notes(notes):
    head = "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- "
    found = outline(f"{head}{notes} THE ROADS WERE CLOSED ON MONDAY, SAID THE MAYOR OF THE CAPITAL, AND NOBODY COULD LEAVE.\n")
    *above, text = found[1:]
    assert " ".join(line.removeprefix("byline ") for line in above).split() == notes.split()
    assert text.startswith("paragraph THE ROADS")


def test_where_a_recording_ends_the_reporter_goes_on():
    text = (
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [TEXT] THE MINISTER SPOKE OF THE ROADS TODAY.\n\n[BEGIN RECORDING] [FOREIGN "
        "MINISTER LUIS ANTONIO PRADO] WE WILL OPEN THEM. [END\nRECORDING]\n\nTHE ROADS HAVE BEEN CLOSED SINCE MONDAY.\n"
    )
    assert [line.partition(" ")[0] for line in outline(text)[-2:]] == ["answer", "paragraph"]


@pytest.mark.parametrize(
    "line", ['"THE ROADS MUST BE OPENED AT ONCE, AND FOR ALL," PRADO ADDED.', 'PRADO ADDED: "THE ROADS MUST BE OPENED."']
)
def test_a_verb_of_saying_is_no_part_of_a_name(line):
    text = f"PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [TEXT] MINISTER LUIS PRADO SPOKE OF THE ROADS TODAY.\n\n{line}\n"
    assert outline(text)[-1] == f"paragraph {line}"


@pytest.mark.parametrize("note", ["[ ]", "[ ] [TEXT]", "[TEXT] [ ]", "[ ] [LUISA PRADO] [TEXT]"])
def test_an_empty_note_stops_nothing(note):
    text = f"PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- {note} THE ROADS WERE CLOSED ON MONDAY, SAID THE MAYOR OF THE CAPITAL.\n"
    assert "THE ROADS WERE CLOSED ON MONDAY" in outline(text)[-1]
