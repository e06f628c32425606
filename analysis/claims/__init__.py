"""A `Reading` and its `Cast` in; out come the claims, and `Speakers`: who speaks at each token, and whom a phrase means.

`CONDITIONS`, `ELSEWHERE`, `SENTENCES` say how much is `Alike` enough, where later rooms ask what is said again (`Repeats`).
"""

from analysis.claims.find import find_claims
from analysis.claims.repeats import CONDITIONS, ELSEWHERE, SENTENCES, Alike, Repeats, content_words
from analysis.claims.speakers import Speakers, may_be_party
