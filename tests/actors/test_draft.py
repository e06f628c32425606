"""Figures while they are put together."""

import dataclasses

from analysis.actors import Cast, find_actors
from analysis.actors.draft import home_state, slug
from analysis.actors.matching import Naming
from analysis.words import load
from analysis.words.entries import Identity
from tests.actors.casts import cast_of, gathered, quotes
from tests.marked import read_text


def identified(text: str, *lines: str) -> Cast:
    """The cast of a text, read with lines of a reader's own identities.csv."""
    made = dataclasses.replace(load(), identities=tuple(Identity(*line.split(), "as I know") for line in lines))
    reading = read_text(text)
    return find_actors(dataclasses.replace(reading, vocabulary=made))


TWO_SPELLINGS = "Minister Alexander Petrov of Russia said no. Alexandre Petroff, who leads the delegation, said yes."


def test_a_reader_can_join_two_spellings():
    assert {"per:alexander-petrov", "per:alexandre-petroff"} <= cast_of(TWO_SPELLINGS).by_id.keys()
    cast = identified(TWO_SPELLINGS, "* per:alexandre-petroff per:alexander-petrov")
    assert [a.actor_id for a in cast.actors if a.kind == "person"] == ["per:alexander-petrov"]
    assert {"Alexander Petrov", "Alexandre Petroff"} <= set(quotes(cast, "per:alexander-petrov"))
    assert cast.by_id["per:alexander-petrov"].represents == "cty:russia"


def test_a_reader_can_tell_namesakes_apart():
    text = "Governor John Hale said no. Hale left."
    assert "per:john-hale-of-ohio" in identified(text, "t per:john-hale per:john-hale-of-ohio").by_id
    assert "per:john-hale" in identified(text, "another per:john-hale per:john-hale-of-ohio").by_id
    both = ("* per:john-hale per:somebody", "t per:john-hale per:john-hale-of-ohio")  # the line for the article wins
    assert "per:john-hale-of-ohio" in identified(text, *both).by_id


def test_a_reader_can_say_what_an_actor_is():
    text = "Governor John Hale said no. The Harbour Board agreed. Hale left for Kenya."
    cast = identified(text, "* per:john-hale org:hale-line", "* org:harbour-board cty:kenya")
    assert cast.by_id["org:hale-line"].kind == "organisation"
    assert cast.by_id["cty:kenya"].kind == "country" and "Harbour Board" in quotes(cast, "cty:kenya")
    assert cast.renamed == {"per:john-hale", "org:harbour-board"}


def test_who_becomes_the_one_that_he_represents_represents_nobody():
    cast = identified("Kenyan Foreign Minister Ann Lee said no.", "* per:ann-lee cty:kenya")
    assert [(a.actor_id, a.represents) for a in cast.actors] == [("cty:kenya", None)]


def test_an_id_is_made_of_the_plain_letters_of_a_name():
    assert slug("Abdul al-Qadi’s Çağ") == "abdul-al-qadis-cag"


def test_home_is_the_state_that_is_named_clearly_more_often():
    def named(*ids):
        return [Naming(k, k + 1, actor_id, "name", "listed_party") for k, actor_id in enumerate(ids)]

    assert home_state([]) is None
    assert home_state(named("cty:kenya", "per:ann-lee")) == "cty:kenya"
    assert home_state(named("cty:kenya", "cty:somalia")) is None
    assert home_state(named("cty:kenya", "cty:kenya", "cty:kenya", "cty:somalia", "cty:somalia")) == "cty:kenya"


def test_what_is_learnt_of_one_actor_changes_no_other():
    gathering = gathered("Kenya left.")
    for actor_id in ("cty:kenya", "cty:somalia"):
        gathering.add_listed(actor_id)
    before = gathering.figures["cty:somalia"]
    gathering.learn("cty:kenya", represents="blc:the-west")
    assert gathering.figures["cty:kenya"].represents == "blc:the-west" and gathering.figures["cty:somalia"] is before


def test_an_acronym_joins_the_name_whose_initials_it_is():
    cast = cast_of("The Kurdish Elders Commission met. The KEC said no.")
    assert quotes(cast, "org:kurdish-elders-commission") == ["Kurdish Elders Commission", "KEC"]


def test_one_army_whatever_it_is_called():
    cast = cast_of("The Iraqi military denied it, and the Iraqi army left.")
    assert quotes(cast, "org:iraq-armed-forces") == ["Iraqi military", "Iraqi army"]


def test_the_s_of_a_possessive_has_no_letter_in_an_acronym():
    cast = cast_of("The Kenyan Women’s Forum for Peace (KWFP) met. The KWFP said no.")
    assert [a.name for a in cast.actors if a.kind == "organisation"] == ["Kenyan Women’s Forum for Peace"]
