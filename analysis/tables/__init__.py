"""Rows in, the nine checked tables out, and files of them: what everything reads and nothing changes."""

from analysis.tables.files import allowed_in_xml, csv_text, guarded, remember, unguarded
from analysis.tables.moved import moved
from analysis.tables.rows import (
    PIECES, Actor, ArticleRow, Assessment, Claim, Condition, Flag, Mention, Row, SectionRow, Span, Stance, evidence, spans_of,
    unique_ids, without_gaps,
)
from analysis.tables.tables import (
    KEYS, LISTED_REFERENCES, OPEN_REFERENCES, REFERENCES, REVIEW, REVIEWED, ROW_CLASSES, VOCABULARIES, Tables, in_order,
    types_of,
)
from analysis.tables.whole import (
    check_replaceable, clean, held, left_behind, locked, put, take_over, whole_file, whole_folder, workroom,
)
