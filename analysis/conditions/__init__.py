"""A `Reading` and its `Speakers` in, as a `Scene`; the conditions out: who requires, refuses or offers what.

Assessments are found in the same scene: cases weighed by models, whose they are by the same kind of model.
"""

from analysis.conditions.cases import NO_ROW, Case, likely_cases
from analysis.conditions.find import find_conditions
from analysis.conditions.holders import Offered, kind_of_owner, likeliest_owner, offered
from analysis.conditions.proposal import is_hypothetical
from analysis.conditions.ranker import HOPELESS, IS_ROW, signs_with_scores
from analysis.conditions.rules.table import Rule, rule_for
from analysis.conditions.scene import Scene
from analysis.conditions.signs import case_signs
from analysis.conditions.stances import find_stances
from analysis.conditions.triggers import Hit, hits_between, is_word_of
