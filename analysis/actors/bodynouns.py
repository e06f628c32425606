"""Organisations named so far in, the nouns that mean one of them out: `the union`, `the company`, `the ministry`.

A noun means the one organisation that the file calls so: in its name (`National Union of Miners`), beside it (`Unimar, the
ferry operator`) or in front of it (`the union Unimar`). Of several nobody is meant.
"""

from __future__ import annotations

from analysis.actors.capitals import Page
from analysis.actors.draft import Figure
from analysis.actors.matching import Naming, lists, phrases, tokens_of

_COMPANY = frozenset(
    ("company", "corporation", "firm", "operator", "employer", "manufacturer", "carrier", "airline", "producer")
)
_UNION = frozenset(("union", "federation", "workers", "brotherhood", "guild"))
_ALIKE = (_COMPANY, _UNION)


def find_body_nouns(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> list[Naming]:
    """The bare nouns that refer to one organisation named before, in text order."""
    parse, at = page.parse, tokens_of(page, namings)
    nouns_of: dict[str, set[str]] = {}
    first_named: dict[str, int] = {}
    for n in namings:
        if figures[n.actor_id].kind == "organisation":
            first_named[n.actor_id] = min(first_named.get(n.actor_id, n.start), n.start)
            nouns_of.setdefault(n.actor_id, set(figures[n.actor_id].name.lower().split())).update(_beside(page, n))
    found = []
    for phrase in phrases(page, lists(page.reading.vocabulary).organisations):
        i, noun = phrase.last, phrase.entry.body
        is_bare = page.lower[phrase.first - 1 : phrase.first] == ["the"] and parse.words[i].islower() and i not in at
        if not is_bare or parse.deps[i] in ("compound", "amod") or page.is_silent(i) or page.lower[i + 1 : i + 2] == ["of"]:
            continue
        alike = next((group for group in _ALIKE if noun in group), frozenset((noun,)))
        fitting = [a for a, nouns in nouns_of.items() if nouns & alike and first_named[a] < parse.starts[i]]
        if len(fitting) == 1:
            found.append(Naming(parse.starts[phrase.first - 1], parse.ends[i], fitting[0], "role", "body_noun"))
    return found


def _beside(page: Page, n: Naming) -> set[str]:
    """The nouns that the sentence puts beside a name: `Unimar, the ferry operator` · `the union Unimar`."""
    parse, tokens = page.parse, page.tokens_in(n.start, n.end)
    found = {parse.lemmas[c] for i in tokens for c in parse.children[i] if parse.deps[c] == "appos" and parse.tags[c] == "NN"}
    up = {parse.heads[i] for i in tokens if parse.deps[i] == "appos"} - set(tokens)
    before = tokens[0] - 1
    if before >= 0 and parse.tags[before] == "NN" and parse.sentences[before] == parse.sentences[tokens[0]]:
        up.add(before)
    return found | {parse.lemmas[i] for i in up if parse.tags[i] == "NN"}
