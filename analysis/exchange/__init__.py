"""Tables (and articles) in, a file for another program out: a spreadsheet's, a network's, an annotation tool's, a brief.

Each format is a module with a function of tables and articles; `formats.py` has the table of all.
"""

from analysis.exchange.formats import FORMATS, export, find_format, listing
from analysis.exchange.flat import link, statements
from analysis.exchange.refiqda_marks import read_qdpx
