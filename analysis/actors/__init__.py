"""A `Reading` in, its `Cast` out: who is named in an article, everybody once, under every name that the text uses.

`find_actors` finds them; a `Cast` has their rows, and answers whom a phrase means and for whom somebody speaks. `fold` levels
what two spellings of one name leave to taste, `lists` are the nouns of people and bodies, `issuing_lines` say whose a text is.
"""

from analysis.actors.cast import Cast
from analysis.actors.find import find_actors
from analysis.actors.issuer import issuing_lines
from analysis.actors.matching import lists
from analysis.actors.register import fold
