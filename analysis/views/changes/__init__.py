"""Tables in, what parties have changed out: positions, whose they are, which of them meet, the move from one to the next.

A sub-room of the views, since it compares finished tables of many articles and no finder may look beyond its own article.
"""

from analysis.views.changes.ladder import find_moves
from analysis.views.changes.report import what_changed
