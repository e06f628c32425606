"""What readers decided in (`read_decisions`), tables as they decided them out (`replay`); what reviewing teaches."""

from analysis.review.annotations import decisions_of, marks_of
from analysis.review.brat import read_brat
from analysis.review.changed import compare, touched
from analysis.review.deciding import add_row, complete, decide, judge_pair
from analysis.review.decisions import Decision, Decisions, active, append_decisions, read_decisions, undo_of, write_values
from analysis.review.doctor import look_after
from analysis.review.judging import EVIDENCE, JUDGED
from analysis.review.marks import read_marks, write_marks
from analysis.review.measuring import estimate, next_rows, precision
from analysis.review.positions import decisions_of_positions
from analysis.review.queue import band_of, certainty, keys_of, sample, sampled, telling
from analysis.review.readers import DECIDING, agreements, answers, differences, settle_for, visible_to
from analysis.review.replay import Decided, Replayed, Standing, ground_of, replay, replay_on, reviewed, original, with_decisions
