"""The namings of an article in, who has been named up to a place of it out: how often, how long ago, and by which words.

What is asked of it thousands of times in a long article it does not count each time.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable

from analysis.actors.capitals import words_at
from analysis.actors.draft import Gathering, home_state
from analysis.reading.grammar import tokens_in

MOST_EARLIER = 10  # actors named last among whom the one that is meant is sought


@dataclasses.dataclass
class Known:
    """An actor as far as the text has told of him."""

    kind: str
    words: set[str]
    nouns: set[str]
    rule: str
    represents: str | None
    plural: bool
    forms: set[str]
    times: int = 0
    sentence: int = -1


class Memory:
    """Who has been named up to a place of the text, how often, how long ago, and by what."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering, self.parse = gathering, gathering.reading.parse
        self.namings = sorted(gathering.namings, key=lambda n: (n.start, n.end, n.actor_id))
        self.at, self.known, self.meant = 0, {}, {}  # type: int, dict[str, Known], dict[str, set[str]]
        self.by_word: dict[str, set[str]] = {}  # a word of a name or an office -> who has it
        self.last_in: dict[int, set[str]] = {}  # sentence -> who was named last there
        self.of_kind: dict[str, tuple[list[int], list[int]]] = {}  # in which sentences its actors were named last, how often
        self.home = home_state(gathering.namings)

    def read_up_to(self, token: int) -> None:
        """Take in the namings before a token."""
        while self.at < len(self.namings) and self.namings[self.at].start < self.parse.starts[token]:
            n = self.namings[self.at]
            self.at += 1
            tokens = tokens_in(self.parse, n.start, n.end)
            if len(tokens) and not n.actor_id.startswith("plc:"):
                self.mention(n.actor_id, tokens[0], tokens[-1], n.rule)

    def mention(self, actor_id: str, first: int, noun: int, rule: str = "noun_phrase") -> None:
        """Somebody is named once more."""
        figure = self.gathering.figures[actor_id]
        if actor_id not in self.known:
            words = set(figure.name.lower().replace("’", "'").split())
            nouns = {w for o in figure.offices for w in o.head.split()} | set((figure.role or "").lower().split())
            self.known[actor_id] = Known(
                figure.kind, words, nouns, rule, figure.represents, figure.plural, {figure.name.lower()}
            )
            for word in words | nouns:
                self.by_word.setdefault(word, set()).add(actor_id)
        known = self.known[actor_id]
        known.forms.add(words_at(self.gathering.reading, first, noun).lower().removeprefix("the "))
        self._count(actor_id, known, self.parse.sentences[noun])
        if self.parse.words[noun].islower():
            self.meant.setdefault(self.parse.lemmas[noun], set()).add(actor_id)

    def _count(self, actor_id: str, known: Known, sentence: int) -> None:
        """An actor is named once more, in this sentence."""
        sentences, times = self.of_kind.setdefault(known.kind, ([], []))
        if known.times:
            del sentences[bisect.bisect_left(sentences, known.sentence)], times[bisect.bisect_left(times, known.times)]
            self.last_in[known.sentence].remove(actor_id)
            if not self.last_in[known.sentence]:
                del self.last_in[known.sentence]
        known.sentence, known.times = sentence, known.times + 1
        bisect.insort(sentences, known.sentence)
        bisect.insort(times, known.times)
        self.last_in.setdefault(sentence, set()).add(actor_id)

    def in_order(self, actors: Iterable[str]) -> list[str]:
        """Those who were named last first, of one sentence those who were named most."""
        return sorted(actors, key=lambda a: (-self.known[a].sentence, -self.known[a].times, a))

    def latest(self) -> list[str]:
        """Some of those who were named last."""
        found: list[str] = []
        for sentence in sorted(self.last_in, reverse=True):
            if len(found) >= MOST_EARLIER:
                break
            found += self.in_order(self.last_in[sentence])
        return found[:MOST_EARLIER]

    def rivals(self, actor_id: str) -> tuple[int, int, int]:
        """How many actors of this one's kind there are, itself among them; how many were named later; how many more often."""
        known = self.known[actor_id]
        sentences, times = self.of_kind[known.kind]
        later = len(sentences) - bisect.bisect_right(sentences, known.sentence)
        return len(sentences), later, len(times) - bisect.bisect_right(times, known.times)
