"""What is gathered of an article in, the pronouns that mean somebody named out.

After the subject-first preference of Hobbs (Lingua 44, 1978) and of centering (Grosz, Joshi and Weinstein, Computational
Linguistics 21, 1995): a pronoun means the subject of its own sentence or of the one before, if number and gender allow only one
reading; words in quotation marks never supply an antecedent for words outside them, nor the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from analysis.actors.capitals import is_silent
from analysis.actors.draft import Figure, Gathering
from analysis.actors.matching import Naming, lists, tokens_of
from analysis.reading import Parse, Reading
from analysis.reading.grammar import sentence_of

_MANY = frozenset(("group", "anonymous"))
_BODIES = frozenset(("organisation", "country", "bloc"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_REACH = 2  # sentences that a pronoun may look back
_DEEPEST = 40  # clauses above a word that are looked at
_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")


class Subject(NamedTuple):
    """Somebody who did something in a sentence, and the token that names him; -1 if he was only mentioned."""

    actor_id: str
    token: int


def find_pronouns(gathering: Gathering) -> list[Naming]:
    """The pronouns whose actor is beyond doubt; read again where the pronouns of a first reading tell who is a woman."""
    _know_genders(gathering)
    quoted = _quoted_tokens(gathering.reading)
    found = _Pronouns(gathering, quoted).find()
    return _Pronouns(gathering, quoted).find() if _learn_genders(gathering, found) else found


def _know_genders(gathering: Gathering) -> None:
    """A chairwoman is a woman, a king a man; of others nothing is assumed."""
    classes = gathering.reading.parse.classes
    for actor_id, figure in gathering.figures.items():
        words = {office.head for office in figure.offices}
        if figure.kind == "anonymous":
            words.add(actor_id.rpartition("-")[2].rpartition(":")[2])
        if _is_one_human(figure) and not figure.gender:
            gender = "mrs" if words & classes["words_for_women"] else "mr" if words & classes["words_for_men"] else ""
            gathering.learn(actor_id, gender=gender)


def _is_one_human(figure: Figure) -> bool:
    return figure.kind == "person" or (figure.kind == "anonymous" and not figure.plural)


def _gender_of(parse: Parse, pronoun: str) -> str | None:
    is_she = pronoun in parse.classes["pronouns_of_women"]
    return "mrs" if is_she else "mr" if pronoun in parse.classes["pronouns_of_men"] else None


def _learn_genders(gathering: Gathering, pronouns: list[Naming]) -> bool:
    """Whom the file calls `she` more than three times as often as `he` is a woman, and the other way round."""
    parse, text = gathering.reading.parse, gathering.reading.article.text
    counts: dict[str, Counter[str]] = {}
    for n in pronouns:
        if gender := _gender_of(parse, text[n.start : n.end].lower()):
            counts.setdefault(n.actor_id, Counter())[gender] += 1
    learnt = False
    for actor_id, count in counts.items():
        gender, most = count.most_common(1)[0]
        if not gathering.figures[actor_id].gender and most > 3 * (count.total() - most):
            gathering.learn(actor_id, gender=gender)
            learnt |= count.total() > most
    return learnt


def _quoted_tokens(reading: Reading) -> list[bool]:
    """For each token whether it stands in quotation marks; marks are paired within a section, a lost one ends with it.

    `Reading.quoted` takes the apostrophe of `the candidates' quarrel` for an opening mark, which here would lose pronouns.
    """
    # as the models were trained; goes with the next training
    inside, is_open, section = [], False, -1
    for i, word in enumerate(reading.parse.words):
        if reading.section_at[i] != section:
            section, is_open = reading.section_at[i], False
        if word[0] in _OPEN or word == "``":
            is_open = True
        elif word[0] in _CLOSE:
            is_open = False
        elif word == '"' or (word.startswith("''") and not word.strip("'")):
            is_open = not is_open
        inside.append(is_open)
    return inside


class _Pronouns:
    """One pass over the text, sentence by sentence, that remembers who was the subject of the last ones."""

    def __init__(self, gathering: Gathering, quoted: list[bool]) -> None:
        self.reading, self.parse, self.figures = gathering.reading, gathering.reading.parse, gathering.figures
        self.speech = lists(gathering.reading.vocabulary).speech
        self.at = tokens_of(self.parse, gathering.namings)
        self.quoted = quoted
        self.found: list[Naming] = []
        self.earlier: list[list[Subject]] = []  # subjects of earlier sentences, the latest last

    def find(self) -> list[Naming]:
        """The pronouns whose actor is beyond doubt."""
        start, part = 0, -1
        while start < len(self.parse):
            sentence = sentence_of(self.parse, start)
            section = self.reading.section_of(start)
            if section.part != part:
                part, self.earlier = section.part, []
            if not is_silent(self.reading, start) and section.kind not in ("headline", "heading", "question"):
                self._read_sentence(sentence)
            start = sentence.stop
        return self.found

    def _read_sentence(self, sentence: range) -> None:
        parse = self.parse
        subjects: list[Subject] = []
        mentioned: dict[str, None] = {}
        for i in sentence:
            word = parse.lower[i]
            is_pronoun = parse.pos[i] == "PRON" or word in ("his", "her", "their", "its")
            if is_pronoun and (actor_id := self._antecedent(i, word, subjects, mentioned)):
                self.found.append(Naming(parse.starts[i], parse.ends[i], actor_id, "pronoun", f"pronoun_{word}"))
                self.at[i] = self.found[-1]
            if i not in self.at or self.quoted[i] or parse.deps[i] in ("compound", "amod", "nmod"):  # `Iraqi` in the Iraqi army
                continue
            mentioned[self.at[i].actor_id] = None
            if parse.deps[i] != "poss" and (self._is_subject(i) or self._is_agent(i)):
                subjects.append(Subject(self.at[i].actor_id, i))
        people = [Subject(a, -1) for a in mentioned if self.figures[a].kind == "person"]
        if subjects or people or not all(self.quoted[i] for i in sentence):
            self.earlier = [*self.earlier[1 - _REACH :], subjects or people]

    def _first_conjunct(self, i: int) -> int:
        for _ in range(_DEEPEST):
            if self.parse.deps[i] != "conj" or self.parse.heads[i] >= i:
                break
            i = self.parse.heads[i]
        return i

    def _is_subject(self, i: int) -> bool:  # Ruiz said; Ruiz and Soto said
        return self.parse.deps[self._first_conjunct(i)] in _SUBJECTS

    def _is_agent(self, i: int) -> bool:  # was refused by Ruiz; according to the ministry
        parse, head = self.parse, self.parse.heads[i]
        return parse.deps[i] == "pobj" and (parse.lower[head] == "by" or parse.lower[parse.heads[head]] == "according")

    def _antecedent(self, i: int, word: str, subjects: list[Subject], mentioned: dict[str, None]) -> str | None:
        parse = self.parse
        if word in ("who", "whom", "whose") and parse.tags[i] in ("WP", "WP$"):
            return self._relative(i)
        if self.quoted[i]:
            return None
        if gender := _gender_of(parse, word):
            if (asked := self._who_was_asked(i, subjects)) is not None:
                return asked if self.figures[asked].gender in ("", gender) else None
            found = self._only(i, subjects, mentioned, lambda f: _is_one_human(f) and f.gender in ("", gender))
            return None if found in mentioned and self._may_go_on(i, found, gender) else found
        if word in parse.classes["pronouns_of_many"]:
            return self._only(i, subjects, mentioned, lambda f: f.kind == "group" or (f.kind in _MANY and f.plural))
        empty = word == "it" and parse.lemmas[parse.heads[i]] in parse.classes["verbs_of_empty_it"]  # it is raining
        if word in ("it", "its") and not empty and parse.deps[i] in ("nsubj", "poss"):
            return self._only(i, subjects, mentioned, lambda f: f.kind in _BODIES, strict=True)
        return None

    def _who_was_asked(self, i: int, subjects: list[Subject]) -> str | None:
        """Ruiz asked Soto if it would hold. He said | it would: who is asked answers."""
        parse, asking = self.parse, self.parse.classes["verbs_of_questioning"] | {"ask"}
        if subjects or not self.earlier or len(self.earlier[-1]) != 1 or not self._speaks(i):
            return None
        token = self.earlier[-1][0].token
        verb = parse.heads[token]
        if token < 0 or parse.deps[token] != "nsubj" or parse.lemmas[verb] not in asking:
            return None
        objects = [
            c for c in parse.children[verb] if parse.deps[c] in ("dobj", "dative", "nsubj") and c > verb and c in self.at
        ]
        below = [c for k in parse.children[verb] if parse.deps[k] in ("ccomp", "xcomp") for c in parse.children[k]]
        objects += [c for c in below if parse.deps[c] == "nsubj" and c in self.at and c == verb + 1]
        people = [self.at[c].actor_id for c in objects if _is_one_human(self.figures[self.at[c].actor_id])]
        return people[0] if len(people) == 1 else None

    def _may_go_on(self, i: int, told: str, gender: str) -> bool:
        """Ruiz said no. Soto refused, | he said: Soto, of whom it tells, or Ruiz, who goes on."""
        parse, verb = self.parse, self.parse.heads[i]
        if not self._speaks(i) or not any(parse.deps[c] == "ccomp" and c < i for c in parse.children[verb]):
            return False
        before = (s for s in (self.earlier[-1] if self.earlier else ()) if s.token >= 0 and self._speaks(s.token))
        people = ((s.actor_id, self.figures[s.actor_id]) for s in before)
        return any(a != told and _is_one_human(f) and f.gender in ("", gender) for a, f in people)

    def _relative(self, i: int) -> str | None:  # Ann Lee, who said
        parse, up = self.parse, self.parse.heads[i]
        for _ in range(4):
            if parse.deps[up] == "relcl":
                noun = parse.heads[up]
                return self.at[noun].actor_id if noun in self.at and noun < i else None
            up = parse.heads[up]
        return None

    def _only(
        self, i: int, subjects: list[Subject], mentioned: dict[str, None], fits: Callable[[Figure], bool], strict: bool = False
    ) -> str | None:
        """The only fitting subject of this sentence so far, else of the last ones; `strict` admits no rival at all."""
        own = [s for s in subjects if fits(self.figures[s.actor_id])]
        if own:
            return self._one(own) or (None if strict else self._governing(i, own))
        others = [Subject(a, -1) for a in mentioned if fits(self.figures[a])]
        if strict and others:
            return None
        for before in reversed(self.earlier):
            if fitting := [s for s in before if fits(self.figures[s.actor_id])]:
                return self._one(fitting) or (None if strict else self._continued(i, fitting))
            if strict:
                return None
        return self._one(others)

    def _one(self, subjects: list[Subject]) -> str | None:
        return subjects[0].actor_id if len({s.actor_id for s in subjects}) == 1 else None

    def _governing(self, i: int, subjects: list[Subject]) -> str | None:
        """Of several subjects the one on whose verb the pronoun's clause hangs."""
        up, above = i, set()
        while self.parse.heads[up] != up and len(above) < _DEEPEST:
            up = self.parse.heads[up]
            above.add(up)
        return self._one([s for s in subjects if self.parse.heads[s.token] in above])

    def _continued(self, i: int, subjects: list[Subject]) -> str | None:
        """Of several earlier subjects the last speaker, if the pronoun speaks; else that of the main clause."""
        if self._speaks(i) and (spoke := [s for s in subjects if s.token >= 0 and self._speaks(s.token)]):
            return spoke[-1].actor_id  # Ruiz pleaded, but Soto said no. He said …
        return self._one([s for s in subjects if s.token >= 0 and self._is_main(s.token)])

    def _speaks(self, i: int) -> bool:
        return self.parse.deps[i] == "nsubj" and self.parse.lemmas[self.parse.heads[i]] in self.speech

    def _is_main(self, i: int) -> bool:
        verb = self.parse.heads[self._first_conjunct(i)]
        return self.parse.heads[verb] == verb
