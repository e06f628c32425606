"""TODO"""

from analysis.reading.article import Article, read, write_extracted
from analysis.reading.language import is_capitals_only, load_lexicon, read_language
from analysis.reading.layout.sections import Section
from analysis.reading.parse import Parse
from analysis.reading.quotations import Quoted
from analysis.reading.reading import Reading
