"""One article as the finders of conditions and assessments see it: who speaks where, and its listed words, each found once."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterable, Set

from analysis.claims import Speakers, may_be_party
from analysis.conditions.cases import Case, Clause, F, find_cases, find_clauses
from analysis.conditions.ends import sooner
from analysis.conditions.issues import Issues
from analysis.conditions.ranker import WEIGHTS, Named, States, named_in, read_states, read_tokens
from analysis.conditions.triggers import Hit, find_hits, forms_of
from analysis.reading import Parse, Reading
from analysis.reading.grammar import agent_of, child_of, subject_of, token_at
from analysis.tables import Mention
from analysis.weights import Network, load_network
from analysis.words import Judgement, Trigger

_REACH = 2  # sentences back in which somebody named may be meant
_TELLS_WHICH = frozenset(("amod", "compound", "nmod"))
_FAR, _MANY, _SPEAKERS = 8, 6, 3  # sentences back in which a pronoun may find whom it means, and how many it may choose from
_TAKING_PART, _POBJ = frozenset(("dobj", "dative", "poss", "compound", "amod")), frozenset(("pobj",))
_NAMING = frozenset(("name", "surname", "title", "metonym", "demonym", "acronym", "label"))


@dataclasses.dataclass(frozen=True)
class Scene:
    """One article as the models see it; the signs of a clause, its ends and what is said of its verb are worked out once."""

    reading: Reading
    speakers: Speakers
    ranker: Network | None = None  # None: the one whose weights are in the package
    signs_of: dict[tuple[int, int, int], tuple[str, ...]] = dataclasses.field(default_factory=dict, repr=False, compare=False)
    grammar_of: dict[int, tuple[str, ...]] = dataclasses.field(default_factory=dict, repr=False, compare=False)
    ends_of: dict[tuple[int, int, int], list[tuple[tuple[int, int], str]]] = dataclasses.field(
        default_factory=dict, repr=False, compare=False
    )
    asks_nothing: dict[int, bool] = dataclasses.field(default_factory=dict, repr=False, compare=False)

    @functools.cached_property
    def parse(self) -> Parse:
        """The parse of the article."""
        return self.reading.parse

    @functools.cached_property
    def issues(self) -> Issues:
        """What its conditions are about."""
        return Issues(self.reading)

    @functools.cached_property
    def triggers(self) -> list[Hit]:
        """The words of triggers.csv in the text."""
        return find_hits(self.parse, forms_of(self.reading.vocabulary, Trigger), self.no_triggers)

    @functools.cached_property
    def no_triggers(self) -> list[bool]:
        """For each token whether it only looks like a word of triggers.csv."""
        return self.reading.never("triggers")

    @functools.cached_property
    def judgements(self) -> list[Hit]:
        """The words of judgements.csv in the text; Great Britain is a name."""
        marks = self.reading.never("judgements")
        hits = find_hits(self.parse, forms_of(self.reading.vocabulary, Judgement), marks)
        return [hit for hit in hits if not self.parse.tags[hit.first].startswith("NNP")]

    @functools.cached_property
    def clauses(self) -> dict[tuple[int, int], Clause]:
        """The clauses, and the phrases of nouns in triggers.csv, by their first and last tokens."""
        return find_clauses(self.parse, [h.first for h in self.triggers if self.parse.tags[h.first] in ("NN", "NNS")])

    @functools.cached_property
    def states(self) -> States:
        """What the network makes of each word."""
        return read_states(self.ranker or load_network(WEIGHTS), read_tokens(self))

    @functools.cached_property
    def named(self) -> dict[str, Named]:
        """Actor -> the words that name it, as the network counts them."""
        return named_in(self, self.states.tokens)

    def cases(self, read: Iterable[F]) -> list[Case[F]]:
        """What may be a row: what rules have `read`, and every other clause."""
        return find_cases(self.parse, self.clauses, read, self._sooner)

    def _sooner(self, first: int, last: int, verb: int) -> list[tuple[tuple[int, int], str]]:
        """See `ends.sooner`: conditions and assessments ask of the same clauses."""
        key = first, last, verb
        if key not in self.ends_of:
            self.ends_of[key] = list(sooner(self.parse, *key))
        return self.ends_of[key]

    def speaker_before(self, token: int) -> str | None:
        """Whose words were reported last before a token, in its section."""
        at = bisect.bisect_left(self._told, (self.parse.starts[token], "")) - 1
        place = self.reading.section_at
        if at < 0 or place[token_at(self.parse, self._told[at][0])] != place[token]:
            return None
        return self._told[at][1]

    def named_before(self, token: int, kinds: Set[str] | None = None) -> list[tuple[str, int]]:
        """The actors of some kinds (None: of any) that the text has named before a token, the last first, each with where.

        Only some, and not from far back.
        """
        at = bisect.bisect_left(self._mentioned, (self.parse.starts[token], ""))
        least = self.parse.sentences[token] - _FAR
        found: dict[str, int] = {}
        for start, actor_id in reversed(self._mentioned[:at]):
            if len(found) == _MANY or self.parse.sentences[token_at(self.parse, start)] < least:
                break
            if kinds is None or self.speakers.cast.by_id[actor_id].kind in kinds:
                found.setdefault(actor_id, start)
        return list(found.items())

    def negotiators_before(self, token: int) -> list[str]:
        """The parties to the talks named in the sentences before a token, the last first; who speaks for one counts for it."""
        cast = self.speakers.cast
        parties = (cast.party_of(actor_id) for actor_id, _ in self.named_before(token))
        return list(dict.fromkeys(party for party in parties if party in self._times))

    @functools.cached_property
    def negotiators(self) -> list[str]:
        """The parties to the talks, those that the article names most first."""
        return sorted(self._times, key=lambda party: (-self._times[party], party))

    @functools.cached_property
    def _times(self) -> dict[str, int]:
        """Party to the talks -> how often the article names it, or who speaks for it.

        One whose demand, refusal, offer or words the article tells, or of whom or to whom somebody demands or offers something.
        """
        parse, speakers, cast = self.parse, self.speakers, self.speakers.cast
        heads: set[int | None] = set()
        for trigger in {hit.first for hit in self.triggers}:
            heads |= {subject_of(parse, trigger), agent_of(parse, trigger)}
            for child in parse.children[trigger]:
                heads.add(child if parse.deps[child] in _TAKING_PART else child_of(parse, child, _POBJ))
        parties = {speakers.party(head) for head in heads if head is not None}
        parties |= {cast.party_of(claim.speaker_id) for claim in speakers.claims}
        found = {party: 0 for party in parties if party in cast.by_id and may_be_party(cast.by_id[party])}
        for actor in cast.actors:
            if (party := cast.party_of(actor.actor_id)) in found:
                found[party] += actor.n_mentions
        return found

    def kin(self, parties: Set[str | None]) -> set[str | None]:
        """Some parties, whom they count as members, and the groups of which they are one."""
        cast = self.speakers.cast
        members = {m for party in parties if party in cast.by_id for m in (cast.by_id[party].members or "").split()}
        groups = {a for a, actor in cast.by_id.items() if not parties.isdisjoint((actor.members or "").split())}
        return {*parties, *members, *groups}

    def called(self, noun: str, token: int) -> list[str]:
        """The actors named before a token in whose name, form or office a noun is, the last first."""
        at = bisect.bisect_left(self._mentioned, (self.parse.starts[token], ""))
        named = dict.fromkeys(actor_id for _, actor_id in reversed(self._mentioned[:at]))
        return [actor_id for actor_id in named if noun in self._words_of[actor_id]][:_SPEAKERS]

    def speakers_before(self, token: int) -> list[str]:
        """Whose words were reported before a token, in whatever section, the last first; only some."""
        at = bisect.bisect_left(self._told, (self.parse.starts[token], ""))
        return list(dict.fromkeys(speaker_id for _, speaker_id in reversed(self._told[:at])))[:_SPEAKERS]

    def subject_before(self, token: int) -> str | None:
        """The last subject that names an actor in the sentences just before that of a token."""
        sentences = self.parse.sentences
        at = bisect.bisect_left(self._subjects, (token, "")) - 1
        while at >= 0 and sentences[self._subjects[at][0]] == sentences[token]:
            at -= 1
        if at < 0 or sentences[token] - sentences[self._subjects[at][0]] > _REACH:
            return None
        return self._subjects[at][1]

    def actor_class(self, head: int | None) -> str:
        """What the phrase with this head names: a kind of actor, people without a name, a pronoun, or a thing."""
        if head is None:
            return "none"
        if (word := self.parse.lower[head]) in self._pronouns:
            return self._pronouns[word]
        actor = self.speakers.cast.by_id.get(self.speakers.actor(head))
        return actor.kind if actor else "people" if self.speakers.is_collective(head) else "thing"

    @functools.cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each token; `name` of what names somebody, and of proper nouns and adjectives: no sign knows a name."""
        named = {
            word
            for mention in self.speakers.cast.mentions
            if mention.form in _NAMING
            for word in re.findall(r"\w+", mention.quote)
            if not word.islower()
        }
        parse = self.parse
        return [
            "name" if tag[:3] == "NNP" or word in named or (tag == "JJ" and word[:1].isupper()) else lemma
            for tag, word, lemma in zip(parse.tags, parse.words, parse.lemmas, strict=True)
        ]

    @functools.cached_property
    def _told(self) -> list[tuple[int, str]]:
        return sorted((claim.start, claim.speaker_id) for claim in self.speakers.claims if claim.speaker_id)

    @functools.cached_property
    def _mentioned(self) -> list[tuple[int, str]]:
        """Where which actor is named; the Spanish | club names no state."""
        return sorted((m.start, m.actor_id) for m in self.speakers.cast.mentions if not self._modifies(m))

    def _modifies(self, mention: Mention) -> bool:
        return mention.form == "demonym" and self.parse.deps[token_at(self.parse, mention.start)] in _TELLS_WHICH

    @functools.cached_property
    def _words_of(self) -> dict[str, frozenset[str]]:
        """Actor -> the words of its name, its office and the phrases that name it."""
        cast = self.speakers.cast
        said = {actor_id: [actor.name, actor.role or ""] for actor_id, actor in cast.by_id.items()}
        for mention in cast.mentions:
            if mention.form != "pronoun":
                said[mention.actor_id].append(mention.quote)
        return {actor_id: frozenset(" ".join(forms).lower().replace("’", "'").split()) for actor_id, forms in said.items()}

    @functools.cached_property
    def _subjects(self) -> list[tuple[int, str]]:
        parse, found = self.parse, []
        for token, dep in enumerate(parse.deps):
            if dep in ("nsubj", "nsubjpass") and self._pronouns.get(parse.lower[token]) not in ("first", "you"):
                actor_id = self.speakers.actor(token)
                if actor_id is not None:
                    found.append((token, actor_id))
        return found

    @functools.cached_property
    def _pronouns(self) -> dict[str, str]:
        """Pronoun -> what signs call it; as the models were trained, fewer than the grammar knows."""
        classes = self.parse.classes
        things = {word: word for word in classes["pronouns_of_things"]}
        first = dict.fromkeys(classes["pronouns_of_speakers"], "first")
        return {**first, "you": "you", **dict.fromkeys(classes["pronouns_of_others"], "third"), **things}
