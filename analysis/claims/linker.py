"""Labels of tokens in, attributions out: which content and which source belong to which cue.

Two logistic models weigh what the parse and the layout say about a pair (`weights/links.json`): a content span takes the most
likely cue of its section or of the two before, a cue the most likely source among those tagged and the one the grammar names.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
from collections.abc import Mapping, Sequence

from analysis.claims.sources import source_of
from analysis.reading import Parse, remembered
from analysis.reading.grammar import NOMINAL, VERBAL, noun_phrase
from analysis.weights import probability

Range = tuple[int, int]  # tokens start:end
SECTIONS_BACK = 2  # a quotation's later paragraphs belong to a cue at most so many sections before
NEAREST = 30  # cues or sources on either side of a span that may be its own: bounds the time on an odd text
_LOOKED_THROUGH = 400  # tokens between a span and a cue that are looked at
LEAST_CONTENT = 0.15  # probability under which a content span stays without a cue, and so is dropped
LEAST_SOURCE = 0.2  # and a cue without a source


@dataclasses.dataclass(frozen=True)
class Attribution:
    """One attribution in tokens; `head` is the head of the source; `rule` says who named the source."""

    source: Range | None
    head: int | None
    cue: Range
    content: tuple[Range, ...]
    rule: str


@dataclasses.dataclass(frozen=True)
class Tagged:
    """The spans that the tagger found, and what their links are weighed by; `section` and `quoted` have one entry per token."""

    parse: Parse
    section: Sequence[int]
    quoted: Sequence[bool]
    sources: list[Range]
    cues: list[Range]
    contents: list[Range]

    @functools.cached_property
    def cue_starts(self) -> list[int]:
        """In order."""
        return sorted(cue[0] for cue in self.cues)

    @functools.cached_property
    def stops(self) -> list[int]:
        """The tokens that end a sentence, in order."""
        return [i for i, word in enumerate(self.parse.words) if word in (".", "!", "?")]

    @functools.cached_property
    def quoted_tokens(self) -> list[int]:
        """In order."""
        return [i for i, quoted in enumerate(self.quoted) if quoted]

    @functools.cached_property
    def cues_in(self) -> dict[int, list[Range]]:
        """By section."""
        return _by_section(self.cues, self.section)

    @functools.cached_property
    def sources_in(self) -> dict[int, list[Range]]:
        """By section."""
        return _by_section(self.sources, self.section)


def _by_section(spans: list[Range], section: Sequence[int]) -> dict[int, list[Range]]:
    places: dict[int, list[Range]] = {}
    for span in sorted(spans):
        places.setdefault(section[span[0]], []).append(span)
    return places


def _nearest(spans: Sequence[Range], token: int) -> Sequence[Range]:
    """Of spans in order, those nearest to a token."""
    at = bisect.bisect_left(spans, (token, token))
    return spans[max(0, at - NEAREST) : at + NEAREST]


@remembered
def cue_head(parse: Parse, cue: Range) -> int:
    """The token of a cue on which its words depend, a verb if there is one: *said in a statement* -> said."""
    roots = _roots(parse, cue)
    for kinds in (VERBAL, NOMINAL):
        for i in roots:
            if parse.pos[i] in kinds:
                return i
    return roots[0] if roots else cue[0]


def _far(distance: int) -> str:
    return next((str(most) for most in (0, 1, 4, 15, 40) if distance <= most), "far")


def _relation(parse: Parse, span: Range, cue: Range) -> str:
    """How the span hangs on the cue: the dependency of its branch, `below`, `above` or `none`."""
    for i in range(*span):
        if cue[0] <= parse.heads[i] < cue[1] and not cue[0] <= i < cue[1]:
            return parse.deps[i]
    for i in _roots(parse, span):
        if _reaches(parse, i, cue):
            return "below"
    for i in _roots(parse, cue):
        if _reaches(parse, i, span):
            return "above"
    return "none"


def _roots(parse: Parse, span: Range) -> list[int]:
    return [i for i in range(*span) if not span[0] <= parse.heads[i] < span[1] or parse.heads[i] == i]


def _reaches(parse: Parse, i: int, span: Range) -> bool:
    for _ in range(8):
        if parse.heads[i] == i:
            return False
        i = parse.heads[i]
        if span[0] <= i < span[1]:
            return True
    return False


def _any_in(tokens: Sequence[int], between: range) -> bool:
    """Whether any of the tokens, which are in order, lies between."""
    return bisect.bisect_left(tokens, between.start) < bisect.bisect_left(tokens, between.stop)


def pair_features(tagged: Tagged, span: Range, cue: Range) -> list[str]:
    """What speaks for or against `span` (a content or a source) belonging to `cue`."""
    parse = tagged.parse
    before = span[0] < cue[0]
    low, high = (span[1], cue[0]) if before else (cue[1], span[0])
    between = range(low, min(high, low + _LOOKED_THROUGH))
    order = "<" if before else ">"
    between_cues = max(0, bisect.bisect_left(tagged.cue_starts, high) - bisect.bisect_left(tagged.cue_starts, low))
    same_sentence = parse.sentences[cue[0]] in (parse.sentences[span[0]], parse.sentences[span[1] - 1])
    relation = _relation(parse, span, cue)
    lemma = parse.lemmas[cue_head(parse, cue)]
    return [
        "far=" + _far(high - low),
        "order=" + order,
        f"sentence={same_sentence}",
        f"cues={min(3, between_cues)}{order}",
        f"sections={tagged.section[span[0]] - tagged.section[cue[0]]}",
        f"stop={_any_in(tagged.stops, between)}",
        f"marks={_any_in(tagged.quoted_tokens, between)}",
        f"quoted={tagged.quoted[span[0]]}{order}",
        f"quoted={tagged.quoted[span[0]]}|sentence={same_sentence}|cues={min(3, between_cues)}",
        "relation=" + relation,
        f"relation={relation}{order}",
        "cue=" + lemma,
        f"cue={lemma}{order}",
    ]


def source_features(tagged: Tagged, source: Range, cue: Range, by_grammar: int | None, is_tagged: bool) -> list[str]:
    """What speaks for `source` being the source of `cue`; `by_grammar` is the head that the grammar names."""
    agrees = by_grammar is not None and source[0] <= by_grammar < source[1]
    named = "none" if by_grammar is None else "this" if agrees else "other"
    pos = tagged.parse.pos[cue_head(tagged.parse, cue)]
    head = tagged.parse.pos[source[1] - 1]
    return [
        *pair_features(tagged, source, cue),
        f"grammar={named}|tagged={is_tagged}",
        f"grammar={named}|tagged={is_tagged}|cue_pos={pos}",
        f"tagged={is_tagged}|head={head}",
    ]


def source_candidates(tagged: Tagged, cue: Range) -> tuple[int | None, list[tuple[Range, bool]]]:
    """The head that the grammar names, and the candidates: tagged sources of the section, then the grammar's own phrase."""
    parse = tagged.parse
    candidates = [(x, True) for x in _nearest(tagged.sources_in.get(tagged.section[cue[0]], ()), cue[0])]
    by_grammar = source_of(parse, cue_head(parse, cue))
    if by_grammar is None or cue[0] <= by_grammar < cue[1]:
        return None, candidates
    if not any(x[0] <= by_grammar < x[1] for x, _ in candidates):
        candidates.append((_clear_of(noun_phrase(parse, by_grammar), by_grammar, cue), False))
    return by_grammar, candidates


def _clear_of(phrase: Range, head: int, cue: Range) -> Range:
    """The phrase without the cue's own tokens: Moscow’s | refusal."""
    start, end = phrase
    if start < cue[1] and cue[0] < end:
        return (cue[1], end) if cue[1] <= head else (start, cue[0])
    return phrase


def content_candidates(tagged: Tagged, content: Range) -> list[Range]:
    """The cues of the content's own section and of those just before."""
    section = tagged.section[content[0]]
    cues = [cue for number in range(section - SECTIONS_BACK, section + 1) for cue in tagged.cues_in.get(number, ())]
    return list(_nearest(cues, content[0]))


def link(tagged: Tagged, weights: Mapping[str, Mapping[str, float]]) -> list[Attribution]:
    """The attributions, in the order of their cues."""
    contents: dict[Range, list[Range]] = {}
    for content in tagged.contents:
        cues = content_candidates(tagged, content)
        scored = [(probability(weights["content"], pair_features(tagged, content, c)), c) for c in cues]
        best = max(scored, default=(0.0, None), key=lambda x: x[0])
        if best[1] is not None and best[0] >= LEAST_CONTENT:
            contents.setdefault(best[1], []).append(content)
    found = []
    for cue in tagged.cues:
        if cue in contents:
            source, head, rule = _best_source(tagged, cue, contents[cue], weights["source"])
            found.append(Attribution(source, head, cue, tuple(contents[cue]), rule))
    return found


def _best_source(
    tagged: Tagged, cue: Range, contents: list[Range], weights: Mapping[str, float]
) -> tuple[Range | None, int | None, str]:
    by_grammar, candidates = source_candidates(tagged, cue)
    scored = [
        (probability(weights, source_features(tagged, x, cue, by_grammar, is_tagged)), x, is_tagged)
        for x, is_tagged in candidates
        if not any(x[0] < c[1] and c[0] < x[1] for c in contents)
    ]
    best = max(scored, default=(0.0, None, False), key=lambda x: x[0])
    if best[1] is None or best[0] < LEAST_SOURCE:
        return None, None, "tagger_no_source"
    head = source_head(tagged.parse, best[1], by_grammar)
    return best[1], head, "tagger" if best[2] else "tagger_source_by_grammar"


def source_head(parse: Parse, phrase: Range, by_grammar: int | None) -> int:
    """The head of a source: the one that the grammar names if it stands there, or else the root of *Ann Lee of Rome*, Lee."""
    if by_grammar is not None and phrase[0] <= by_grammar < phrase[1]:
        return by_grammar
    roots = _roots(parse, phrase)
    return next((i for i in roots if parse.pos[i] in NOMINAL), roots[0] if roots else phrase[0])
