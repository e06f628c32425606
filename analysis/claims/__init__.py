"""A `Reading` and its `Cast` in; out come the claims, and `Speakers`: who speaks at each token, and whom a phrase means.

`Repeats` and `Alike` are the one measure of what says the same again, for later rooms too.
"""

from analysis.claims.find import find_claims
from analysis.claims.repeats import Alike, CONDITIONS, Repeats, SENTENCES, content_words
from analysis.claims.speakers import Speakers
