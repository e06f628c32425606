"""TODO"""

