"""A name and where it stands in, its signs out: what the grammar, the words beside it and its shape say of whom it names.

The models of people and organisations were trained on these signs: who changes them trains the models again
(benchmarks/train_names.py). No sign knows a name: of its words only what a dictionary says that they can be, and how longer
ones end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from analysis.actors.capitals import is_common_word
from analysis.actors.matching import lists
from analysis.reading import Parse, Reading, is_denied, load_lexicon
from analysis.reading.grammar import head_of, opens_sentence
from analysis.weights import probability, read_weights

LEAST = {
    "person": 0.45,
    "organisation": 0.48,
    "known": 0.3,
}  # probability from which a name is one's; of what is `known` to be a body
IsActor = Callable[[str, Sequence[str], Sequence[tuple[int, int]]], bool]  # model, signs, places in tokens

_OFFICE_NEAR = 3  # tokens behind a possessive in which the office stands
_NEAR_PRONOUN = 8  # tokens behind a name
_LONG = 5  # letters of a word whose ending tells something and does not tell the word
_MOST_PLACES = 12  # of a name, the first of which tell what it is
_COUNTS = (1, 2, 4, 8)
_MEMBERS = frozenset(("member",))
_TRADES = ("second_names_of_firms", "endings_of_firms", "company_nouns")  # classes of the words in which names of firms end
_TRADED = re.compile(r"\s?<[A-Z0-9]+(?:\.[A-Z]+)?>")


def is_actor(model: str, signs: Sequence[str], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is that of a `person` or an `organisation`, as the weights of that model have it."""
    return probability(read_weights("names")[model], signs) >= LEAST[model]


def speaks(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is the subject of a verb of speech, or stands beside one: Airbus and Boeing said."""
    parse, head = reading.parse, head_of(reading.parse, first, last)
    while parse.deps[head] == "conj" and parse.heads[head] < head:
        head = parse.heads[head]
    return parse.deps[head] == "nsubj" and parse.lemmas[parse.heads[head]] in lists(reading.vocabulary).speech


def wills(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is the subject of what only people do: Calder will not deliver, will take nothing, refused, agreed."""
    parse, head = reading.parse, head_of(reading.parse, first, last)
    while parse.deps[head] == "conj" and parse.heads[head] < head:
        head = parse.heads[head]
    verb = parse.heads[head]
    if parse.deps[head] != "nsubj" or parse.tags[verb][:2] != "VB":
        return False
    modal = any(parse.lemmas[c] in ("will", "would") and parse.tags[c] == "MD" for c in parse.children[verb])
    denied = is_denied(parse, verb) or any(parse.deps[c] == "neg" or parse.lower[c] == "nothing" for c in parse.children[verb])
    return parse.lemmas[verb] in parse.classes["willed"] or (modal and denied and parse.lemmas[verb] != "be")


def has_officers(reading: Reading, first: int, last: int) -> bool:
    """Norland's envoy, Blue Tide's congress, who speaks for the Bay Users: a body or a state, not a person."""
    parse, offices = reading.parse, reading.parse.classes["offices_of_bodies"]
    behind = parse.plain[last + 1 : last + 2] in (["'s"], ["'"])
    if behind and any(parse.lemmas[i] in offices for i in range(last + 2, min(last + 2 + _OFFICE_NEAR, len(parse)))):
        head = next(i for i in range(last + 2, min(last + 2 + _OFFICE_NEAR, len(parse))) if parse.lemmas[i] in offices)
        return all(parse.words[i].isalpha() for i in range(last + 2, head))
    begins = first - (parse.plain[first - 1 : first] == ["the"])
    if begins < 2 or parse.plain[begins - 1] not in ("of", "for"):
        return False
    if begins < first < last:  # members of the Bay Users
        offices = offices | (parse.classes["verbs_of_speaking_for"] if parse.plain[begins - 1] == "for" else _MEMBERS)
    return parse.lemmas[begins - 2] in offices and parse.lemmas[begins - 2] != "minister"  # the Minister of Finance


def is_called_body(reading: Reading, first: int, last: int) -> bool:
    """Lufthansa <LHAG.F>; the Tanjug | news agency: what is traded, or a kind of body in lower case behind the name."""
    if _TRADED.match(reading.copy, reading.parse.ends[last]):
        return True
    parse, behind = reading.parse, last + 1
    behind += parse.plain[behind : behind + 1] == ["news"]
    kind = parse.words[behind : behind + 1]
    named = parse.tags[last] == "NNP" and parse.ents[last] not in ("NORP", "GPE", "LOC")  # not: the Flemish newspaper
    return named and bool(kind) and kind[0] in parse.classes["kinds_of_media"] and parse.deps[last] in ("compound", "nmod")


def name_signs(reading: Reading, places: Sequence[tuple[int, int]]) -> list[str]:
    """What speaks for a name being that of a person or an organisation.

    Args:
        places: first and last token of each place, at least one, in text order.
    """
    told = places[:_MOST_PLACES]
    counts = Counter(sign for first, last in told for sign in dict.fromkeys(_beside(reading, first, last)))
    shared = [f"{sign}{_share(n, len(told))}" for sign, n in counts.items()]
    return [*shared, *_shape(reading, *places[0]), f"places={_bucket(len(places))}"]


def _share(n: int, of: int) -> str:
    return "" if n == of else " mostly" if 2 * n >= of else " sometimes"


def _bucket(n: int) -> int:
    return next((k for k, most in enumerate(_COUNTS) if n <= most), len(_COUNTS))


def _beside(reading: Reading, first: int, last: int) -> Iterator[str]:
    """One place: what the model takes it for, how it hangs in its sentence, and the words on either side."""
    parse = reading.parse
    labels = Counter(parse.ents[first : last + 1])
    label = labels.most_common(1)[0][0] or "none"
    yield f"label={label}"
    if len(labels) > 1:
        yield f"labels={'+'.join(sorted(name or 'none' for name in labels))}"
    head = head_of(parse, first, last)
    yield from (f"dep={parse.deps[head]}", f"label={label},dep={parse.deps[head]}")
    before, after = _word(parse, first - 1, first), _word(parse, last + 1, last)
    yield from (f"before={before}", f"label={label},before={before}", f"after={after}")
    yield from (f"before_kind={_kind(reading, first - 1, first)}", f"after_kind={_kind(reading, last + 1, last)}")
    wider = first and parse.ents[first - 1] and parse.ents[first - 1] == parse.ents[first] and before not in ("the", "^")
    if wider:
        yield "inside_of_more"
    if parse.ents[last] and last + 1 < len(parse) and parse.ents[last + 1] == parse.ents[last]:
        yield "goes_on"
    yield from _governed(reading, head, last, label)
    yield f"section={reading.section_of(first).kind}"


def _governed(reading: Reading, head: int, last: int, label: str) -> Iterator[str]:
    """What the name depends on, and what depends on it: met Ann Lee; Ann Lee, a lawyer; Ann Lee and Omar Dahir."""
    parse = reading.parse
    dep, up = parse.deps[head], parse.heads[head]
    if up != head:
        verb = _lemma(parse, up)
        speaks = dep in ("nsubj", "nsubjpass") and verb in lists(reading.vocabulary).speech
        yield from (f"up={verb}", f"dep={dep},speaks={speaks}", f"label={label},speaks={speaks}")
        if dep == "pobj":
            yield from (f"prep={parse.plain[up]}:{_lemma(parse, parse.heads[up])}", f"label={label},prep={parse.plain[up]}")
            yield f"prep={parse.plain[up]}:{parse.ents[parse.heads[up]]},{_kind(reading, parse.heads[up], last)}"
        if dep in ("poss", "compound", "nmod"):
            yield f"{dep} of {_kind(reading, up, last)}"
        if dep == "conj":
            yield f"beside={parse.ents[up] or 'none'}"
    if reference := spoken_of(parse, head, last):
        yield f"refers={reference}"
    for c in parse.children[head]:
        if parse.deps[c] == "appos" and c > last:
            yield from (f"appos={_lemma(parse, c)}", f"appos,{parse.tags[c][:2]}", f"appos_kind={_kind(reading, c, last)}")
        elif parse.deps[c] == "conj":
            yield f"beside={parse.ents[c] or 'none'}"


def spoken_of(parse: Parse, head: int, last: int) -> str:
    """Acme said | it would pay; Ann Lee cut | her price; Boeing, which refused: the first pronoun behind a subject."""
    if parse.deps[head] not in ("nsubj", "nsubjpass"):
        return ""
    for i in range(last + 1, min(last + _NEAR_PRONOUN, len(parse))):
        if parse.sentences[i] != parse.sentences[last]:
            break
        if parse.plain[i] in parse.classes["pronouns_of_one_human"]:
            return "human"
        if parse.plain[i] in ("its", "which") or (parse.plain[i] == "it" and parse.deps[i] == "nsubj"):
            return "body"
    return ""


def _word(parse: Parse, token: int, beside: int) -> str:
    """A word beside a name: `^` where a sentence or the text ends, `Name` if it has a capital."""
    if not 0 <= token < len(parse) or parse.sentences[token] != parse.sentences[beside]:
        return "^"
    return "Name" if _has_a_names_capital(parse, token) else parse.plain[token]


def _kind(reading: Reading, token: int, beside: int) -> str:
    """What a word beside a name is, as the word lists have it: the union | Unimar; a banker | at Unimar."""
    parse = reading.parse
    if not 0 <= token < len(parse) or parse.sentences[token] != parse.sentences[beside] or not parse.words[token].islower():
        return "none"
    by_kind, lemma = lists(reading.vocabulary).by_kind, parse.lemmas[token]
    return "+".join(kind for kind, nouns in by_kind.items() if lemma in nouns) or "other"


def _lemma(parse: Parse, token: int) -> str:
    named = parse.ents[token] or parse.tags[token][:3] == "NNP" or _has_a_names_capital(parse, token)
    return "name" if named else parse.lemmas[token]


def _has_a_names_capital(parse: Parse, token: int) -> bool:
    """Not that of an ordinary word which opens a sentence: Met | Anneke."""
    word = parse.words[token]
    return word[0].isupper() and not (opens_sentence(parse, token) and load_lexicon().is_ordinary(word.lower()))


def _shape(reading: Reading, first: int, last: int) -> Iterator[str]:
    parse = reading.parse
    words = [parse.words[i] for i in range(first, last + 1) if parse.words[i][0].isalpha()]
    yield f"words={min(len(words), 5)}"
    if not words:
        return
    single = len(words) == 1
    if single and words[0].isupper() and len(words[0]) < 8:
        yield "acronym"
    if any(any(c.isupper() for c in w[1:]) and not w.isupper() for w in words):
        yield "inner_capital"
    for place, word in (("first", words[0]), ("last", words[-1])):
        if len(word) >= _LONG and not word.isupper():  # AOSIS has no ending
            yield from (f"{place}_ends={word[-2:].lower()}", f"{place}_ends={word[-3:].lower()}")
    if not words[-1].isupper():
        yield f"letters={min(12, sum(map(len, words)))}"
    known = [is_common_word(w) for w in words]
    given = words[0].lower() in parse.classes["given_names"]
    if given:
        yield "given_name"
    if not single:
        label = parse.ents[last] or "none"
        yield from (f"given={given},last_known={known[-1]}", f"label={label},last_known={known[-1]},given={given}")
        yield f"label={label},first_known={known[0]},given={given}"
    yield f"known={'all' if all(known) else 'some' if any(known) else 'none'},single={single}"
    yield from (f"first_known={known[0]}", f"last_known={known[-1]}")
    for k, word in enumerate(words):
        if known[k]:
            yield f"{'last' if k == len(words) - 1 else 'first' if k == 0 else 'inner'}_is={_classes(word)}"
    if len(words) > 1:
        yield f"last_tag={parse.tags[last]}"
        yield from (f"last_{name}" for name in _TRADES if parse.plain[last] in parse.classes[name])
    if any(parse.plain[i] in ("of", "and", "for", "&") for i in range(first, last + 1)):
        yield "has_link"
    if any(parse.words[i] in ("-", "'", "’") for i in range(first, last + 1)):
        yield "has_mark"
    if last > first and parse.plain[last] in lists(reading.vocabulary).bodies:
        yield "ends_in_body"
    if all(len(w.strip(".")) == 1 for w in words[:1]) and len(words) > 1:
        yield "initial"


def _classes(word: str) -> str:
    """The parts of speech that a dictionary gives a word: noun+verb."""
    return "+".join(pos for pos in ("noun", "verb", "adj", "adv") if load_lexicon().has(word.lower(), pos)) or "other"
