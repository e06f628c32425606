"""TODO"""

from analysis.reports.parameters import check_parameters, value_of
from analysis.reports.refresh import find_faults, refresh_notebooks
from analysis.reports.run import Folders, read_reports, run_reports, write_index
