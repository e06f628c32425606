"""The modules stand in one order, and each imports only from those before it: a stage looks only back."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "analysis"
# The rooms of the house in their order; a room's parts stand before it.
STAGES = (
    "errors", "rows", "article", "layout", "vocabulary", "language", "actors", "tagger", "claims", "conditions", "assessments",
    "flags", "tables", "pipeline", "opening", "review", "marks", "summaries", "charts", "reports", "__main__",
)  # fmt: skip


def imported(path: Path) -> set[str]:
    """The modules of the package that a file imports anywhere, inside functions too; not those it only needs for types."""
    found = set()
    for node in ast.walk(without_types(ast.parse(path.read_text(encoding="utf-8")))):
        if isinstance(node, ast.ImportFrom) and node.module == "analysis":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("analysis.")}
    return found


def without_types(tree: ast.Module) -> ast.Module:
    tree.body = [n for n in tree.body if not (isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING")]
    return tree


IMPORTS = {path.stem: imported(path) for path in sorted(PACKAGE.glob("*.py")) if path.stem != "__init__"}


def reached(module: str) -> set[str]:
    """All modules that importing `module` needs, itself left out unless it needs itself."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        new = IMPORTS[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_no_module_imports_itself_in_a_circle():
    assert [module for module in IMPORTS if module in reached(module)] == []


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage in IMPORTS])
def test_a_stage_imports_only_stages_before_it(stage):
    later = set(STAGES[STAGES.index(stage) + 1 :])
    assert reached(stage) & later == set(), f"{stage} reaches forward"


def test_every_module_is_a_stage_or_a_part_of_one():
    used = set().union(*IMPORTS.values())
    assert [module for module in IMPORTS if module not in used and module not in STAGES] == []


def test_drawing_does_not_wait_for_the_language_model():
    """A notebook that is given its tables, and the command line's help, start without spaCy."""
    for module in ("summaries", "charts", "marks", "tables"):
        assert "language" not in reached(module), module
