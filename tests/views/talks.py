"""Tables made by hand that the tests of the views share."""

from tests.small import doubt, judges, said, tables_of, wants

TALKS = tables_of(
    [
        said("Ann Lee", "We will sign on Monday."),
        said("Ann Lee", "the talks had gone well", form="indirect"),
        said("Bo Ek", "they must leave the valley first", form="mixed", act="request"),
        said("Bo Ek", "leave the valley", form="indirect", act="request", again="they must leave the valley first"),
        said(None, "nothing is agreed", form="unquoted", act="reject"),
        wants("Norland", "the army must leave the valley", 5, issue="territory", of="Sudland"),
        wants("Sudland", "will not leave the valley", 5, -1, issue="territory;demilitarisation"),
        wants("Sudland", "ready to open the border", 2, issue="sanctions"),
        wants("Sudland", "will never leave", 5, -1, issue="territory", again="will not leave the valley"),
        wants(None, "elections should be held", 3, issue="elections_legitimacy"),
        judges("Cy Day", "quite unrealistic", -2, of="the army must leave the valley"),
        judges("Cy Day", "bold", 1, of="the army must leave the valley", dimension="significance"),
        judges(None, "a fair offer", 1, of="ready to open the border"),
        doubt("valley,border", severity="caution"),
        doubt("border.They"),
        doubt("“sources”", kind="anonymous_source", severity="warning", suggestion="look for who reports it"),
    ],
    sides={"Ann Lee": "Norland", "Bo Ek": "Sudland"},
)
NOTHING = tables_of()  # of an article without a row
RELATED = tables_of(
    [
        said("Ann Lee", "Bo Ek, and again Bo Ek, must go."),
        said("Bo Ek", "Bo Ek never goes."),
        wants("Norland", "the army must leave", 5, of="Sudland"),
        wants("Sudland", "would like to talk", 2, of="Norland"),
        wants("Sudland", "would love to talk", 2, of="Norland", again="would like to talk"),
        wants("Norland", "the port must open", 4),
        judges("Ann Lee", "unrealistic", -2, of="the army must leave"),
        judges("Ann Lee", "fair", 1, of="the port must open"),
    ],
    sides={"Ann Lee": "Norland", "Bo Ek": "Sudland"},
)


LONG = "Permanent Representative of the Intergovernmental Authority on Reconstruction and Development"
ISSUES = ("territory", "sanctions", "ceasefire", "prisoners_humanitarian", "security_guarantees", "elections_legitimacy")


def many_parties(n: int, long: bool = False):
    """Tables of `n` parties that all speak, demand, refuse and judge."""
    names = [f"{LONG} {i}" if long else f"Party {i}" for i in range(n)]
    lines = [doubt("valley,border"), doubt("they went…away", severity="warning")]
    for i, name in enumerate(names):
        issues = ISSUES[i % 3 : i % 3 + 3]
        lines += [
            said(name, f"We will not accept proposal {i}. " * (n - i)),
            said(name, f"proposal {i}", form="indirect", act="reject"),
        ]
        lines += [wants(name, f"{name} on {x}", 1 + (i + k) % 5, (-1) ** (i + k), issue=x) for k, x in enumerate(issues)]
        lines += [wants(name, f"{name} again on {issues[0]}", 5, -1, issue=issues[0])]
        lines += [judges(names[i - 1], f"{name} asks too much", (-2, -1, 0, 1, 2)[i % 5], of=f"{name} on {issues[0]}")]
    lines += [
        said(None, "nobody knows"),
        wants(None, "all must pay $5 or $6", 3),
        judges(None, "odd", -1, of="all must pay $5 or $6"),
    ]
    return tables_of(lines)


CROWDS = {
    "one": many_parties(1),
    "few": many_parties(4),
    "forty": many_parties(40),
    "long names": many_parties(12, long=True),
}
