"""TODO"""

from analysis.flags.find import find_flags
