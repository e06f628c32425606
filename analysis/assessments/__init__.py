"""A `Scene` and its conditions in, the assessments out: who judges what, how, and what about."""

from analysis.assessments.find import find_assessments
