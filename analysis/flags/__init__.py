"""All that was found in an article in, its flags out: what should lower a reader's trust, and in which row.

A rule is a line of `RULES` in `find.py`, with an example that raises it.
"""

from analysis.flags.find import find_flags, flag_language
