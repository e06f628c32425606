"""TODO"""

from analysis.actors.find import Cast, find_actors
from analysis.actors.register import fold
