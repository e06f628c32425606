"""All that was found in an article in, its flags out: what should lower a reader's trust, and in which row.

A flag's `suggestion` is how the text should read, or what a reader should look at. A flag is tied to the row that it weakens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.actors import Cast
from analysis.flags import misprints, names, rereports, source
from analysis.flags.defects import Covered, Defect, Found, smallest_rows
from analysis.reading import Reading
from analysis.tables import Assessment, Claim, Condition, Flag, Span, evidence, unique_ids


class Rule(NamedTuple):
    """One line of the table of rules.

    `name`, `kind` and `severity` are what the table of flags says; `example` is an article that raises the flag. A defect
    that meets one found by a rule `better` is left to that rule.
    """

    name: str
    kind: str
    severity: str
    find: Callable[[Found], Iterator[Defect]]
    example: str
    better: tuple[str, ...] = ()


LOWER_CASE_NAMES = ("name_in_lower_case", "label_in_lower_case")
# Of two flags of one kind at one place the earlier rule's stands.
RULES = (
    Rule("seam", "several_texts", "warning", source.seams, ""),
    Rule("unquoted_claim", "lost_quotes", "warning", source.unquoted_claims, ""),
    Rule("changed_report", "changed_report", "warning", rereports.changed_reports, ""),
    Rule("anonymous_speaker", "anonymous_source", "caution", source.anonymous_speakers, ""),
    Rule("no_affiliation", "no_affiliation", "caution", source.speakers_without_affiliation, ""),
    Rule("actor_doubts", "possible_duplicate_actor", "note", names.possible_duplicates, ""),
    Rule("actor_doubts", "lone_surname", "note", names.lone_surnames, ""),
    Rule("actor_doubts", "conflicting_role", "note", names.conflicting_roles, ""),
    Rule("duplicate_row", "repeated_statement", "note", rereports.repeated_rows, ""),
    Rule("no_date", "no_date", "caution", source.no_date, ""),
    Rule("encoding_of_file", "encoding", "caution", source.damaged_encoding, ""),
    Rule("post", "embedded_post", "caution", source.posts, ""),
    Rule("furniture", "page_furniture", "note", source.furniture, ""),
    Rule("name_in_lower_case", "lower_case_name", "note", names.names_in_lower_case, ""),
    Rule("unsourced_report", "anonymous_source", "note", source.unsourced_reports, ""),
    Rule("pull_quote_without_marks", "lost_quotes", "note", source.pull_quotes_without_marks, "", ("unquoted_claim",)),
    Rule("orphaned_dash", "broken_line", "note", source.orphaned_dashes, ""),
    Rule("blank_after_mark", "glued_words", "note", misprints.glued_words, ""),
    Rule("joining_ellipsis", "stray_ellipsis", "caution", misprints.joining_ellipses, ""),
    Rule("label_in_lower_case", "lower_case_name", "note", names.labels_in_lower_case, ""),
    Rule("sentence_start", "lower_case_start", "note", misprints.lost_capitals, "", LOWER_CASE_NAMES),
    Rule("its_own", "misspelling", "note", misprints.its_own, ""),
    Rule("block_of_states", "misspelling", "note", misprints.blocks_of_states, ""),
    Rule("word_twice", "misspelling", "note", misprints.words_twice, ""),
    Rule("break_in_sentence", "broken_line", "note", misprints.broken_lines, ""),
    Rule("lone_mark", "lost_quotes", "caution", misprints.lone_marks, "", ("unquoted_claim",)),
    Rule("unmarked_speech", "lost_quotes", "warning", misprints.unmarked_speech, "", ("unquoted_claim",)),
    Rule("garbled", "encoding", "caution", misprints.garbled, ""),
    Rule("hidden_characters", "encoding", "note", misprints.hidden_characters, ""),
    Rule("two_spellings", "misspelling", "note", names.two_spellings, ""),
    Rule("two_spellings", "misspelling", "note", names.two_acronyms, ""),
    Rule("swapped_exclusion", "changed_report", "warning", rereports.swapped_exclusions, ""),
    Rule("same_words", "repeated_statement", "note", rereports.repeated_sentences, ""),
)


def find_flags(
    reading: Reading, cast: Cast, claims: Sequence[Claim], conditions: Sequence[Condition], assessments: Sequence[Assessment]
) -> tuple[Flag, ...]:
    """The defects of an article as a source, in text order; one flag for each kind and place."""
    found = Found(reading, cast, claims, conditions, assessments)
    first: dict[tuple[Span, str], tuple[Rule, Defect]] = {}
    pieces: dict[str, list[Span]] = {}  # name of a rule -> where it found something
    for rule in RULES:
        told = Covered(span for name in rule.better for span in pieces.get(name, ()))
        for defect in rule.find(found):
            pieces.setdefault(rule.name, []).extend(defect.spans)
            if not told.meets(defect.span):
                first.setdefault((defect.span, rule.kind), (rule, defect))
    return _as_rows(found, [first[key] for key in sorted(first)])


def _as_rows(found: Found, defects: Sequence[tuple[Rule, Defect]]) -> tuple[Flag, ...]:
    article_id = found.reading.article.article_id
    weakened = smallest_rows((defect.span for _, defect in defects if not defect.table), found)
    rows = []
    for flag_id, (rule, defect) in zip(unique_ids(article_id, "f", [d.span.start for _, d in defects]), defects, strict=True):
        table, row_id = (defect.table, defect.row_id) if defect.table else weakened.get(defect.span, (None, None))
        rows.append(
            Flag(
                flag_id=flag_id, article_id=article_id, kind=rule.kind, severity=rule.severity, suggestion=defect.suggestion,
                table=table, row_id=row_id, **evidence(found.text, defect.spans, rule.name),
            )
        )  # fmt: skip
    return tuple(rows)
