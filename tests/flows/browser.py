"""A browser without a window, for the tests of the page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSER, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
# It asks nobody in the network for anything, not even its maker.
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1280,1000",
)  # fmt: skip


@contextmanager
def browser(profile: Path) -> Iterator[Any]:
    """Selenium's driver of Chromium; the test is skipped where either is not installed."""
    selenium = pytest.importorskip("selenium", reason="needs selenium: pip install 'wireledger[dev]'")
    if not shutil.which(BROWSER) or not shutil.which(DRIVER):
        pytest.skip(f"needs {BROWSER} and {DRIVER}: apt install chromium chromium-driver")
    assert selenium
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = BROWSER
    for option in (*_OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()
