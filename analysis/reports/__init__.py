"""Notebooks and `reports.toml` in, self-contained pages out; and the committed notebooks, run again."""

from analysis.reports.declared import Report, check_parameters, find_parameters, read_reports, value_of
from analysis.reports.refresh import find_faults, refresh_notebooks
from analysis.reports.run import Folders, Outcome, run_reports, write_index
