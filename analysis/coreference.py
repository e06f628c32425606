"""Namings in, what refers back to them out: pronouns, role nouns (`the minister`), and governments without a country's name.

The rules are few and cautious, after the subject-first preference of Hobbs (1978) and of centering (Grosz, Joshi and Weinstein 1995):
a pronoun means the subject of its own sentence or of the one before, if number and gender allow only one reading; words in quotation
marks never supply an antecedent for words outside them, nor the other way round. Where two readings remain nothing is said.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections import Counter

from analysis.figures import Figure, home_state, listed_figure
from analysis.namings import Naming, Page, Phrase, tokens_of

_HE = {"he": "mr", "him": "mr", "his": "mr", "she": "mrs", "her": "mrs", "hers": "mrs"}
_THEY = frozenset(("they", "them", "their", "theirs"))
_IT = frozenset(("it", "its"))
_PLURAL_KINDS = frozenset(("group", "anonymous"))
_BODIES = frozenset(("organisation", "country", "bloc"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_EMPTY_IT = frozenset(
    ("be", "seem", "appear", "take", "become", "remain", "rain", "matter", "make", "turn", "look", "sound", "happen")
)
_REACH = 2  # sentences that a pronoun may look back
_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")
_LEADERS = frozenset(("president", "prime minister", "premier", "chancellor", "king", "queen", "leader", "supreme leader", "ruler", "emir", "sultan",
                      "dictator", "head of state", "head of government", "crown prince", "taoiseach", "strongman"))  # fmt: skip
_FEMALE = frozenset(("queen", "princess", "woman", "chairwoman", "spokeswoman", "congresswoman", "businesswoman", "actress", "first lady", "mother", "wife",
                     "daughter", "sister", "widow", "duchess", "baroness", "nun"))  # fmt: skip
_MALE = frozenset(("man", "king", "prince", "chairman", "spokesman", "congressman", "businessman", "father", "husband", "son", "brother", "widower", "pope",
                   "son-in-law", "archbishop", "sheikh", "imam", "ayatollah"))  # fmt: skip
_STATE_OF_PERSON = re.compile(r"\b([A-Z][\w’'-]*?)(?:[’']s?)?\s+(government|regime|administration|dictatorship)\b")
_NO_PERSON = frozenset(
    (
        "The",
        "This",
        "That",
        "Each",
        "Any",
        "Every",
        "Drug",
        "Transportation",
        "Public",
        "Business",
        "Social",
        "University",
        "Current",
        "Military",
    )
)
_UNITED_STATES = "cty:united-states"
_STATE_WORDS = frozenset(("government", "regime", "administration", "authorities"))


def find(page: Page, figures: dict[str, Figure], namings: list[Naming], roles: list[Phrase]) -> list[Naming]:
    """Further namings of `figures`; a person's side may become known on the way (`the Russian leader`)."""
    _know_genders(figures)
    found = _governments(page, figures, namings)
    found += _role_nouns(page, figures, [*namings, *found], roles)
    found += _bare_governments(page, [*namings, *found], figures)
    pronouns = _Pronouns(page, figures, [*namings, *found]).find()
    if _learn_genders(page, figures, pronouns):
        pronouns = _Pronouns(page, figures, [*namings, *found]).find()
    return found + pronouns


def _is_one_human(figure: Figure) -> bool:
    return figure.kind == "person" or (figure.kind == "anonymous" and not figure.plural)


def quoted_tokens(page: Page) -> list[bool]:
    """For each token whether it stands in quotation marks; marks are paired within a section, a lost one ends with it."""
    inside, state, section = [], False, -1
    for i, word in enumerate(page.parse.words):
        if page.reading.section_at[i] != section:
            section, state = page.reading.section_at[i], False
        if word[0] in _OPEN or word == "``":
            state = True
        elif word[0] in _CLOSE:
            state = False
        elif word == '"' or (word.startswith("''") and not word.strip("'")):  # '' and, where a quotation within ends too, '''
            state = not state
        inside.append(state)
    return inside


def _know_genders(figures: dict[str, Figure]) -> None:
    """A chairwoman is a woman, a king a man; of others nothing is assumed."""
    for figure in figures.values():
        heads = {office.head for office in figure.offices} | (
            {figure.name.lower().split()[-1]} if figure.kind == "anonymous" else set()
        )
        if _is_one_human(figure) and not figure.gender:
            figure.gender = "mrs" if heads & _FEMALE else "mr" if heads & _MALE else ""


def _learn_genders(page: Page, figures: dict[str, Figure], pronouns: list[Naming]) -> bool:
    """Whom the file calls `she` more than three times as often as `he` is a woman, and the other way round."""
    counts: dict[str, Counter[str]] = {}
    for n in pronouns:
        if gender := _HE.get(page.text[n.start : n.end].lower()):
            counts.setdefault(n.actor_id, Counter())[gender] += 1
    learnt = False
    for actor_id, count in counts.items():
        gender, most = count.most_common(1)[0]
        if not figures[actor_id].gender and most > 3 * (count.total() - most):
            figures[actor_id].gender = gender
            learnt |= count.total() > most
    return learnt


def _governments(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> list[Naming]:
    """The Assad government; President Assad's regime; the Obama administration: the state of that person.

    Where the file does not say which state that is, the only one that the sentence names; `the X administration`, said of a person,
    is how English speaks of the United States.
    """
    found = []
    ends = {n.end: n for n in namings if figures[n.actor_id].kind == "person"}
    countries: dict[int, set[str]] = {}
    for n in namings:
        if n.actor_id.startswith("cty:"):
            countries.setdefault(page.parse.sentences[page.token_at(n.start)], set()).add(n.actor_id)
    for match in _STATE_OF_PERSON.finditer(page.copy):
        naming = ends.get(match.end(1))
        person = figures[naming.actor_id] if naming else None
        state = person.represents if person and (person.represents or "").startswith("cty:") else None
        if state is None and match[2].lower() == "administration" and match[1] not in _NO_PERSON:
            state = _UNITED_STATES
        near = countries.get(page.parse.sentences[page.token_at(match.start())], set())
        if state is None and person and len(near) == 1:
            state = next(iter(near))
        if state is None or (state not in figures and state != _UNITED_STATES) or page.is_silent(page.token_at(match.start())):
            continue
        if state not in figures:
            figures[state] = listed_figure(page.reading.vocabulary, state)
        found.append(Naming(naming.start if naming else match.start(), match.end(), state, "name", "government_of_person"))
        if person and person.represents is None and person.side != "self":
            person.represents, person.side = state, "state"
    return found


def _bare_governments(page: Page, namings: list[Naming], figures: dict[str, Figure]) -> list[Naming]:
    """The government: that of the state whose government was named last, else of the state that the file is mostly about."""
    parse, home = page.parse, home_state(namings)
    named = sorted((n.start, n.end, n.actor_id) for n in namings if n.rule in ("government_of_state", "government_of_person"))
    covered = {i for n in namings if n.actor_id.startswith("cty:") for i in page.tokens_in(n.start, n.end)}
    found = []
    for i, word in enumerate(page.lower):
        if (
            word not in _STATE_WORDS
            and word != "country"
            or not i
            or page.lower[i - 1] != "the"
            or i in covered
            or page.is_silent(i)
        ):
            continue
        if parse.deps[i] == "compound" or (page.lower[i + 1 : i + 2] == ["of"] and word != "government"):
            continue
        before = [actor_id for _, end, actor_id in named if end <= parse.starts[i]]
        state = before[-1] if before and word != "country" else home
        if word == "administration" and _UNITED_STATES in figures:
            state = _UNITED_STATES
        if state:
            found.append(Naming(parse.starts[i - 1], parse.ends[i], state, "role", "bare_government"))
    return found


def _role_nouns(page: Page, figures: dict[str, Figure], namings: list[Naming], roles: list[Phrase]) -> list[Naming]:
    """The minister; the Russian leader; the former president: the one person of the file who holds that office."""
    parse, at = page.parse, tokens_of(page, namings)
    in_office = {i for f in figures.values() for o in f.offices if o.last >= o.first for i in range(o.first, o.last + 1)}
    people = {f.actor_id: f for f in figures.values() if f.kind == "person"}
    places = sorted((n.start, n.actor_id) for n in namings if n.actor_id in people)
    found = []
    for role in roles:
        first, last = role.first, role.last
        if (
            last in in_office
            or last in at
            or page.is_silent(last)
            or parse.tags[last] in ("NNS", "NNPS")
            or role.entry.side in ("mr", "mrs", "dr")
        ):
            continue
        if last + 1 < len(parse) and ((last + 1 in at and at[last + 1].actor_id in people) or parse.deps[last] == "compound"):
            continue
        while (
            first > 0
            and (parse.deps[first - 1] in ("amod", "compound", "nmod") or first - 1 in at)
            and parse.lower[first - 1] != "the"
        ):
            first -= 1
        possessive = first > 1 and page.lower[first - 1] in ("'s", "'") and first - 2 in at
        if not (first and page.lower[first - 1] == "the") and not possessive:
            continue
        owner = next(
            (at[i].actor_id for i in range(first, last + 1) if i in at), at[first - 2].actor_id if possessive else None
        )
        start = page.token_at(at[first - 2].start) if possessive else first - 1
        past = any(w in ("former", "ex", "late") for w in page.lower[first:last])
        person = _holder(people, role.entry.role, owner, past, places, parse.starts[first])
        if person:
            found.append(Naming(parse.starts[start], parse.ends[last], person, "role", "role_noun"))
    return found


def _holder(
    people: dict[str, Figure], role: str, owner: str | None, past: bool, places: list[tuple[int, str]], offset: int
) -> str | None:
    """The one person whose office it can be; none if two can."""
    before = places[: bisect.bisect_left(places, (offset, ""))]
    known = {actor_id for _, actor_id in before}
    fitting = [
        f
        for f in people.values()
        if f.actor_id in known and any(_same_office(o.head, role) and (not past or o.past) for o in f.offices)
    ]
    if owner:
        fitting = [f for f in fitting if f.represents in (owner, None)]
        fitting = [f for f in fitting if f.represents == owner] or fitting
    if not fitting and owner and role in _LEADERS and owner.startswith("cty:"):
        fitting = [people[a] for a in sorted(known) if people[a].represents == owner and people[a].side == "state"]
    if len(fitting) == 1:
        figure = fitting[0]
        if owner and owner.startswith("cty:") and figure.represents is None and figure.side != "self":
            figure.represents, figure.side = owner, "state"  # President Putin … the Russian leader
        return figure.actor_id
    if not fitting and owner and role in _LEADERS and before:  # Putin said … The Russian leader added
        figure = people[before[-1][1]]
        if (
            figure.represents is None
            and not any(o.head for o in figure.offices)
            and not any(f.represents == owner for f in people.values())
        ):
            figure.represents, figure.side = owner, "state"
            return figure.actor_id
    return None


def _same_office(held: str, role: str) -> bool:
    return held == role or held.endswith(" " + role) or (role == "leader" and held in _LEADERS)


@dataclasses.dataclass
class _Subject:
    """Somebody who did something in a sentence."""

    actor_id: str
    token: int


class _Pronouns:
    """One pass over the text, sentence by sentence, that remembers who was the subject of the last ones."""

    def __init__(self, page: Page, figures: dict[str, Figure], namings: list[Naming]) -> None:
        self.page, self.parse, self.figures = page, page.parse, figures
        self.at: dict[int, Naming] = {}
        for n in sorted(namings, key=lambda n: n.start - n.end):  # the narrowest last
            for i in page.tokens_in(n.start, n.end):
                self.at[i] = n
        self.quoted = quoted_tokens(page)
        self.speech = {entry.cue for entry in page.reading.vocabulary.cues}
        self.found: list[Naming] = []
        self.last: list[list[_Subject]] = []  # subjects of earlier sentences, the latest last

    def find(self) -> list[Naming]:
        """The pronouns whose actor is beyond doubt."""
        parse, start, part = self.parse, 0, -1
        while start < len(parse):
            end = start
            while end < len(parse) and parse.sentences[end] == parse.sentences[start]:
                end += 1
            section = self.page.section(start)
            if section.part != part:
                part, self.last = section.part, []
            if not self.page.is_silent(start) and section.kind not in ("headline", "heading", "question"):
                self._sentence(start, end)
            start = end
        return self.found

    def _sentence(self, start: int, end: int) -> None:
        parse, subjects = self.parse, []
        mentioned: list[str] = []
        for i in range(start, end):
            word = parse.lower[i]
            if parse.pos[i] == "PRON" or word in ("his", "her", "their", "its"):
                actor_id = self._antecedent(i, word, subjects, mentioned)
                if actor_id:
                    self.found.append(Naming(parse.starts[i], parse.ends[i], actor_id, "pronoun", f"pronoun_{word}"))
                    self.at[i] = self.found[-1]
            naming = self.at.get(i)
            if naming is None or self.quoted[i]:
                continue
            if naming.actor_id not in mentioned and (parse.deps[i] == "poss" or not self._is_inner(i)):
                mentioned.append(naming.actor_id)
            if self._is_inner(i):
                continue
            if self._is_subject(i) or self._is_agent(i):
                subjects.append(_Subject(naming.actor_id, i))
        if subjects or any(self.figures[a].kind == "person" for a in mentioned):
            self.last.append(subjects or [_Subject(a, -1) for a in mentioned if self.figures[a].kind == "person"])
        elif not all(self.quoted[start:end]):
            self.last.append([])
        del self.last[:-4]

    def _is_subject(self, i: int) -> bool:  # Ruiz said; Ruiz and Soto said
        parse = self.parse
        while parse.deps[i] == "conj" and parse.heads[i] < i:
            i = parse.heads[i]
        return parse.deps[i] in _SUBJECTS

    def _is_inner(self, i: int) -> bool:
        """A part of a name that is not its head, or a possessor: `Iraqi` in `the Iraqi army said`."""
        return self.parse.deps[i] in ("compound", "amod", "poss", "nmod")

    def _is_agent(self, i: int) -> bool:  # was refused by Ruiz; according to the ministry
        parse, head = self.parse, self.parse.heads[i]
        return parse.deps[i] == "pobj" and (parse.lower[head] == "by" or parse.lower[parse.heads[head]] == "according")

    def _antecedent(self, i: int, word: str, subjects: list[_Subject], mentioned: list[str]) -> str | None:
        parse = self.parse
        if word in ("who", "whom", "whose") and parse.tags[i] in ("WP", "WP$"):
            return self._relative(i)
        if self.quoted[i]:
            return None
        if word in _HE:
            return self._one(i, subjects, mentioned, lambda f: _is_one_human(f) and f.gender in ("", _HE[word]))
        if word in _THEY:
            return self._one(i, subjects, mentioned, lambda f: f.kind in _PLURAL_KINDS and f.plural)
        if word in _IT and not (word == "it" and (parse.deps[i] == "expl" or parse.lemmas[parse.heads[i]] in _EMPTY_IT)):
            if parse.deps[i] not in ("nsubj", "poss"):
                return None
            return self._one(i, subjects, mentioned, lambda f: f.kind in _BODIES, strict=True)
        return None

    def _relative(self, i: int) -> str | None:  # Lavrov, who said
        parse, up = self.parse, self.parse.heads[i]
        for _ in range(4):
            if parse.deps[up] == "relcl":
                noun = parse.heads[up]
                return self.at[noun].actor_id if noun in self.at and noun < i else None
            up = parse.heads[up]
        return None

    def _one(self, i: int, subjects: list[_Subject], mentioned: list[str], fits, strict: bool = False) -> str | None:
        """The only fitting subject of this sentence so far, else of the last ones; two readings are none."""
        own = list(dict.fromkeys(s.actor_id for s in subjects if fits(self.figures[s.actor_id])))
        if own:
            return own[0] if len(own) == 1 else None if strict else self._governing(i, subjects, own)
        others = [a for a in mentioned if fits(self.figures[a])]
        if strict and others:
            return None
        for before in reversed(self.last[-_REACH:]):
            fitting = list(dict.fromkeys(s.actor_id for s in before if fits(self.figures[s.actor_id])))
            if len(fitting) == 1:
                return fitting[0]
            if fitting and self._speaks(i):  # Ruiz pleaded, but Soto said no. He said …
                spoke = [s.actor_id for s in before if s.actor_id in fitting and s.token >= 0 and self._speaks(s.token)]
                if spoke:
                    return spoke[-1]
            if fitting:
                main = [a for a in fitting if self._is_main(before, a)]
                return main[0] if len(main) == 1 and not strict else None
            if strict:
                return None
        return others[0] if len(others) == 1 and not strict else None

    def _governing(self, i: int, subjects: list[_Subject], fitting: list[str]) -> str | None:
        """Of several subjects the one whose verb the pronoun's clause hangs on: `Mook said Clinton knew | he would go` says nothing."""
        parse, up, above = self.parse, i, set()
        while parse.heads[up] != up and len(above) < 40:
            up = parse.heads[up]
            above.add(up)
        over = {s.actor_id for s in subjects if s.actor_id in fitting and s.token >= 0 and parse.heads[s.token] in above}
        return over.pop() if len(over) == 1 else None

    def _speaks(self, i: int) -> bool:
        """Whether the token is the subject of a verb that reports."""
        return self.parse.deps[i] == "nsubj" and self.parse.lemmas[self.parse.heads[i]] in self.speech

    def _is_main(self, subjects: list[_Subject], actor_id: str) -> bool:
        """Whether the actor is the subject of the sentence's main verb."""
        parse = self.parse
        for s in subjects:
            if s.actor_id == actor_id and s.token >= 0:
                token = s.token
                while parse.deps[token] == "conj" and parse.heads[token] < token:
                    token = parse.heads[token]
                verb = parse.heads[token]
                if parse.heads[verb] == verb:
                    return True
        return False
