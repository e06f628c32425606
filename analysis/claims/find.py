"""A `Reading` and its `Cast` in, the claims out: who said what, by which cue.

The tagger reads the prose (`tagger.py`); words that a comma or colon sets off after a verb of saying are made sure of, also
when their quotation marks were lost (`utterances.py`); what layout alone marks comes from `structured.py`: answers, labelled
words, pull quotes, posts, list items. Then the attributes of each statement are read (`attributes.py`).
"""

from __future__ import annotations

import bisect
import dataclasses
import itertools

from analysis.actors import Cast
from analysis.claims import attributes
from analysis.claims.linker import Attribution, cue_head
from analysis.claims.statement import Page, Statement
from analysis.claims.structured import find_structured
from analysis.claims.tagger import find_attributions
from analysis.claims.utterances import Utterance, find_utterances
from analysis.reading import Parse, Reading
from analysis.reading.grammar import noun_phrase, source_of, token_at
from analysis.tables import Claim, Span, evidence, unique_ids

TITLES = frozenset(("headline", "heading"))
PROSE = frozenset(("paragraph", "lead_in", "list_item", "takeaway", "question", *TITLES))
_INFERRING = frozenset(("suggest", "hint", "underscore", "underline", "highlight", "signal", "reflect", "raise", "spark"))
_SPEAKING_THINGS = frozenset(
    ("he", "she", "they", "who", "poll", "survey", "study", "data", "figure", "report", "research", "document", "memo",
     "letter", "email", "book", "article", "paper", "official", "source", "analyst", "expert", "critic", "supporter",
     "some", "many", "other", "most", "people", "observer", "voter", "campaign", "aide", "ally", "adviser", "leader")
)  # fmt: skip
PAPERS = frozenset(("statement", "letter", "communique", "communiqué", "memo", "declaration", "release"))
_AROUND_CUE = 10  # tokens in which a paper is named: said in a statement
_BEFORE_CUE = 40  # characters in which a reporter's own hedge is looked for: Moscow reportedly said


def find_claims(reading: Reading, cast: Cast) -> tuple[Claim, ...]:
    """The claims of the article, sorted by place."""
    page = Page(reading, cast, reading.parse, reading.quoted)
    found = _with_later_paragraphs(_with_utterances(_in_prose(page), page), page)
    found += find_structured(page, found)
    found.sort(key=lambda f: (f.content[0].start, f.content[-1].end, f.cue or Span(0, 0)))
    return _as_rows(_with_own_words(_with_issuers(found, page)), page)


def _in_prose(page: Page) -> list[Statement]:
    """The minister said that talks would go on."""
    reading, found = page.reading, []
    readable = [section.kind in PROSE for section in reading.sections]
    for attribution in find_attributions(reading, page.parse, page.quoted, readable):
        statement = _from_attribution(attribution, page)
        if not _is_narrators(attribution, statement, page):
            found.append(statement)
    return found


def _from_attribution(attribution: Attribution, page: Page) -> Statement:
    parse = page.parse
    section = page.reading.sections[page.reading.section_at[attribution.cue[0]]]
    tokens = tuple(i for start, end in attribution.content for i in range(start, end))
    return Statement(
        section=section,
        content=tuple(parse.span(*piece) for piece in attribution.content),
        tokens=tokens,
        form="headline" if section.kind in TITLES else page.form_of(tokens),
        rule=attribution.rule,
        speaker=parse.span(*attribution.source) if attribution.source else None,
        speaker_id=page.actor_at(attribution.head),
        cue=parse.span(*attribution.cue),
        cue_tokens=tuple(range(*attribution.cue)),
        reported_by=page.reporter_in(section),
    )


def _is_narrators(attribution: Attribution, statement: Statement, page: Page) -> bool:
    """Whether nobody but the narrator, or the interviewer, speaks.

    In a question only a known speaker other than the interviewer makes a claim. The move suggests a change of course: the
    narrator's inference. (The survey suggests one: a claim.)
    """
    parse, section = page.parse, statement.section
    if section.kind == "question":
        return statement.speaker_id in (None, page.speaker_of(section))
    cue = cue_head(parse, attribution.cue)
    verb = parse.heads[cue] if parse.deps[cue] == "dobj" else cue  # raised questions about
    if statement.speaker_id or parse.lemmas[verb] not in _INFERRING:
        return False
    return attribution.head is None or parse.lemmas[attribution.head] not in _SPEAKING_THINGS


def _with_utterances(found: list[Statement], page: Page) -> list[Statement]:
    """He said: “We agree.”  She objected, asking, Why talk?  Adds what the tagger lost, corrects where unmarked words end."""
    holders: dict[int, list[Statement]] = {}
    for f in found:
        for i in f.tokens:
            holders.setdefault(i, []).append(f)
    added, dropped = [], set()
    for utterance in find_utterances(page.reading, page.parse, page.quoted):
        section = page.reading.sections[page.reading.section_at[utterance.cue]]
        head = source_of(page.parse, utterance.cue)
        here = [f for i in (utterance.start, utterance.start + 1) for f in holders.get(i, ())]
        if section.kind in PROSE and head is not None and not (here and utterance.marked):
            dropped.update(id(f) for f in here if utterance.cue in f.cue_tokens)
            added.append(_from_utterance(utterance, head, page))
    return [f for f in found if id(f) not in dropped] + added


def _from_utterance(utterance: Utterance, head: int, page: Page) -> Statement:
    parse = page.parse
    section = page.reading.sections[page.reading.section_at[utterance.cue]]
    return Statement(
        section=section,
        content=(parse.span(utterance.start, utterance.end),),
        tokens=tuple(range(utterance.start, utterance.end)),
        form="direct" if utterance.marked else "unquoted",
        rule="quotation_after_cue" if utterance.marked else "unmarked_quotation",
        speaker=parse.span(*noun_phrase(parse, head)),
        speaker_id=page.actor_at(head),
        cue=parse.span(utterance.cue, utterance.cue + 1),
        cue_tokens=(utterance.cue,),
        reported_by=page.reporter_in(section),
    )


def _with_later_paragraphs(found: list[Statement], page: Page) -> list[Statement]:
    """“We waited. ¶ “Now we act.”  A quotation that goes on in the next paragraph is one claim with its beginning."""
    follows = {q.span: later for q, later in itertools.pairwise(page.quoted.quotations) if q.goes_on}
    claimed = sorted(page.parse.starts[i] for f in found for i in f.tokens) if follows else []
    longer = []
    for f in found:
        pieces = list(f.content)
        last = page.quoted.at(pieces[-1].end - 1)
        while last and last.span in follows:
            last = follows[last.span]
            if bisect.bisect_left(claimed, last.span.start) < bisect.bisect_left(claimed, last.span.end):
                break
            pieces.append(last.span)
        longer.append(dataclasses.replace(f, content=tuple(pieces)))
    return longer


def _with_own_words(found: list[Statement]) -> list[Statement]:
    """“I said no,” the envoy recalled: the `I` inside somebody's words is that somebody."""
    solved = []
    for k, f in enumerate(found):
        around = None
        if f.speaker_id is None and f.cue and f.speaker and f.speaker.end - f.speaker.start <= len("we"):
            near = found[max(0, k - 8) : k + 8]
            around = next((g for g in near if g is not f and any(piece.covers(f.cue) for piece in g.content)), None)
        solved.append(dataclasses.replace(f, speaker_id=around.speaker_id) if around else f)
    return solved


def _with_issuers(found: list[Statement], page: Page) -> list[Statement]:
    """The ministry said in a statement … “…,” the statement said: a paper speaks for whom the text last let speak in one."""
    parse, solved = page.parse, []
    issuers: dict[str, str] = {}  # noun of the paper -> who issued it
    for f in found:
        head = next((t for t in _tokens_of(page, f.speaker) if parse.lemmas[t] in PAPERS), None)
        if f.speaker_id is None and head is not None and parse.lemmas[head] in issuers:
            f = dataclasses.replace(f, speaker_id=issuers[parse.lemmas[head]])
        elif f.speaker_id is not None and f.cue_tokens:
            for t in _near(parse, f.cue_tokens[0]):
                if parse.lemmas[t] in PAPERS:
                    issuers[parse.lemmas[t]] = f.speaker_id
        solved.append(f)
    return solved


def _tokens_of(page: Page, span: Span | None) -> range:
    if span is None:
        return range(0)
    return range(token_at(page.parse, span.start), token_at(page.parse, span.end - 1) + 1)


def _near(parse: Parse, cue: int) -> range:
    """The tokens around a cue, inside its sentence."""
    first = last = cue
    while first > 0 and cue - first < _AROUND_CUE and parse.sentences[first - 1] == parse.sentences[cue]:
        first -= 1
    while last + 1 < len(parse) and last - cue < _AROUND_CUE and parse.sentences[last + 1] == parse.sentences[cue]:
        last += 1
    return range(first, last + 1)


def _as_rows(found: list[Statement], page: Page) -> tuple[Claim, ...]:
    article, vocabulary, parse = page.reading.article, page.reading.vocabulary, page.parse
    wording = attributes.read_wording(vocabulary)
    ids = unique_ids(article.article_id, "c", [f.content[0].start for f in found])
    repeats, rows = attributes.Repeats(), []
    for claim_id, f in zip(ids, found, strict=True):
        proof = evidence(article.text, f.content, f.rule)
        quote = proof["quote"]
        core = attributes.core_of(parse, f.tokens)
        act = attributes.act_of(parse, f.cue_tokens, quote, core, wording)
        words = attributes.content_words(quote)
        first = repeats.first_like(words, f.speaker_id)
        repeats.remember(words, f.speaker_id)
        before_cue = article.text[max(0, f.cue.start - _BEFORE_CUE) : f.cue.end] if f.cue else ""
        rows.append(
            Claim(
                claim_id=claim_id,
                article_id=article.article_id,
                section_id=f.section.section_id,
                speaker_id=f.speaker_id,
                **_naming(article.text, "speaker_quote", "speaker", f.speaker),
                **_naming(article.text, "cue", "cue", f.cue),
                form=f.form,
                act=act,
                modality=attributes.modality_of(core, act),
                negated=attributes.is_negated(parse, f.cue_tokens, f.tokens),
                issue=vocabulary.issues_of(quote),
                hedge=attributes.hedge_in([before_cue, quote], wording),
                reported_by=f.reported_by,
                duplicate_of=ids[first] if first is not None else None,
                **proof,
            )
        )
    return tuple(rows)


def _naming(text: str, words: str, prefix: str, span: Span | None) -> dict[str, object]:
    """Three columns: the words, where they begin and where they end."""
    start, end = span or (None, None)
    return {words: text[start:end] if span else None, f"{prefix}_start": start, f"{prefix}_end": end}
