"""The word lists in (`words/*.csv`, and a user's folder on top), one frozen, checked `Vocabulary` out.

`values` are the values that columns may have; `nevers_of` says what only looks like an entry of a list.
"""

from analysis.words import values
from analysis.words.entries import Body, Identity, Judgement, Role, Trigger
from analysis.words.nevers import Nevers, nevers_of
from analysis.words.values import ACTS, SEVERITIES
from analysis.words.vocabulary import EVERY, OTHER, Vocabulary, load
