"""Tables in, a file for another program out: a spreadsheet's, a network's, or a folder of plain files."""

from analysis.exchange.export import find_writer, write_graphml
