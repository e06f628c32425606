"""Wires in capitals get their case back: as long as before, names with their capitals, all else without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.casing import find_names, in_sentence_case
from analysis.reading.language import load_lexicon
from analysis.reading.lexicon import known_words
from analysis.words import load
from tests.marked import read_text

KNOWN = known_words(load_lexicon(), load())


def cased(text, labels=()):
    return in_sentence_case(text, find_names([text], list(labels), KNOWN), KNOWN)


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        ("THE GOVERNMENT MET ZURABOV. IT LEFT.", "The government met Zurabov. It left."),
        ("THEY MET COLONEL BAKER IN MAY.", "They met colonel Baker in may."),
        ("COLONELS BAKER AND MILLER LEFT.", "Colonels Baker and Miller left."),
        ("A GENERAL STRIKE BEGAN.", "A general strike began."),
        ("IT WAS OVER, BAKER SAID.", "It was over, Baker said."),
        ("IT WAS OVER, NOBODY SAID.", "It was over, nobody said."),
        ("THEY ASKED THE US. LET US GO.", "They asked the US. Let us go."),
        ("THEY JOINED THE OIL WORKERS UNION.", "They joined the Oil Workers Union."),
        ("THEY JOINED THE RIVAL UNION.", "They joined the rival union."),
        ("THE RALLY FOR THE REBIRTH OF THE ISLES, RRI, MET.", "The Rally for the Rebirth of the Isles, RRI, met."),
        ("THEY MET EDGAR PALACIOS AND RAMIRO PRADO SANCHEZ.", "They met Edgar Palacios and Ramiro Prado Sanchez."),
        ("THE CHRISTIAN MILL PARTY MET.", "The Christian Mill Party met."),
        ("THEY LEFT THE CHRISTIAN PARTY OF FORMER LEADERS.", "They left the Christian Party of former leaders."),
        ("THE POLITICAL PARTY MET.", "The political party met."),
        ("THE COMMITTEE FOR THE NATIONAL DIALOGUE (DICO) MET.", "The Committee for the National Dialogue (DICO) met."),
        ("THE LEADER OF THE UNION OF ISLE WORKERS (SILU) LEFT.", "The leader of the Union of Isle Workers (SILU) left."),
        ("THEY MET THE SILU [UNION OF ISLE WORKERS].", "They met the SILU [Union of Isle Workers]."),
        ("THEY MET R.A. BAKER AND I LEFT.", "They met R.A. Baker and I left."),
        ("THEY SPOKE OF ORLANDO ZURABOV AND LEFT.", "They spoke of Orlando Zurabov and left."),
        ("ITS SPOKESMAN MILTON SALVADOR ZURABOV LEFT.", "Its spokesman Milton Salvador Zurabov left."),
        ("THEY ASKED ARTURO ZURABOV Y DAMAS TO STAY.", "They asked Arturo Zurabov y Damas to stay."),
        ("THEY ASKED PABLO LI ZURABOV TO STAY.", "They asked Pablo Li Zurabov to stay."),
        ("THEY ASKED ELIZABETH VELAZQUEZ TO STAY.", "They asked Elizabeth Velazquez to stay."),
        ("IT WAS SIGNED BY ELIZABETH ARENAS, A LAWYER.", "It was signed by Elizabeth Arenas, a lawyer."),
        ("THEIR LEADER HECTOR ZURABOV LEFT.", "Their leader Hector Zurabov left."),
        ("THEY HECTOR ZURABOV AND LEFT.", "They hector Zurabov and left."),
        ("THE LEFT-WING MILL UNION MET.", "The left-wing Mill Union met."),
        ("THE RULING MILL PARTY MET. ZURABOV'S MILL PARTY MET.", "The ruling Mill Party met. Zurabov's Mill Party met."),
        ("THEY SPOKE WITH GREAT ZURABOV AND OF THE MARINA.", "They spoke with great Zurabov and of the marina."),
    ],
)
def test_sentences_of_a_wire(shouted, read):
    assert cased(shouted) == read


def test_a_speakers_label_says_that_a_word_is_a_name():
    assert cased("THEY MET MILLER AGAIN.") == "They met miller again."
    assert cased("THEY MET MILLER AGAIN.", ["MILLER"]) == "They met Miller again."


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_nothing_but_the_case_changes(text):
    shouted = text.upper()
    read = cased(shouted)
    assert len(read) == len(shouted) and read.casefold() == shouted.casefold()


WIRE = (
    "TEGUCIGALPA, 3 MAR 88 (RADIO AMERICA) -- [TEXT] PRESIDENT AZCUNA WAS RIGHT WHEN HE SAID THAT THE FPLN\n"
    "DOES NOT WANT PEACE.  COLONELS PRADO AND ILLESCAS MET THE HONDURAN GOVERNMENT.  THE ARMED FORCES WILL NOT ACCEPT IT.\n"
    "LET US SAY THAT THE FPLN LEADERS DO NOT KNOW WHAT THEY WANT, AND NEITHER DO THE ARMED FORCES OF HONDURAS.\n"
)


@pytest.mark.parametrize(
    ("wire", "copy"),
    [
        ("THE US AND CUBA WILL NOT LET US SAY WHO IS RIGHT.", "The US and Cuba will not let us say who is right."),
        ("PRESIDENT BAKER LEFT. LATER, BAKER SAID NO.", "President Baker left. Later, Baker said no."),
        ("ROBERT BAKER SAID THE BAKER WAS LATE IN PERU.", "Robert Baker said the Baker was late in Peru."),  # the price of it
        ("THE CAPTAIN SAID THE MINISTERS MEET TODAY.", "The captain said the ministers meet today."),
        ("A GENERAL STRIKE WAS CALLED BY THE CIA AND UNITA.", "A general strike was called by the CIA and UNITA."),
    ],
)
def test_a_wire_gets_the_case_of_its_names_back(wire, copy):
    assert read_text(wire).copy == copy


def test_the_reading_copy_of_a_wire_is_as_long_as_the_wire():
    reading = read_text(WIRE)
    assert len(reading.copy) == len(WIRE)
    assert "Colonels Prado and Illescas met the Honduran government." in reading.copy
    assert "Let us say that the FPLN leaders do not know" in reading.copy
