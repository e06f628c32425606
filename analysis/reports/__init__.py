"""Notebooks and `reports.toml` in, self-contained pages out; and the committed notebooks, run again."""

from analysis.reports.checking import check_all, committed
from analysis.reports.chosen import described
from analysis.reports.declared import find_parameters
from analysis.reports.index import TOLD, as_told, make_pages
from analysis.reports.refresh import refresh_notebooks
from analysis.reports.run import Folders
