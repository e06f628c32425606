"""A case in, those whom its pronouns and nouns may mean out, where the cast does not know whom.

Each comes with the phrase that may mean it, how, and in which order it was named. Who is offered here only is the owner of a
case if the model is sure of it (holders.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.actors import lists
from analysis.conditions.cases import Case
from analysis.conditions.scene import Scene
from analysis.reading import Parse
from analysis.reading.grammar import child_of, head_of, subject_of, token_at

Candidates = Iterator[tuple[str, str]]  # how an actor may be meant, and its id
_BACK = 8  # sentences before a pronoun in which its noun is looked for
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OWNERS = frozenset(("poss",))
_HUMAN, _STATES = frozenset(("person",)), frozenset(("country", "bloc"))
_BODIES = frozenset(("organisation", "group", "anonymous"))
_PAPERS = ("texts", "papers_that_speak", "utterances")
_OWN_WORDS = frozenset(("his", "her", "its", "their", "our", "my"))


class Phrase(NamedTuple):
    """A phrase of a case whose actor the cast does not know: what it is in the case, and its head."""

    relation: str
    head: int


def meant_by(scene: Scene, case: Case) -> Candidates:
    """Whom the phrases of a case may mean; of speech without a speaker, whose words were told before.

    Whoever answers questions is nobody whom the questions name.
    """
    for relation, head in _phrases(scene, case):
        for how, actor_id in _antecedents(scene, head):
            yield f":{relation}:{how}", actor_id
    is_nobodys = scene.speakers.is_spoken(case.verb) and scene.speakers.speaker_at(case.verb) is None
    if is_nobodys and speaker_phrase(scene, case) is None and scene.reading.section_of(case.verb).kind != "answer":
        yield from ((f":speech:{k}", actor_id) for k, actor_id in enumerate(scene.speakers_before(case.first)))


def _phrases(scene: Scene, case: Case) -> Iterator[Phrase]:
    """He added that [it] would pay. [The company]'s offer: who speaks, the subject, whose the noun is, if nobody knows them."""
    parse, speakers = scene.parse, scene.speakers
    if (speaker := speaker_phrase(scene, case)) is not None:
        yield Phrase("speaker", speaker)
    subject = subject_of(parse, case.verb)
    if subject is not None and speakers.actor(subject) is None:
        yield Phrase("subject", subject)
    for token in range(case.first, case.last + 1):
        owner = child_of(parse, token, _OWNERS) if parse.tags[token][:2] == "NN" else None
        if owner is not None and speakers.actor(owner) is None:
            yield Phrase("owner", owner)
            break


def speaker_phrase(scene: Scene, case: Case) -> int | None:
    """The head of the phrase that names who says a case, if the cast does not know whom it means."""
    claim = scene.speakers.claim_at(case.verb)
    if claim is None or claim.speaker_id is not None or claim.speaker_start is None:
        return None
    return head_of(scene.parse, token_at(scene.parse, claim.speaker_start), token_at(scene.parse, claim.speaker_end - 1))


def _antecedents(scene: Scene, head: int) -> Candidates:
    parse = scene.parse
    name, kinds = _pronoun(parse, head)
    if kinds:
        after, own = _unknown_before(scene, head), _who_speaks(scene, head)
        for k, (actor_id, start) in enumerate(scene.named_before(head, kinds)):
            is_past = after >= 0 and start < parse.starts[after]
            if actor_id not in own and not (is_past and name == "one_human"):  # Ann Lee left. A widow sang. She …
                yield f"{name}:{k}{':past' if is_past else ''}", actor_id
    elif parse.tags[head] in ("NN", "NNS"):
        yield from _of_noun(scene, head)


def _who_speaks(scene: Scene, pronoun: int) -> frozenset[str | None]:
    """“They refused,” said Bo Day of the union: in their own words he and the union are `I` and `we`."""
    claim = scene.speakers.claim_at(pronoun)
    if claim is None or claim.form not in ("direct", "mixed", "answer"):
        return frozenset()
    return frozenset((claim.speaker_id, scene.speakers.cast.party_of(claim.speaker_id)))


def _of_noun(scene: Scene, head: int) -> Candidates:
    """[The union] said the company … : the speaker's own side; a paper's writer; those in whose name or office the noun is."""
    parse, cast = scene.parse, scene.speakers.cast
    det = _determiner(parse, head)
    if det is None:
        return
    noun = parse.lemmas[head]
    kind = next((kind for kind, nouns in lists(scene.reading.vocabulary).by_kind.items() if noun in nouns), "other")
    if (speaker := scene.speakers.speaker_at(head)) is not None:
        yield f"own:{det}:{kind}", speaker
    if any(noun in parse.classes[name] for name in _PAPERS):
        yield from ((f"paper:{k}", actor_id) for k, actor_id in enumerate(scene.speakers_before(head)))
    called = scene.called(noun, head)
    if kind == "role" and len(called) > 1:  # the trade ministers of Kenya and Peru met; the minister said
        return
    called = [a for a in called if cast.by_id[a].kind != "person" or not _is_of_another(scene, head, a)]
    yield from ((f"again:{cast.by_id[a].kind}:{k}", a) for k, a in enumerate(called))


def _is_of_another(scene: Scene, head: int, actor_id: str) -> bool:
    """[The minister] telephoned Foreign Minister Wang. [The minister] said …: who was called so before Wang was named.

    The Russian envoy, [the pilots' envoy] sat beside Envoy Wang. [The envoy] said …: or who is another's.
    """
    parse, cast = scene.parse, scene.speakers.cast
    named = min((m.start for m in cast.mentions if m.actor_id == actor_id), default=0)
    alike = (t for t in range(head) if parse.lemmas[t] == parse.lemmas[head] and parse.tags[t] == "NN")
    others = (t for t in alike if scene.speakers.actor(t) not in (actor_id, cast.party_of(actor_id)))
    return any(_is_owned(scene, t) or (_determiner(parse, t) and parse.starts[t] < named) for t in others)


def _is_owned(scene: Scene, noun: int) -> bool:
    """the Russian president; the pilots' president; the president of the pilots"""
    parse, of = scene.parse, any(scene.parse.lower[c] == "of" for c in scene.parse.children[noun])
    return of or scene.speakers.actor(noun) is not None or child_of(parse, noun, _OWNERS) is not None


def _determiner(parse: Parse, head: int) -> str | None:
    """`the` or `own` (his, our) before a noun; None: of another phrase nobody can say whom it means."""
    for child in parse.children[head]:
        if child < head and parse.lower[child] in _OWN_WORDS:
            return "own"
        if child < head and parse.lower[child] in ("the", "this", "that", "both", "these"):
            return "the"
    return None


def _unknown_before(scene: Scene, pronoun: int) -> int:
    """The last subject before a pronoun of which nobody knows whom it means; -1: none. The Republic said it would."""
    parse, speakers = scene.parse, scene.speakers
    is_thing = parse.lower[pronoun] not in parse.classes["pronouns_of_one_human"] | parse.classes["pronouns_of_many"]
    is_one = parse.lower[pronoun] in parse.classes["pronouns_of_one_human"]
    bodies = lists(scene.reading.vocabulary).bodies
    for token in range(pronoun - 1, -1, -1):
        if parse.sentences[token] < parse.sentences[pronoun] - _BACK:
            break
        is_noun = parse.deps[token] in _SUBJECTS and parse.pos[token] in ("NOUN", "PROPN")
        if not is_noun or speakers.actor(token) is not None or (is_one and parse.lemmas[token] in bodies):
            continue
        if is_thing or speakers.is_party(token):
            return token
    return -1


def _pronoun(parse: Parse, head: int) -> tuple[str, frozenset[str]]:
    """What kind of pronoun it is, and of what kind are those whom it may mean: he, a person; they, a body or a group."""
    word = parse.lower[head]
    if word in parse.classes["pronouns_of_one_human"]:
        return "one_human", _HUMAN
    if word in parse.classes["pronouns_of_many"]:
        return "many", _BODIES
    if word in parse.classes["third_person"]:
        return "it", _BODIES | _STATES
    return "", frozenset()
