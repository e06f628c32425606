"""TODO"""

from analysis.assessments.find import find_assessments
