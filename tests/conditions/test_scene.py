"""One article as the finders see it: who was named before, what a phrase names, and words without names."""

from analysis.conditions.scene import Scene
from tests.marked import read_scene


def token(scene: Scene, word: str) -> int:
    return scene.parse.words.index(word)


def test_whose_words_were_reported_before():
    scene = read_scene("Chad said that Niger would leave. A convoy waited.\n\nThe valley is wide.")
    assert scene.speaker_before(token(scene, "convoy")) == "cty:chad"
    assert scene.speaker_before(token(scene, "Chad")) is None


def test_the_last_subject_in_the_sentences_before():
    scene = read_scene("Kenya left. It was late. Nothing moved. The road was closed. A convoy waited.")
    assert scene.subject_before(token(scene, "It")) == "cty:kenya"
    assert scene.subject_before(token(scene, "Kenya")) is None
    assert scene.subject_before(token(scene, "convoy")) is None  # too long ago


def test_what_a_phrase_names():
    scene = read_scene("Kenya said we would go. The rebels left it.")
    named = {word: scene.actor_class(token(scene, word)) for word in ("Kenya", "we", "rebels", "it", "said")}
    assert named == {"Kenya": "country", "we": "first", "rebels": "group", "it": "it", "said": "thing"}
    assert scene.actor_class(None) == "none"


def test_lemmas_know_no_names():
    scene = read_scene("Foreign Minister Ann Lee told the Chadian rebels that they must leave.")
    assert scene.lemmas[token(scene, "Lee")] == scene.lemmas[token(scene, "Chadian")] == "name"
    assert scene.lemmas[token(scene, "rebels")] == "rebel"


def test_a_judging_word_in_a_name_judges_nothing():
    scene = read_scene("A great and dangerous plan, said the Great Lakes Bank.")
    assert [scene.parse.words[hit.first] for hit in scene.judgements] == ["great", "dangerous"]


def test_listed_words_are_found_once_and_not_where_they_never_stand():
    scene = read_scene("The dispute has to do with fishing. It must sign.")
    assert [hit.entry.trigger for hit in scene.triggers] == ["must"]
    assert scene.triggers is scene.triggers
    assert scene.no_triggers[token(scene, "has")]


def test_whose_name_tells_which_club_is_meant_is_not_named_before():
    scene = read_scene("Niger left. The Spanish club came late. It stayed.")
    assert [actor for actor, _ in scene.named_before(token(scene, "It"), {"country"})] == ["cty:niger"]
