"""Articles, their tables and a folder of decisions in (`desk`), one widget of JupyterLab out: filter, read, decide.

The state is in Python (`book`, `widget`); the browser shows it as plain text and says which keys were pressed."""

from analysis.views.desk.widget import Desk, desk
