"""What the rules of `told` ask of a verb."""

from analysis.conditions.tellings import Verb, figures_behind, is_done, preposition
from tests.marked import read_scene


def verb_of(text, word):
    scene = read_scene(text)
    return scene, Verb(scene, scene.parse.words.index(word))


def test_who_acts_and_in_whose_words():
    scene, verb = verb_of("“We will sign,” Kenya said.", "sign")
    assert (verb.party, verb.speaker, verb.is_own, verb.modal) == ("cty:kenya", "cty:kenya", True, "will")
    assert is_done(scene.parse, verb)


def test_what_may_be_is_not_done():
    scene, verb = verb_of("Kenya may sign the treaty.", "sign")
    assert verb.party == "cty:kenya" and not is_done(scene.parse, verb)


def test_a_figure_behind_a_preposition():
    scene, verb = verb_of("Kenya went to 70 wells.", "went")
    assert figures_behind(scene, preposition(scene.parse, verb.token, frozenset(("to",))))
    assert not figures_behind(scene, None)
