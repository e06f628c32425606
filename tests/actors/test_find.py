"""The cast of an article: everybody once, under every name the text uses, and nobody who is none."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.actors import find_actors
from analysis.tables import spans_of
from tests.actors.casts import cast_of, named, people
from tests.marked import read_text

PEOPLE = [
    # title and name
    ("Norwegian Foreign Minister Kari Holm said no.", {"Kari Holm": ("Norwegian Foreign Minister", "cty:norway")}),
    ("Talks were led by Peruvian Defence Minister Quispe.", {"Quispe": ("Peruvian Defence Minister", "cty:peru")}),
    ("Kremlin spokesperson Oleg Barinov confirmed it.", {"Oleg Barinov": ("Kremlin spokesperson", "cty:russia")}),
    ("US State Department spokesperson Dana Wills said so.",
     {"Dana Wills": ("US State Department spokesperson", "org:us-state-department")}),
    ("The UN special envoy Lars von Bergen will visit.", {"Lars von Bergen": ("UN special envoy", "org:united-nations")}),
    ("The Kenyan ambassador to France, Peter Otieno, signed.", {"Peter Otieno": ("Kenyan ambassador to France", "cty:kenya")}),
    ("President Tomas Rada of Slovakia agreed.", {"Tomas Rada": ("President", "cty:slovakia")}),
    ("Iran’s Farid Azari refused.", {"Farid Azari": (None, "cty:iran")}),
    ("Queen Ingrid opened the talks.", {"Queen Ingrid": ("Queen", None)}),
    ("They met Defence Minister Belin and Lipetsk Oblast Governor Sorin.",
     {"Belin": ("Defence Minister", None), "Sorin": ("Lipetsk Oblast Governor", None)}),
    # apposition
    ("Ann Roe, the former chair of the Human Relief Committee, disagreed.",
     {"Ann Roe": ("former chair of the Human Relief Committee", None)}),
    ("The Greek foreign minister, Nikos P. Vlachos, left.", {"Nikos P. Vlachos": ("Greek foreign minister", "cty:greece")}),
    ("They blamed the chair of the Security Commission, Hadi Rashwan.",
     {"Hadi Rashwan": ("chair of the Security Commission", "org:security-commission")}),
    ("Igor Malin, of the Northern Investment Fund, was there.", {"Igor Malin": (None, "org:northern-investment-fund")}),
    ("“It is late,” said Ruth Ames, an analyst at the Harbour Institute.",
     {"Ruth Ames": ("analyst at the Harbour Institute", "org:harbour-institute")}),
    # labels
    ("Dr. Mira Sand (Expert in Arms Control): It is a start.\nDr. Sand: It is not the end.\n",
     {"Mira Sand": ("Expert in Arms Control", None)}),
    # shapes of names
    ("Envoy Staffan de Ruiter spoke. De Ruiter added little; nobody had told de Ruiter.", {"Staffan de Ruiter": ("Envoy",
     None)}),
    ("Prince Khalid bin Fahd met Abdul-Rahman al-Qadi. Qadi said yes.", {"Khalid bin Fahd": ("Prince", None),
     "Abdul-Rahman al-Qadi": (None, None)}),
    ("Minister Jean-Luc O’Hara-Müller spoke. O’Hara-Müller’s aide left.", {"Jean-Luc O’Hara-Müller": ("Minister", None)}),
    ("Recep Cem Yıldız arrived. Recep Yıldız said so.", {"Recep Cem Yıldız": (None, None)}),
    ("Senator John F. Marsh left. John Marsh said he was tired. Mr. Marsh slept.", {"John F. Marsh": ("Senator", None)}),
    ("Sergey Orlov spoke first. Sergei Orlov’s deputy said nothing.", {"Sergey Orlov": (None, None)}),
    # lower case
    ("Foreign Minister yegor Lomakin spoke. lomakin warned the others, and Lomakin left.",
     {"Yegor Lomakin": ("Foreign Minister", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_have_their_name_role_and_side(text, expected):
    found = people(cast_of(text))
    folded = {name.casefold().split()[-1]: value for name, value in found.items()}
    assert folded == {name.casefold().split()[-1]: value for name, value in expected.items()}
    assert {n.casefold() for n in found} <= {n.casefold() for n in expected} | {"lomakin"}


NOBODY = [
    "Considerably, the mood changed. Meanwhile, it rained on Monday in October.",
    "Keywords: Peace Talks, Sara Venn, Border Conflict, International Relations",
    "The Harbour Agreement and the Lake Treaty were signed.",
    "The Summer Festival opened on Broad Street.",
    "He lives on Fifth Avenue near Rose Square.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_events_keywords_and_places_are_no_actors(text):
    assert not named(cast_of(text), "person", "organisation")


WIRE = (
    "TEGUCIGALPA, 3 MAR 88 (RADIO AMERICA) -- [TEXT] PRESIDENT AZCUNA WAS RIGHT WHEN HE SAID THAT THE FPLN\n"
    "DOES NOT WANT PEACE.  COLONELS PRADO AND ILLESCAS MET THE HONDURAN GOVERNMENT.  THE ARMED FORCES WILL NOT ACCEPT IT.\n"
    "LET US SAY THAT THE FPLN LEADERS DO NOT KNOW WHAT THEY WANT, AND NEITHER DO THE ARMED FORCES OF HONDURAS.\n"
)


def test_a_wire_in_capitals_names_the_same_people_as_one_in_lower_case():
    cast = cast_of(WIRE)
    assert set(people(cast)) == {"Azcuna", "Prado", "Illescas"}
    assert "cty:honduras" in cast.by_id and "cty:united-states" not in cast.by_id
    assert any("FPLN" in a.name for a in cast.actors if a.kind == "organisation")


def test_names_that_no_list_knows_are_actors_as_the_weights_have_it():
    """Whatever they say, what the reviewed lists name stays; nothing else is left where they refuse all."""
    text = "Ann Roe, of Kenya, was in Norway. Unimar said no."
    nobody = find_actors(read_text(text), lambda model, signs, places: False)
    assert set(nobody.by_id) == {"cty:kenya", "cty:norway"}
    everybody = find_actors(read_text(text), lambda model, signs, places: True)
    assert set(everybody.by_id) == {"cty:kenya", "cty:norway", "per:ann-roe", "per:unimar"}


def keeps_its_promises(text: str) -> None:
    cast = cast_of(text)
    ids = [a.actor_id for a in cast.actors]
    assert len(ids) == len(set(ids))
    for row in (*cast.actors, *cast.mentions):
        assert all(text[s:e] for s, e in spans_of(row)) and row.quote == text[row.start : row.end]
        assert row.actor_id in cast.by_id
    for actor in cast.actors:
        assert actor.represents is None or actor.represents in cast.by_id
        assert actor.country is None or actor.country in cast.by_id
        assert cast.party_of(actor.actor_id) in cast.by_id
    assert all(v is None or v in cast.by_id for v in cast.speakers.values())
    assert [m.start for m in cast.mentions] == sorted(m.start for m in cast.mentions)


PIECES = st.sampled_from(
    ("Ann Lee", "President", "of", "the", ", ", ". ", "“", "”", "'s ", "’s", "\n", "\n\n", "U.S.", "US", "Russia’s", "Kremlin",
     "said", "he", "she", "they", "who", "MINISTER", "COLONELS", "AND", "(", ")", "[", "]", ":", "Q: ", "-backed", "al-", "de ",
     "Mr. ", "Mrs.", "Ministry", "for", "Institute", "government", "administration", "Doğan", "İ", "ß", "…", "—", "\t", "\x00",
     "😀", "1/2", "both sides", "Sources close to")
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
@example("")
@example("\n")
@example("İSTANBUL VE ANKARA BAŞKANI İLE GÖRÜŞTÜ")
@example("'")
@example("Mr.")
@example("President")
@example("the government")
def test_any_text_keeps_the_promises(text):
    keeps_its_promises(text)
