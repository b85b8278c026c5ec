"""Find a Chromium for the tests of the site. Run as a program, say which one, or fail."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def find_browser() -> str | None:
    """The browser named by COURSE_BROWSER, else the system's, else Playwright's own."""
    if named := os.environ.get("COURSE_BROWSER"):
        return shutil.which(named)
    if installed := shutil.which("chromium") or shutil.which("google-chrome"):
        return installed
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


if __name__ == "__main__":
    sys.exit(None if find_browser() else "No browser for the tests of the site was found.")
