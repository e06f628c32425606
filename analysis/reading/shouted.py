"""The lower-case words of a text that was set in capitals in, the places of the names of its bodies out.

Pieces are words and what stands between them, in turns; a word has an odd place.
"""

from analysis.reading.lexicon import Known

_LONGEST_BODY = 4  # words before the noun
_LONGEST_ACRONYM, _LONGEST_INITIALS, _LONGEST_EXPLAINED = 12, 8, 10  # letters; words of the name that they are short for


def places_of_bodies(pieces: list[str], known: Known) -> set[int]:
    """The places of THE OIL WORKERS UNION, THE 18TH BRIGADE and THE COUNCIL OF MINISTERS."""
    lexicon, formal, outside = known.lexicon, known.words_of["formal_bodies"], known.words_of["outside_names_of_bodies"]
    found = set()
    for i in range(1, len(pieces), 2):
        if pieces[i] not in formal:
            continue
        first = i
        while first > 2 and i - first < 2 * _LONGEST_BODY and not pieces[first - 1].strip(" \n'’"):
            before = pieces[first - 2]
            if before == "s" and first > 4 and pieces[first - 3] in ("'", "’"):  # CATTLEMEN'S, but ZURABOV'S | MILL PARTY
                if not lexicon.has(pieces[first - 4]):
                    break
                first -= 2
                continue
            is_verb = lexicon.has(before, "verb") and not lexicon.has(before, "noun")
            if is_verb or before in outside or before in lexicon.function_words:
                break
            first -= 2
        first += 2 * (pieces[first - 1] == "-" and pieces[first] in known.words_of["second_halves"])  # left-wing | PATRIOTIC
        definite = _is_definite(pieces, first, known)
        of = pieces[i + 2 : i + 3] == ["of"] and i + 4 < len(pieces) and lexicon.has(pieces[i + 4], "noun")
        of = of and pieces[i + 4] not in outside  # the party of former president Baker
        if definite and (first < i or of):
            found |= {k for k in range(first, i + 1, 2) if pieces[k] != "s"} | ({i + 4} if of else set())
    return found


def _is_definite(pieces: list[str], first: int, known: Known) -> bool:
    """THE | OIL WORKERS UNION; THE LEFT-WING, THE RULING, BARCO'S | LIBERAL PARTY."""
    lexicon, outside = known.lexicon, known.words_of["outside_names_of_bodies"]
    k = first - 2
    if k > 0 and pieces[k + 1] == " ":
        while k > 1 and (
            pieces[k] in outside or pieces[k - 1] == "-" or pieces[k + 1] == "-" or lexicon.is_inflected(pieces[k], "verb")
        ):
            k -= 2
    owned = k > 2 and pieces[k] == "s" and pieces[k - 1] in ("'", "’")
    return k > 0 and (pieces[k] in ("the", "its", "their", "of") or owned or pieces[k + 1].endswith(("[", "(")))


def explained_acronyms(pieces: list[str], known: Known) -> dict[str, list[int]]:
    """RALLY FOR THE SALVATION OF THE ENNEDI, RSE: an acronym -> the places of the words whose initials it is."""
    lexicon, small = known.lexicon, known.words_of["words_without_initials"]
    found: dict[str, list[int]] = {}
    for i in range(3, len(pieces), 2):
        word, mark = pieces[i], pieces[i - 1].strip()
        if not 2 < len(word) < _LONGEST_ACRONYM or lexicon.has(word):
            continue
        if pieces[i + 1].strip() == "[" and (places := _named_behind(pieces, i, known)):
            found[word] = places
        if mark not in (",", "[", "("):
            continue
        letters, places, k = list(word), [], i - 2
        while letters and k > 0 and i - k < 30 and (k == i - 2 or not pieces[k + 1].strip(" \n-'’")):
            if pieces[k][:1] == letters[-1] and pieces[k] not in small:
                letters.pop()
                places.append(k)
            elif pieces[k] not in small:
                break
            k -= 2
        if letters or len(word) >= _LONGEST_INITIALS:
            bracketed = mark != "," and pieces[i + 1].startswith((")", "]", ","))
            places = _named_before(pieces, i, known) if bracketed else []
        if places:
            found[word] = places
    return found


def _named_before(pieces: list[str], i: int, known: Known) -> list[int]:
    """THE PERMANENT COMMITTEE FOR THE NATIONAL DIALOGUE (CPDN): the words before an acronym of another tongue."""
    lexicon, small = known.lexicon, known.words_of["words_without_initials"]
    formal, outside = known.words_of["formal_bodies"], known.words_of["outside_names_of_bodies"]
    places: list[int] = []
    k = i - 2
    while k > 0 and i - k < 2 * _LONGEST_EXPLAINED and (k == i - 2 or not pieces[k + 1].strip(" \n-'’")):
        word = pieces[k]
        is_verb = lexicon.has(word, "verb") and not lexicon.has(word, "noun", "adj")
        if is_verb or word in outside | known.roles or (word in lexicon.function_words and word not in small):
            break
        if word not in small:
            places.append(k)
        elif word == "the" and pieces[k - 2 : k - 1] not in (["of"], ["for"], ["and"], ["to"]):
            break
        k -= 2
    named = {letter for k in places for letter in pieces[k]}
    return places if len(places) > 1 and set(pieces[i]) <= named and any(pieces[k] in formal for k in places) else []


def _named_behind(pieces: list[str], i: int, known: Known) -> list[int]:
    """UNTS [NATIONAL UNION OF SALVADORAN WORKERS]: the words of the body in an editor's brackets."""
    places, formal = [], known.words_of["formal_bodies"]
    for k in range(i + 2, min(i + 2 * _LONGEST_EXPLAINED, len(pieces) - 1), 2):
        places.append(k)
        if pieces[k + 1].strip(" \n-'’"):
            break
    is_body = pieces[places[-1] + 1].startswith("]") if places else False
    named = {letter for k in places for letter in pieces[k]}
    if not is_body or not set(pieces[i]) <= named or not any(pieces[k] in formal for k in places):
        return []
    return [k for k in places if pieces[k] not in known.words_of["words_without_initials"]]
