"""Files in (`read`), `Article`s out; an `Article` in (`read_language`), its `Reading` out: sections, parse, quotations, words.
The text is never changed: every offset counts code points of what was received. All finders may also name `reading.grammar`."""
from analysis.reading.adding import add
from analysis.reading.article import ENGLISH, Article, all_of, gather, keep, read, read_each, slug, why_no_rows, write_extracted
from analysis.reading.copies import find_copies, runs_of, signature
from analysis.reading.dates import Day, find_days, find_deadline
from analysis.reading.figures import Figure, find_figures, singular
from analysis.reading.language import forgetting, is_capitals_only, load_lexicon, read_language
from analysis.reading.layout.patterns import one_of
from analysis.reading.layout.sections import Section
from analysis.reading.marks import whole_span
from analysis.reading.parse import Parse, remembered
from analysis.reading.negation import has_a_not, is_denied, is_disowned, is_eager, polarity
from analysis.reading.reading import Quoted, Reading
from analysis.reading.walking import Folder, Unread
