"""The word lists in (`words/*.csv`, and a user's folder on top), one frozen, checked `Vocabulary` out.

`values` are the values that columns may have; `nevers_of` says what only looks like an entry of a list; `read_talks` what an
analyst knows of one negotiation.
"""

from analysis.words import values
from analysis.words.codebook import lowered
from analysis.words.entries import Body, Identity, Judgement, Measure, Role, Trigger
from analysis.words.nevers import Nevers, nevers_of
from analysis.words.outlets import Outlet, key_of
from analysis.words.talks import Party, Talks, read_talks, slug_of
from analysis.words.values import ACTS, RELIABILITIES, SEVERITIES
from analysis.words.vocabulary import EVERY, OTHER, Vocabulary, load
