"""A table that needs nothing else: escaped, with its script inside."""

import lxml.html

from analysis.views.sortable import sortable, table_script


def test_cells_are_text():
    page = sortable(
        "2 <rows>", "t['a'] < 1", ["words", "act"], [(["<script>alert(1)</script>", "a & b"], ""), (["x", "y"], "rejected")]
    )
    tree = lxml.html.fragment_fromstring(page, create_parent="div")
    assert [cell.text_content() for cell in tree.iter("td")] == ["<script>alert(1)</script>", "a & b", "x", "y"]
    assert [script.text for script in tree.iter("script")] == [table_script()]
    assert tree.find(".//caption").text_content() == "2 <rows>t['a'] < 1"
    assert [row.get("class") for row in tree.findall(".//tbody/tr")] == [None, "rejected"]
