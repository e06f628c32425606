import pytest

from analysis.actors import find_actors
from analysis.actors.nominals import Option, best_of, find_nominals, find_phrases
from tests.actors.casts import cast_of, gathered, quotes
from tests.marked import read_text


@pytest.mark.parametrize(
    "text, actor, mentions",
    [
        ("The drug traffickers urged the king to talk. The traffickers offered a truce.", "grp:drug-traffickers",
         ["The drug traffickers", "The traffickers"]),
        ("Kenya sent an envoy. The regime must free the hostages, said Somalia.", "cty:kenya", ["Kenya", "The regime"]),
        ("The mill met the works council on Monday. The council demanded a new rota.", "org:works-council",
         ["works council", "The council"]),
    ],
)  # fmt: skip
def test_a_phrase_means_somebody_named_before_or_an_actor_of_its_own(text, actor, mentions):
    assert quotes(cast_of(text), actor) == mentions


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("The Rail Union met the Seamen's Union. The union refused.", "The union"),
        ("Mia Holt, Canada’s trade minister, met the Japanese trade minister. The minister said no.", "The minister"),
        ("The choir sang in the park. Its members drank tea at the hospital.", "hospital"),
    ],
)
def test_in_doubt_a_phrase_is_not_somebody_who_has_a_name(text, phrase):
    cast = cast_of(text)
    taken = {m.actor_id for m in cast.mentions if phrase in m.quote and m.rule == "noun_phrase"}
    assert not taken & {"org:rail-union", "org:seamens-union", "per:mia-holt", "org:hospital"}


def test_a_phrase_ends_with_its_noun_and_knows_whose_it_is():
    gathering = gathered("Somalia’s striking dock workers left the hall.")
    (phrase,) = find_phrases(gathering)
    words = gathering.reading.parse.words
    assert (words[phrase.first], words[phrase.last], phrase.owner) == ("striking", "workers", None)
    assert {"noun=worker", "number=many", "mods=2", "dep=nsubj"} <= set(phrase.signs)


@pytest.mark.parametrize(
    "text, full",
    [
        ("The mayor of Dubrova refused.", "mayor of Dubrova"),
        ("The widows of the war left.", "widows of the war"),
        ("The mayor refused.", "mayor"),
        ("The owners, of whom few met, left.", "owners"),
    ],
)
def test_what_tells_it_from_others_of_its_kind_is_part_of_its_name(text, full):
    def choose(_, options):
        return next(o for o in options if o.kind == "group")

    gathering = gathered(text)
    find_nominals(gathering, choose)
    assert [figure.name for figure in gathering.figures.values()] == [full]


def test_what_a_noun_does_elsewhere_is_seen():
    text = "A panel met on Monday. The panel said it may wait. Growers left the panel."
    signs = [set(phrase.signs) for phrase in find_phrases(gathered(text)) if "noun=panel" in phrase.signs]
    assert {"elsewhere=2", "elsewhere acts", "elsewhere speaks", "introduced"} <= signs[2]
    assert "elsewhere speaks" in signs[0] and "introduced" not in signs[0]


def test_what_is_chosen_is_named_and_comes_back():
    def choose(phrase, options):
        return next((o for o in options if o.actor_id == "grp:couriers"), None) or next(o for o in options if o.kind == "group")

    gathering = gathered("The couriers met. The couriers left.")
    found = find_nominals(gathering, choose)
    assert [n.actor_id for n in found] == ["grp:couriers"] * 2
    assert gathering.figures["grp:couriers"].plural


def test_nobody_is_meant_unless_somebody_is_likely():
    somebody, named = Option("org:mill", "", ["tie"]), Option(None, "organisation", ["new"])
    assert best_of({"tie": 1.0}, [somebody, named]) == somebody
    assert best_of({"tie": -3.0, "new": -3.0}, [somebody, named]) is None
    assert best_of({"tie": -3.0, "new": 0.1}, [somebody, named]) is None  # likelier than not, but it might have a name
    assert best_of({"tie": -3.0, "new": 1.0}, [somebody, named]) == named
    assert best_of({}, []) is None


def test_a_reader_of_marks_may_choose():
    seen = []
    find_actors(read_text("The couriers met Kenya's envoy. The traders left."), choose=lambda p, options: seen.append(options))
    assert seen and all(o.forms for options in seen for o in options if o.actor_id)


def test_the_verb_of_a_headline_is_no_part_of_a_name():
    cast = cast_of("Nurses' union rejects hospital group's offer\n\nLEEDS - The Nurses' Federation refused to sign.\n")
    assert not any("rejects" in actor.name for actor in cast.actors)


def test_her_party_is_not_the_one_that_was_named_last():
    cast = cast_of("The Liberal Party met the Greens. Maren Solvik was silent. Her party had asked for a levy.")
    assert "Her party" not in quotes(cast, "org:liberal-party")


def test_who_is_named_behind_it_is_whom_it_serves():
    assert (
        next(a for a in cast_of("An observer of Kenya said no.").actors if a.name == "observer of Kenya").represents
        == "cty:kenya"
    )
