"""A `Reading` and its `Cast` in, the claims out: who said what, by which cue.

The tagger reads the prose (`tagger.py`); then come the words that a comma, a colon or the layout alone sets off (`set_off.py`).
A quotation that goes on in the next paragraph is joined, `I` and `the statement` get their speakers, and at last the
attributes of each statement are read (`attributes.py`), and which of them say the same again (`repeats.py`).
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Mapping

from analysis.actors import Cast
from analysis.claims import attributes
from analysis.claims.certainty import signs_of_certainty
from analysis.claims.claimed import Claimed
from analysis.claims.corrections import correct
from analysis.claims.linker import Attribution, cue_head
from analysis.claims.repeats import CLAIMS, CLAIMS_OF_UNKNOWN, Repeats, content_words
from analysis.claims.set_off import find_laid_out, with_utterances
from analysis.claims.statement import Statement, form_of, reporter_in, source_named, words_of_sections
from analysis.claims.tagger import TITLES, find_attributions
from analysis.claims.unclaimed import Unclaimed
from analysis.reading import Parse, Reading
from analysis.reading.grammar import sentence_of, token_at
from analysis.tables import Claim, Span, evidence, unique_ids
from analysis.weights import confidence, read_weights

_NEAR_CUE = 10  # tokens in which a paper is named: said in a statement
_BEFORE_CUE = 40  # characters in which a reporter's own hedge is looked for: Moscow reportedly said
_NEIGHBOURS = 8  # statements on either side in whose words an `I` is looked for


def find_claims(reading: Reading, cast: Cast) -> tuple[Claim, ...]:
    """The claims of the article, sorted by place."""
    return _with_who_says_we(_as_rows(find_statements(reading, cast), reading), reading, cast)


def _with_who_says_we(claims: tuple[Claim, ...], reading: Reading, cast: Cast) -> tuple[Claim, ...]:
    """WE STATE THAT …, in a communiqué: whoever issues the text."""
    own = [c.speaker_id is None and (c.speaker_quote or "").lower() in reading.parse.classes["first_person"] for c in claims]
    issuer = Unclaimed(Claimed(reading, cast, claims)).issuer if any(own) else None
    return tuple(
        dataclasses.replace(claim, speaker_id=issuer) if is_own else claim for claim, is_own in zip(claims, own, strict=True)
    )


def find_statements(reading: Reading, cast: Cast) -> list[Statement]:
    """What the article says that somebody said, before its attributes are read."""
    words = words_of_sections(reading)
    found = with_utterances(_in_prose(reading, cast, words), reading, cast)
    found = _with_whole_quotations(found, reading)
    found = [s for s in found if _is_free(s, reading) or _is_told(s, reading.parse)]
    found += find_laid_out(reading, cast, words, found)
    found.sort(key=lambda statement: (statement.content[0].start, statement.content[-1].end, statement.cue or Span(0, 0)))
    return _with_own_words(_with_issuers(found, reading.parse))


def _is_free(statement: Statement, reading: Reading) -> bool:
    """Whether its words stand in no paragraph that another line announces as somebody's."""
    holder = reading.sections[reading.section_at[statement.tokens[0]]] if statement.tokens else statement.section
    led = [s.lead_in_id for s in (statement.section, holder) if s.kind == "paragraph" and s.lead_in_id]
    return not led or statement.section.section_id in led


def _is_told(statement: Statement, parse: Parse) -> bool:
    """Whether words that a line announces as somebody's tell in their turn what another said: “… as the union says.”"""
    saying = any(parse.lemmas[i] in parse.classes["verbs_of_saying"] for i in statement.cue_tokens)
    return saying and not statement.is_nobodys


def _in_prose(reading: Reading, cast: Cast, words: list[list[int]]) -> list[Statement]:
    """The minister said that talks would go on."""
    found = []
    for attribution in correct(find_attributions(reading, words), reading):
        statement = _from_attribution(attribution, reading, cast)
        if not _is_narrators(attribution, statement, reading.parse, cast):
            found.append(statement)
    return found


def _from_attribution(attribution: Attribution, reading: Reading, cast: Cast) -> Statement:
    parse = reading.parse
    section = reading.sections[reading.section_at[attribution.cue[0]]]
    tokens = tuple(i for start, end in attribution.content for i in range(start, end))
    return Statement(
        section=section,
        content=tuple(parse.span(*piece) for piece in attribution.content),
        tokens=tokens,
        form="headline" if section.kind in TITLES else form_of(reading, tokens),
        rule=attribution.rule,
        speaker=parse.span(*attribution.source) if attribution.source else None,
        speaker_id=source_named(parse, cast, attribution.head),
        cue=parse.span(*attribution.cue),
        cue_tokens=tuple(range(*attribution.cue)),
        reported_by=reporter_in(section, cast),
    )


def _is_narrators(attribution: Attribution, statement: Statement, parse: Parse, cast: Cast) -> bool:
    """Whether nobody but the narrator, or the interviewer, speaks.

    In a question only a known speaker other than the interviewer makes a claim. The move suggests a change of course: the
    narrator's inference. (The survey suggests one: a claim.)
    """
    if statement.section.kind == "question":
        return statement.speaker_id in (None, reporter_in(statement.section, cast))
    if statement.speaker_id is None and statement.form == "headline" and parse.words[attribution.cue[0]] == ":":
        return True  # Analysis: why the talks failed
    cue = cue_head(parse, attribution.cue)
    verb = parse.heads[cue] if parse.deps[cue] == "dobj" else cue  # raised questions about
    if statement.speaker_id or parse.lemmas[verb] not in parse.classes["verbs_of_inferring"]:
        return False
    return attribution.head is None or parse.lemmas[attribution.head] not in parse.classes["sources_that_suggest"]


def _with_whole_quotations(found: list[Statement], reading: Reading) -> list[Statement]:
    """“We waited. ¶ “We asked. ¶ “Now we act,” she said.  A quotation that goes on in the next paragraph is one claim."""
    after = {q.span: later.span for q, later in itertools.pairwise(reading.quoted.quotations) if q.goes_on}
    before = {later: span for span, later in after.items()}
    claimed = Counter(i for statement in found for i in statement.tokens) if after else Counter()
    return [dataclasses.replace(s, content=_whole(s, reading, after, before, claimed)) for s in found]


def _whole(
    statement: Statement, reading: Reading, after: Mapping[Span, Span], before: Mapping[Span, Span], claimed: Mapping[int, int]
) -> tuple[Span, ...]:
    """The pieces with the paragraphs of their quotations that hold no other statement."""
    pieces, own = set(statement.content), Counter(statement.tokens)
    for steps, end in ((after, statement.content[-1]), (before, statement.content[0]), (after, statement.content[0])):
        last = reading.quoted.at(end.end - 1)
        span = last.span if last else None
        while span in steps:
            span = steps[span]
            tokens = _tokens_of(reading.parse, span)
            if any(claimed[i] > own[i] for i in tokens):
                break
            if not any(own[i] for i in tokens):
                pieces.add(span)
    return tuple(sorted(pieces))


def _with_own_words(found: list[Statement]) -> list[Statement]:
    """“I said no,” the envoy recalled: the `I` inside somebody's words is that somebody."""
    solved = []
    for k, statement in enumerate(found):
        cue, speaker, around = statement.cue, statement.speaker, None
        if statement.speaker_id is None and cue and speaker and speaker.end - speaker.start <= len("we"):
            near = found[max(0, k - _NEIGHBOURS) : k + _NEIGHBOURS]
            around = next((s for s in near if s is not statement and any(piece.covers(cue) for piece in s.content)), None)
        solved.append(dataclasses.replace(statement, speaker_id=around.speaker_id) if around else statement)
    return solved


def _with_issuers(found: list[Statement], parse: Parse) -> list[Statement]:
    """The ministry said in a statement … “…,” the statement said: a paper speaks for whom the text last let speak in one."""
    papers, solved = parse.classes["papers_that_speak"], []
    issuers: dict[str, str] = {}  # noun of the paper -> who issued it
    for statement in found:
        paper = next((parse.lemmas[t] for t in _tokens_of(parse, statement.speaker) if parse.lemmas[t] in papers), None)
        if statement.speaker_id is None and paper in issuers:
            statement = dataclasses.replace(statement, speaker_id=issuers[paper])
        elif statement.speaker_id is not None and statement.cue_tokens:
            near = (parse.lemmas[t] for t in _near(parse, statement.cue_tokens[0]))
            issuers.update((lemma, statement.speaker_id) for lemma in near if lemma in papers)
        solved.append(statement)
    return solved


def _tokens_of(parse: Parse, span: Span | None) -> range:
    return range(token_at(parse, span.start), token_at(parse, span.end - 1) + 1) if span else range(0)


def _near(parse: Parse, cue: int) -> range:
    """The tokens around a cue, inside its sentence."""
    sentence = sentence_of(parse, cue)
    return range(max(sentence.start, cue - _NEAR_CUE), min(sentence.stop, cue + _NEAR_CUE + 1))


def _as_rows(found: list[Statement], reading: Reading) -> tuple[Claim, ...]:
    repeats, rows = Repeats(CLAIMS, CLAIMS_OF_UNKNOWN), []
    ids = unique_ids(reading.article.article_id, "c", [statement.content[0].start for statement in found])
    for claim_id, statement in zip(ids, found, strict=True):
        row = _as_row(claim_id, statement, reading)
        first = repeats.first_like(claim_id, content_words(row.quote, reading.vocabulary), statement.speaker_id)
        rows.append(dataclasses.replace(row, duplicate_of=first))
    return tuple(rows)


def _as_row(claim_id: str, statement: Statement, reading: Reading) -> Claim:
    article, parse, cue = reading.article, reading.parse, statement.cue
    wording = attributes.read_wording(reading.vocabulary)
    proof = evidence(article.text, statement.content, statement.rule)
    quote = proof["quote"]
    core = attributes.core_of(parse, statement.tokens)
    act = attributes.act_of(parse, statement.cue_tokens, quote, core, wording)
    own = () if attributes.agrees_not(parse, statement.cue_tokens, wording) else statement.cue_tokens  # rejects
    before_cue = article.text[max(0, cue.start - _BEFORE_CUE) : cue.end] if cue else ""
    return Claim(
        claim_id=claim_id,
        article_id=article.article_id,
        section_id=statement.section.section_id,
        speaker_id=statement.speaker_id,
        **_naming(article.text, "speaker_quote", "speaker", statement.speaker),
        **_naming(article.text, "cue", "cue", cue),
        form=statement.form,
        act=act,
        modality=attributes.modality_of(core, act, wording),
        negated=attributes.is_negated(parse, own, statement.tokens),
        issue=reading.vocabulary.issues_of(quote),
        hedge=attributes.hedge_in([before_cue, quote], wording),
        reported_by=statement.reported_by,
        **reading.said.at(cue.start if cue else statement.content[0].start)._asdict(),
        duplicate_of=None,
        confidence=confidence(read_weights("claims")["confidence"], signs_of_certainty(reading, statement)),
        **proof,
    )


def _naming(text: str, words: str, prefix: str, span: Span | None) -> dict[str, object]:
    """Three columns: the words, where they begin and where they end."""
    start, end = span or (None, None)
    return {words: text[start:end] if span else None, f"{prefix}_start": start, f"{prefix}_end": end}
