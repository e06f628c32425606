"""TODO"""

from analysis.exchange.export import find_writer
