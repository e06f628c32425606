"""What the tests share: how hard hypothesis tries, and a browser where there is one."""

import os
import shutil

import hypothesis
import pytest

# the same examples on every machine, and no example fails for being slow on a busy one
hypothesis.settings.register_profile("parley", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("parley")

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium. Without it the test is skipped, or fails where `PARLEY_REQUIRE_BROWSER` is set."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if not CHROMIUM or not sync_playwright:
        missing = "chromium is not installed: apt-get install chromium" if sync_playwright else "playwright is not installed"
        (pytest.fail if os.environ.get("PARLEY_REQUIRE_BROWSER") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()
