"""Notebooks and `reports.toml` in, self-contained pages out; and the committed notebooks, run again."""

from analysis.reports.checking import check_all, committed
from analysis.reports.chosen import choose, described, with_given
from analysis.reports.declared import Report, find_parameters, read_reports
from analysis.reports.index import TOLD, as_told, write_index
from analysis.reports.refresh import refresh_notebooks
from analysis.reports.run import Folders, run_reports
from analysis.reports.states import Outcome, read_site
