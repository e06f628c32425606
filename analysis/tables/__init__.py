"""TODO"""

from analysis.tables.files import written_whole
from analysis.tables.rows import (
    ACTS, Actor, ArticleRow, Assessment, Claim, Condition, DIMENSIONS, Flag, KINDS_OF_ACTOR, KINDS_OF_CONDITION,
    Mention, Row, SEVERITIES, SectionRow, Span, evidence, spans_of, unique_ids,
)
from analysis.tables.tables import Tables
