"""A `Reading` and its `Cast` in; out come the claims, and `Speakers`: who speaks at each token, and whom a phrase means.

`CONDITIONS` and `SENTENCES` say how much is enough where later rooms ask what says the same again.
"""

from analysis.claims.find import find_claims
from analysis.claims.repeats import CONDITIONS, SENTENCES
from analysis.claims.said import Said
from analysis.claims.speakers import NOT_A_PARTY, Speakers
