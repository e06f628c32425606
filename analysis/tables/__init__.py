"""Rows in, the eight checked tables out, and files of them: what everything reads and nothing changes."""

from analysis.tables.files import allowed_in_xml
from analysis.tables.rows import (
    Actor, ArticleRow, Assessment, Claim, Condition, Flag, Mention, Row, SectionRow, Span, evidence, spans_of,
    unique_ids,
)
from analysis.tables.tables import Tables
from analysis.tables.whole import check_replaceable, clean, locked, whole_file, whole_folder, workroom
