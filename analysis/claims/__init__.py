"""TODO"""

from analysis.claims.find import find_claims
from analysis.claims.speakers import Speakers
