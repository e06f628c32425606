"""Capitals-only text in, the same text in sentence case out: as long as before, for a model that reads by case.

News wires were set in capitals throughout. A word gets its capital back if a word list has it so (`Salvadoran`, `UNITA`), if no
dictionary has it (`Illescas`), or if a title or a speaker's label says that it is a name (`COLONEL PRADO`, `[PRADO]`).
"""

import re

from analysis.reading.lexicon import Known
from analysis.reading.shouted import explained_acronyms, places_of_bodies

_WORD = re.compile(r"([^\W_]+)")
_AFTER_STOP = re.compile(r"(?:^|[.!?:]\s)\W{0,20}[a-z]|\bi\b(?!\.)")
_BEFORE_NAMES = frozenset(("of", "by", "with", "and", "for", "from", "that"))


def find_names(blocks: list[str], labels: list[str], known: Known) -> frozenset[str]:
    """Lower-case words that are names in these capitals-only `blocks`, though a dictionary has them too."""
    in_labels = {word.lower() for label in labels for word in _WORD.findall(label)}
    names = {word for word in in_labels - known.titles if not known.lexicon.has(word, "verb", "adj")}
    for block in blocks:
        pieces = _WORD.split(block.lower())
        names |= _titled(pieces[1::2], known)
        names |= _speaking(pieces, known) | _behind_given_names(pieces, known)
        for acronym in explained_acronyms(pieces, known):
            names |= {acronym, acronym.upper()}  # in capitals it is one: RSE
    return frozenset(names | {word for block in blocks for word in _first_names(_WORD.split(block.lower()), names, known)})


def _titled(words: list[str], known: Known) -> set[str]:
    """COMMANDER FERMAN ILLESCAS; COLONELS PRADO AND SOTO."""
    lexicon, ranks = known.lexicon, known.words_of["ranks_and_more"]
    names: set[str] = set()

    def is_surname(k: int, plural: bool) -> bool:
        named = k < len(words) and known.may_be_name(words[k])
        return named and not (plural and lexicon.has(words[k], "verb"))  # MINISTERS MEET

    for i, word in enumerate(words):
        plural = word not in known.titles
        if word in ranks and any(not lexicon.has(w) for w in words[i + 1 : i + 4] if is_surname(i + 1, False)):
            plural = False  # GENERAL HUGO RENE BARILLAS, but not GENERAL STRIKE
        elif plural and not (word.endswith("s") and word[:-1] in known.titles):
            continue
        for k in range(i + 1, i + 4):
            if not is_surname(k, plural):
                break
            names.add(words[k])
            if lexicon.has(words[k]) and (k + 1 >= len(words) or lexicon.has(words[k + 1])):
                break
        if plural and words[i + 2 : i + 3] == ["and"] and words[i + 1] in names and is_surname(i + 3, plural):
            names.add(words[i + 3])
    return names


def _behind_given_names(pieces: list[str], known: Known) -> set[str]:
    """LUIS CARLOS | GALAN; DANIEL | ORTEGA SAAVEDRA: a noun that follows a first name."""
    given, names, follows = known.words_of["given_names"], set(), False
    for i in range(1, len(pieces), 2):
        word, apart = pieces[i], bool(pieces[i - 1].strip())
        if word in given:
            follows = True
            continue
        follows = follows and not apart and known.may_be_name(word) and not known.lexicon.has(word, "verb", "adj", "adv")
        if follows:
            names.add(word)
    return names


def _speaking(pieces: list[str], known: Known) -> set[str]:
    """…, BAKER SAID; ROBERT BAKER SAID: a noun in the singular without an article that says something is a name."""
    lexicon, cues, words_of = known.lexicon, known.cues, known.words_of
    names = set()
    conjunctions, said = words_of["conjunctions"], words_of["verbs_of_narrating"]
    no_names = words_of["weekdays"] | words_of["months"] | words_of["indefinite_pronouns"]

    def opens(i: int) -> bool:
        return i == 1 or bool(pieces[i - 1].strip()) or pieces[i - 2] in conjunctions

    def is_bare(i: int) -> bool:
        word = pieces[i]
        return known.may_be_name(word) and not lexicon.is_inflected(word, "noun") and word not in no_names

    for i in range(1, len(pieces) - 2, 2):
        verb = pieces[i + 2]
        if pieces[i + 1].strip() or not (verb in said or verb[:-2] in cues or verb[:-1] in cues) or not is_bare(i):
            continue
        first = i - 2 if i > 2 and is_bare(i - 2) and not lexicon.has(pieces[i - 2], "verb", "adj") else i
        if opens(i) or (first < i and not pieces[i - 1].strip() and opens(first)):
            names.add(pieces[i])
    return names


def _first_names(pieces: list[str], names: set[str], known: Known) -> set[str]:
    """ROBERT | BAKER: a noun without an article right before a surname."""
    lexicon, found = known.lexicon, set()
    openers = lexicon.function_words - known.words_of["determiners"]
    for i in range(3, len(pieces), 2):
        before = pieces[i - 2]
        if pieces[i] not in names or pieces[i - 1].strip() or before in names or lexicon.has(before, "verb", "adj", "adv"):
            continue
        opens = i == 3 or pieces[i - 3].strip() or pieces[i - 4] in openers
        if opens and known.may_be_name(before) and not lexicon.is_inflected(before, "noun"):
            found.add(before)
    return found


def in_sentence_case(block: str, names: frozenset[str], known: Known) -> str:
    """`THE GOVERNMENT MET ILLESCAS. IT` -> `The government met Illescas. It`; the length stays."""
    pieces = _WORD.split(block)
    lowers = ["".join(c.lower() if len(c.lower()) == 1 else c for c in piece) for piece in pieces]
    explained = explained_acronyms(lowers, known)
    bodies = places_of_bodies(lowers, known).union(*explained.values())
    i = 1
    while i < len(pieces):
        words = _listed(lowers, i, known)
        for k, word in enumerate(words):
            if len(word) == len(pieces[i + 2 * k]):
                pieces[i + 2 * k] = word
        if not words and i in bodies:
            pieces[i] = pieces[i][:1] + lowers[i][1:]
        elif not words:
            acronym = lowers[i] in names and lowers[i].upper() in names
            pieces[i] = pieces[i] if acronym else _cased(pieces, lowers, i, names, known)
        i += 2 * max(1, len(words))
    return _AFTER_STOP.sub(lambda m: m[0].upper() if len(m[0].upper()) == len(m[0]) else m[0], "".join(pieces))


def _listed(lowers: list[str], i: int, known: Known) -> tuple[str, ...]:
    """The listed spelling that begins at a word; none for an acronym that is a word too (`LET US SAY`; but `THE US`)."""
    for words in known.vocabulary.spellings.get(lowers[i], ()):
        if all(lowers[i + 2 * k : i + 2 * k + 1] == [word.lower()] for k, word in enumerate(words)):
            acronym = len(words) == 1 and words[0].isupper() and lowers[i - 2 : i - 1] != ["the"]
            return () if acronym and known.lexicon.is_ordinary(lowers[i]) else words
    return ()


def _cased(pieces: list[str], lowers: list[str], i: int, names: frozenset[str], known: Known) -> str:
    word = lowers[i]
    capitalised = pieces[i][:1] + word[1:]
    if len(word) == 1 and word.isalpha() and pieces[i + 1].startswith("."):  # R.A. MOLINA
        return capitalised
    if word in names or not word.isalpha():
        return capitalised if word.isalpha() else pieces[i]
    if known.lexicon.has(word):
        is_name = (
            _follows_first_name(pieces, lowers, i, known)
            or _precedes_surname(pieces, lowers, i, known)
            or _opens_name(pieces, lowers, i, known)
            or _goes_on_in_name(pieces, lowers, i, known)
        )
        return capitalised if is_name else word
    return pieces[i] if len(word) < 6 and not re.search("[aeiouy]", word) else capitalised  # FPLN


def _follows_first_name(pieces: list[str], lowers: list[str], i: int, known: Known) -> bool:
    """RAMIRO PRADO IS; RAMIRO PRADO SANCHEZ: a noun after a first name, a word that no dictionary has, or another such noun."""
    lexicon = known.lexicon
    word, before = lowers[i], lowers[i - 2] if i > 2 and not pieces[i - 1].strip() else ""
    if len(before) < 4 or not before.isalpha() or (i > 3 and lowers[i - 4] in ("the", "a", "an")):
        return False
    given = before in known.words_of["given_names"]
    if not given and lexicon.has(before) and not (pieces[i - 2][0].isupper() and before not in known.vocabulary.spellings):
        return False
    if word in lexicon.function_words or not lexicon.has(word, "noun") or lexicon.has(word, "adv"):
        return False
    named = _is_no_more_than_a_given_name(before, known)  # JACOBO ARENAS
    plural = lexicon.is_inflected(word, "noun") and not named
    if (before.endswith("s") and not given) or plural or lexicon.is_inflected(word, "verb"):
        return False
    following = lowers[i + 2] if i + 2 < len(lowers) and not pieces[i + 1].strip() else ""
    if not following or following in lexicon.function_words or lexicon.is_inflected(following, "verb"):
        return not lexicon.has(before) or known.is_only_a_noun(word) or named
    return (known.is_only_a_noun(word) or named) and (not lexicon.has(following) or known.is_only_a_noun(following))


def _precedes_surname(pieces: list[str], lowers: list[str], i: int, known: Known) -> bool:
    """EDGAR PALACIOS, LEADER HECTOR ZURABOV, ELIZABETH VELAZQUEZ: a first name that a dictionary has too, before a surname."""
    following = lowers[i + 2] if i + 2 < len(lowers) and not pieces[i + 1].strip() else ""
    if lowers[i] not in known.words_of["given_names"] or not following.isalpha():
        return False
    if known.lexicon.has(lowers[i], "verb", "adj", "adv"):
        return i > 2 and lowers[i - 2] in known.roles and _is_no_word(following, known)
    is_surname = not known.lexicon.has(following) or following in known.words_of["given_names"]
    return is_surname or _follows_first_name(pieces, lowers, i + 2, known)


def _is_no_more_than_a_given_name(word: str, known: Known) -> bool:
    """ELIZABETH; not: WILL, JORDAN, AUGUST."""
    places = known.words_of["places_as_given_names"] | known.words_of["months"]
    return word in known.words_of["given_names"] - places and not known.lexicon.is_ordinary(word)


def _opens_name(pieces: list[str], lowers: list[str], i: int, known: Known) -> bool:
    """BY ORLANDO ZURABOV; SPOKESMAN SALVADOR ORLANDO ZURABOV: a noun and no more, before a word that no dictionary has."""

    def is_first_name(k: int) -> bool:
        given = lowers[k] in known.words_of["given_names"]
        return given or (known.is_only_a_noun(lowers[k]) and known.may_be_name(lowers[k]))

    def follows(k: int) -> bool:
        return 2 < k < len(lowers) and not pieces[k - 1].strip()

    first = i - 2 if follows(i) and is_first_name(i - 2) else i
    last = i + 4 if first == i and follows(i + 2) and is_first_name(i + 2) else i + 2
    if not is_first_name(i) or not follows(last) or not _is_no_word(lowers[last], known):
        return False
    before = lowers[first - 2] if follows(first) else ""
    return not before or before in _BEFORE_NAMES or before in known.titles | known.words_of["spokespeople"]


def _goes_on_in_name(pieces: list[str], lowers: list[str], i: int, known: Known) -> bool:
    """ARTURO ZURABOV Y | DAMAS; GERARDO LE | CHEVALIER; PABLO | LI ZURABOV: a noun inside a name or behind its small words."""
    lexicon, given = known.lexicon, known.words_of["given_names"]
    small = known.words_of["particles_of_names"] - lexicon.function_words
    k = i
    while k > 2 and lowers[k - 2] in small and not pieces[k - 1].strip():
        k -= 2
    before = lowers[k - 2] if k > 2 and not pieces[k - 1].strip() else ""
    if not lexicon.has(lowers[i], "noun") or lowers[i] in lexicon.function_words:
        return False
    if k < i:
        return before in given or _is_no_word(before, known) or known.is_only_a_noun(before)
    between = before in given and i + 2 < len(lowers) and not pieces[i + 1].strip() and not lexicon.has(lowers[i], "verb")
    return between and _is_no_word(lowers[i + 2], known)


def _is_no_word(word: str, known: Known) -> bool:
    """ZURABOV: neither in a dictionary nor on a list."""
    return len(word) > 3 and word.isalpha() and not known.lexicon.has(word) and word not in known.vocabulary.spellings
