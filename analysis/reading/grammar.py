"""A `Parse` in; clauses, subjects, negation and coordination out: the grammar that all finders share.

Everything is counted in tokens; `Parse.span` turns a range of tokens into a span of the article.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from analysis.reading.parse import Parse, remembered

VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_STAYS_OUT = frozenset(("relcl", "appos", "advcl", "acl", "punct", "cc", "parataxis"))
LONGEST = 300  # tokens that a requirement reaches beyond its trigger, in prose without stops
DEEPEST = 40  # clauses inside one another
BETWEEN = 12  # tokens between a modal or `be` with its `not` and a word that something interrupts
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PAIRS = (("``", "''"), ("-LRB-", "-RRB-"))  # tags of marks and brackets that open, and of those that close
EDGES = frozenset("\"'“”‘’,;:.!?-–—()[]…") | {"``", "''", '""', "--", "...", "and", "but", "or"}


def token_at(parse: Parse, offset: int) -> int:
    """The first token that ends after `offset`."""
    token = bisect.bisect_right(parse.ends, offset)
    return token if token < len(parse.ends) else token - 1


def tokens_in(parse: Parse, start: int, end: int) -> range:
    """The tokens that share a character with `[start, end)`."""
    return range(bisect.bisect_right(parse.ends, start), bisect.bisect_left(parse.starts, end))


def opens_sentence(parse: Parse, token: int) -> bool:
    """Whether a token is the first of its sentence."""
    return token == 0 or parse.sentences[token] != parse.sentences[token - 1]


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token in `[first, last]` on which the others hang."""
    for i in range(first, last + 1):
        if not first <= parse.heads[i] <= last or parse.heads[i] == i:
            return i
    return last


def sentence_of(parse: Parse, token: int) -> range:
    """The tokens of the sentence around `token`."""
    number = parse.sentences[token]
    return range(bisect.bisect_left(parse.sentences, number), bisect.bisect_right(parse.sentences, number))


def child_of(parse: Parse, head: int, deps: frozenset[str] | set[str]) -> int | None:
    """The first child of `head` with one of these relations."""
    for child in parse.children[head]:  # asked thousands of times an article: a generator would cost twice as much
        if parse.deps[child] in deps:
            return child
    return None


def agent_of(parse: Parse, verb: int) -> int | None:
    """Who acts in a passive: was rejected by Mexico."""
    by = child_of(parse, verb, {"agent"})
    return child_of(parse, by, {"pobj"}) if by is not None else None


def ancestors(parse: Parse, token: int) -> Iterator[int]:
    """The heads of `token`, nearest first."""
    for _ in range(DEEPEST):
        if parse.heads[token] == token:
            return
        token = parse.heads[token]
        yield token


def is_negated(parse: Parse, head: int) -> bool:
    """Whether `head` has a negation of its own, or `no longer`; `reading.is_denied` knows all that may deny it."""
    return any(_denies(parse, child) for child in parse.children[head])


def _denies(parse: Parse, word: int) -> bool:
    """Whether a word denies its head; not so in `whether or not`, `not only`, `cannot but`, `an offer, not an insult`."""
    lower, dep = parse.lower, parse.deps[word]
    if lower[word] == "longer":
        return lower[word - 1] == "no"
    if dep != "neg" and (lower[word] not in parse.classes["negative"] or dep in SUBJECTS):
        return False
    return lower[word - 1] != "or" and lower[word + 1 : word + 2] not in (["only"], ["but"]) and not is_contrast(parse, word)


def is_contrast(parse: Parse, token: int) -> bool:
    """Whether a `not` sets what follows against what stands before: `an offer, not an insult`."""
    before, after = parse.lower[token - 1 : token], parse.tags[token + 1 : token + 2]
    return parse.lower[token] == "not" and before in ([","], ["—"], ["–"]) and after in (["DT"], ["JJ"], ["NN"], ["PRP$"])


def governor(parse: Parse, token: int) -> int:
    """The verb by which `token` (an auxiliary, predicate adjective or noun, preposition) stands in its clause."""
    while parse.heads[token] != token and (parse.tags[token][:2] not in ("VB", "MD") or parse.deps[token] == "amod"):
        token = parse.heads[token]
    if parse.deps[token] in ("aux", "auxpass") and parse.heads[token] != token:
        token = parse.heads[token]
    return token


@remembered
def subject_of(parse: Parse, verb: int) -> int | None:
    """The head of the subject of `verb`: its own, or the one it shares by coordination or control."""
    for _ in range(6):
        own = child_of(parse, verb, SUBJECTS)
        if own is not None:
            if parse.tags[own] in ("WDT", "WP") and parse.deps[verb] == "relcl":
                return parse.heads[verb]
            return own
        head, dep = parse.heads[verb], parse.deps[verb]
        if head == verb:
            return None
        if (
            dep == "relcl"
            and any(parse.tags[c] == "TO" for c in parse.children[verb])
            and parse.deps[head] in ("dobj", "npadvmod")
        ):
            verb = parse.heads[head]  # They voted 91 per cent to turn it down.
            continue
        if dep == "acl" and parse.tags[head][:2] in ("NN", "PR"):
            if parse.tags[verb] != "VB":
                return head
            if parse.lemmas[head] not in parse.classes["cases_of_denial"] | parse.classes["chances"]:
                return None
            verb = governor(parse, head)  # They are in no position to accept it, have no wish to accept it.
            continue
        far = parse.lower[verb] == "far"  # Far from accepting it, they left.
        if dep not in ("conj", "xcomp", "advcl", "aux", "auxpass", "pcomp", "prep", "ccomp", "attr", "acomp") and not far:
            return None
        if dep == "pcomp" and parse.lower[head] in ("for", "of", "from") and parse.tags[parse.heads[head]][:2] == "VB":
            blamed = child_of(parse, parse.heads[head], {"dobj", "nsubjpass"})  # blamed the delegation for setting conditions
            if blamed is not None:
                return blamed
        if dep == "xcomp":  # urged Kyiv to accept: the object of the higher verb acts
            own = child_of(parse, head, {"dobj", "dative"})
            if own is not None and own < verb:
                return own
        if dep == "ccomp" and parse.tags[verb] not in ("VBG", "VBN", "VB"):
            return None
        verb = head
    return None


def trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The range without punctuation and conjunctions at its edges; a mark or bracket whose partner is inside stays."""
    while first < last and parse.lower[first] in EDGES:
        first += 1
    while last > first and (parse.lower[last] in EDGES or parse.lower[last].isspace()):
        last -= 1
    for opening, closing in _PAIRS:
        depth = unmatched = 0
        for mark in (tag for tag in parse.tags[first : last + 1] if tag in (opening, closing)):
            if mark == opening:
                depth += 1
            elif depth:
                depth -= 1
            else:
                unmatched += 1
        while unmatched and first and parse.tags[first - 1] == opening:  # “Never,” they said
            first, unmatched = first - 1, unmatched - 1
        end = last
        while depth and end + 1 < len(parse) and parse.lower[end + 1] in EDGES and parse.pos[end + 1] == "PUNCT":
            end += 1  # they called it “a non-starter.”
            if parse.tags[end] == closing:
                last, depth = end, depth - 1
    return first, last


def is_aside(parse: Parse, token: int) -> bool:
    """Whether the branch at `token` requires nothing: a reason (`on the grounds that …`) or more words (`, adding …`)."""
    dep, words = parse.deps[token], parse.lower
    if dep == "parataxis":
        return True
    if dep == "advcl":
        if parse.tags[token] == "VBG" and parse.lemmas[token] in parse.classes["stating"]:
            return True
        mark = child_of(parse, token, {"mark", "advmod"})
        return (
            mark is not None
            and words[mark] in parse.classes["reasons"]
            and words[mark : mark + 2] not in (["so", "that"], ["as", "long"])
        )
    if dep == "prep":
        noun = child_of(parse, token, {"pobj"})
        return words[token] in ("because", "due", "despite") or (
            noun is not None and parse.lemmas[noun] in parse.classes["grounds"]
        )
    return False


def clause_end(parse: Parse, head: int, trigger: int) -> int:
    """The last token of what `head` requires: its branches to the right, without reasons, later clauses and asides."""
    last = head
    for child in parse.children[head]:
        if child < head:
            continue
        if leaves(parse, head, child) and child > trigger:
            break
        last = max(last, parse.last[child])
    last = min(last, trigger + LONGEST)
    aside = (t for t in range(trigger + 1, last + 1) if parse.first[t] > trigger and is_aside(parse, t))
    return min([last, *(parse.first[t] - 1 for t in aside)])


def leaves(parse: Parse, head: int, child: int) -> bool:
    """Whether the branch at `child` of the verb `head` is a clause beside it."""
    if parse.deps[child] == "cc":
        return any(parse.deps[c] == "conj" and c > child and is_verbal(parse, c) for c in parse.children[head])
    return parse.deps[child] == "conj" and is_verbal(parse, child)


def is_verbal(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause, finite or not."""
    return parse.tags[token][:2] in ("VB", "MD") or child_of(parse, token, {"cop", "aux"}) is not None


def clause_start(parse: Parse, head: int, trigger: int) -> int:
    """The first token of a condition: the adjacent subject with an if-clause before it, or else the trigger."""
    own = child_of(parse, head, SUBJECTS)
    if own is None:  # the withdrawal, which he insists must take place
        up = next((a for a in (head, *ancestors(parse, head)) if parse.deps[a] not in ("ccomp", "xcomp")), head)
        return parse.first[parse.heads[up]] if up != head and parse.deps[up] == "relcl" else trigger
    if own > trigger:
        return trigger
    first, last = parse.first[own], parse.last[own]
    if parse.tags[own] in ("WDT", "WP"):  # the withdrawal, which must take place
        up = next((a for a in (head, *ancestors(parse, head)) if parse.deps[a] == "relcl"), None)
        return parse.first[parse.heads[up]] if up is not None else trigger
    if last >= trigger:
        last = own
    between = parse.lower[last + 1 : trigger]
    if len(between) > 12:
        return trigger
    for child in parse.children[head]:
        if child < first and parse.deps[child] == "advcl":
            mark = child_of(parse, child, {"mark", "advmod"})
            if mark is not None and parse.lower[mark] in parse.classes["conditional"]:
                first = min(first, parse.first[child])
    return first


def resumed_be(parse: Parse, adjective: int) -> int | None:
    """The *be* to which an adjective belongs behind what interrupts: It ⟨is⟩ not—by any yardstick—fair."""
    closing, words = adjective - 1, parse.words
    closing -= parse.lower[closing] in parse.classes["negative"]  # It is — and this is final — not willing.
    if parse.tags[adjective] not in ("JJ", "VBN") or closing < 2 or parse.pos[closing] != "PUNCT":
        return None
    opens = {"("} if words[closing] == ")" else {words[closing]}
    for t in range(closing - 2, max(sentence_of(parse, adjective).start, adjective - BETWEEN) - 1, -1):
        opening = t + 1 + (parse.lower[t + 1] in parse.classes["negative"])
        is_be = parse.lemmas[t] == "be" or (parse.lower[t] in ("'s", "’s") and opening > t + 1)  # This contract’s not—…—fair.
        if is_be and opening < closing and words[opening] in opens:
            return t
    return None


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The tokens `start, end` of the noun phrase around its head, without relative clauses and what follows a comma."""
    start, end = parse.first[head], head + 1
    for child in parse.children[head]:
        if child > head:
            if parse.deps[child] in _STAYS_OUT:
                break
            end = max(end, parse.last[child] + 1)
    while start < head and (parse.deps[start] == "punct" or parse.lower[start] in ("and", "but", "while", ",")):
        start += 1
    return start, end
