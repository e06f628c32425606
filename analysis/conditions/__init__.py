"""TODO"""

from analysis.conditions.cases import Case, Least, choose, find_cases, weigh
from analysis.conditions.find import find_conditions
from analysis.conditions.holders import Offered, likeliest_owner, offered
from analysis.conditions.proposal import is_hypothetical
from analysis.conditions.signs import Scene, assessment_signs, hits_in
from analysis.conditions.triggers import Hit
