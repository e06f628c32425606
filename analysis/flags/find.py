"""All that was found in an article in, its flags out: what should lower a reader's trust, and in which row.

A flag's `suggestion` is how the text should read, or what a reader should look at. A flag is tied to the row that it weakens.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.actors import Cast
from analysis.flags import misprints, names, rereports, source, turns
from analysis.flags.defects import Covered, Defect, Found, smallest_rows
from analysis.reading import Article, Reading
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
    Rule("seam", "several_texts", "warning", source.seams,
         "They met on Monday.\nThey spoke for long.\nTalks Fail\nKeywords: talks, peace\nThey left on Tuesday."),
    Rule("unquoted_claim", "lost_quotes", "warning", source.unquoted_claims,
         "He asked, If they want war, why should they be invited?"),
    Rule("changed_report", "changed_report", "warning", rereports.changed_reports,
         "Ann Hale said: “The troops must leave the northern valley at once.”\n"
         "Ann Hale said: “The troops should never leave the northern valley at once.”"),
    Rule("anonymous_speaker", "anonymous_source", "caution", source.anonymous_speakers,
         "Sources close to the talks said that a deal was near."),
    Rule("no_affiliation", "no_affiliation", "caution", source.speakers_without_affiliation,
         "Ann Hale said that the talks had failed."),
    Rule("actor_doubts", "possible_duplicate_actor", "note", names.possible_duplicates, "Yuri Zelin spoke. Yuri Zalin left."),
    Rule("actor_doubts", "possible_duplicate_actor", "note", names.shared_surnames,
         "Marek Novak met Jana Novak. Novak said no."),
    Rule("actor_doubts", "possible_duplicate_actor", "note", names.possibly_one_body,
         "The Seamen's Union struck. The National Union of Seamen left."),
    Rule("actor_doubts", "lone_surname", "note", names.lone_surnames, "Governor Hale agreed to the plan."),
    Rule("actor_doubts", "conflicting_role", "note", names.conflicting_roles,
         "Norwegian envoy Ann Roe came. Swedish envoy Ann Roe left."),
    Rule("duplicate_row", "repeated_statement", "note", rereports.repeated_rows,
         "“They must leave the valley,” said Ann Hale. They must leave the valley, Hale said again."),
    Rule("unnamed_answers", "answers_without_speaker", "caution", turns.answers_without_speaker,
         "Q: Why now?\n\nA: It is late.\n\nQ: And then?\n\nA: We wait."),
    Rule("turns_not_understood", "unread_turns", "warning", turns.unread_turns,
         "Ann Hale | We wait.\n\nBo Day | We go.\n\nAnn Hale | They must stay.\n\nBo Day | They left."),
    Rule("no_date", "no_date", "caution", source.no_date, "They met in Leeds."),
    Rule("encoding_of_file", "encoding", "caution", source.damaged_encoding, "They met in a café."),
    Rule("left_out_of_page", "left_out", "caution", source.left_out, "They met in a tent."),
    Rule("post", "embedded_post", "caution", source.posts, "We go! pic.twitter.com/abc123"),
    Rule("furniture", "page_furniture", "note", source.furniture,
         "Talks resume\n\nThe two sides met on Monday.\n\nKeywords: talks, peace"),
    Rule("name_in_lower_case", "lower_case_name", "note", names.names_in_lower_case, "Ann Hale met them. Then ann Hale left."),
    Rule("unsourced_report", "anonymous_source", "note", source.unsourced_reports, "The state is reportedly ready to talk."),
    Rule("pull_quote_without_marks", "lost_quotes", "note", source.pull_quotes_without_marks,
         "Ann Hale met them on Monday.\n\n"
         "We are ready to hear what the others bring. We will decide.Ann Hale\n\n"
         "The talks ended at noon.", ("unquoted_claim",)),
    Rule("orphaned_dash", "broken_line", "note", source.orphaned_dashes,
         "Talks Resume\n\n– In a sign of thaw, the two states have agreed to meet again in the spring, both said."),
    Rule("blank_after_mark", "glued_words", "note", misprints.glued_words, "She spoke of lies,accusing them."),
    Rule("joining_ellipsis", "stray_ellipsis", "caution", misprints.joining_ellipses, "These states cannot…be part of it."),
    Rule("label_in_lower_case", "lower_case_name", "note", names.labels_in_lower_case,
         "Harbour.example: Thank you for coming. Is it over?\n"
         "Ann Hale: It is not.\nharbour.example: Why?\n"
         "Ann Hale: They left."),
    Rule("sentence_start", "lower_case_start", "note", misprints.lost_capitals,
         "It is a tactic. by stressing wrongs, it gains.", LOWER_CASE_NAMES),
    Rule("its_own", "misspelling", "note", misprints.its_own, "A sign of it’s own fears."),
    Rule("block_of_states", "misspelling", "note", misprints.blocks_of_states, "They joined a military block."),
    Rule("word_twice", "misspelling", "note", misprints.words_twice, "The end of of the war."),
    Rule("break_in_sentence", "broken_line", "note", misprints.broken_lines,
         "Talks resume\n\n"
         "In a long speech, the envoy spoke of lies in the West\nwhen setting his own aims.\n\n"
         "They went home.\n\n"
         "It rained."),
    Rule("lone_mark", "lost_quotes", "caution", misprints.lone_marks,
         "The mayor said: “We agree to talk.", ("unquoted_claim",)),
    Rule("unmarked_speech", "lost_quotes", "warning", misprints.unmarked_speech,
         "It was a warning, We will never leave, and nobody said so.", ("unquoted_claim",)),
    Rule("garbled", "encoding", "caution", misprints.garbled, "They donâ€™t agree."),
    Rule("hidden_characters", "encoding", "note", misprints.hidden_characters, "They agr\u200bee."),
    Rule("two_spellings", "misspelling", "note", names.two_spellings, "Kyiv spoke. Kyiv waits. They met in Kiev."),
    Rule("two_spellings", "misspelling", "note", names.two_acronyms,
         "The US spoke. The U.S. left. The US came. The U.S. stayed."),
    Rule("swapped_exclusion", "changed_report", "warning", rereports.swapped_exclusions,
         "“Norway cannot join any deal on Sweden,” said Ann Hale. Hale wants Sweden excluded from deals with Norway."),
    Rule("same_words", "repeated_statement", "note", rereports.repeated_sentences,
         "The north closed the old port for the winter in the first week of May.\n\n"
         "News.\n\n"
         "The north closed the old port for the winter in the first week."),
)  # fmt: skip


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


def flag_language(article: Article) -> tuple[Flag, ...]:
    """What is said of an article that is not in English, and therefore not read: one flag, at its first line."""
    line = re.search(r"\S[^\r\n]*", article.text)
    if line is None:
        return ()
    return (
        Flag(
            flag_id=f"{article.article_id}#f{line.start()}", article_id=article.article_id, kind="other_language",
            severity="warning", suggestion=f"the text is not in English but `{article.language}`: read it yourself", table=None,
            row_id=None, **evidence(article.text, [Span(*line.span())], "language"),
        ),
    )  # fmt: skip


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
