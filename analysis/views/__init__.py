"""Tables in; what an analyst looks at out: answers to questions, charts of them, the article with its evidence marked.

The questions are in `summaries`, a chart of the same name in `charts`, which alone needs matplotlib: import it by its module.
"""

from analysis.views.answers import Answer
from analysis.views.captions import coded, spelled
from analysis.views.counting import names_of, one_line, sides_of
from analysis.views.marks import marked_page, show, snippet
from analysis.views.negotiations import inside, negotiations
from analysis.views.networks import network
from analysis.views.once import look_ahead
from analysis.views.profiles import Profile, hardest, profiles
from analysis.views.quoting import few_words, in_marks, short_quotes, words_shown
from analysis.views.sortable import table_script
