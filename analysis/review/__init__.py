"""What readers decided in, tables as they decided them out: `read_decisions`, `replay`; and what reviewing teaches.

A row is looked for by its words (`standing`), all that is said of it is weighed together (`judging`), then applied (`applied`).
"""

from analysis.review.deciding import add_row, complete, decide, decide_all, judge_pair
from analysis.review.decisions import Decision, Decisions, active, append_decisions, read_decisions, undo_of, write_values
from analysis.review.doctor import look_after
from analysis.review.judging import EVIDENCE, JUDGED
from analysis.review.readers import visible_to
from analysis.review.replay import Decided, Replayed, replay, with_decisions
