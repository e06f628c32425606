"""A `Reading` in, its `Cast` out: who is named in an article, everybody once, under every name that the text uses.

`find_actors` finds them; a `Cast` has their rows, and answers whom a phrase means and for whom somebody speaks. `fold` levels
what two spellings of one name leave to taste.
"""

from analysis.actors.cast import Cast
from analysis.actors.find import find_actors
from analysis.actors.register import fold
