"""TODO"""

from analysis.words import values
from analysis.words.values import ACTS, SEVERITIES
from analysis.words.vocabulary import Body, Judgement, Never, OTHER, Role, Trigger, Vocabulary, load
