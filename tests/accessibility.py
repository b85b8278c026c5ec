"""What axe-core finds on a page against WCAG 2.2 AA. Its version is that of package-lock.json."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SOURCE = Path(__file__).parent / "tools" / "node_modules" / "axe-core" / "axe.min.js"


@cache
def source() -> str:
    assert SOURCE.exists(), "axe-core is not installed: run `make venv`"
    return SOURCE.read_text("utf-8")


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what is wrong on the page, by all rules or by some of them: each rule, and each element that breaks it."""
    run_only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    page.evaluate(f"() => {{ if (!window.axe) {{ {source()} }} }}")
    # Further down, the header lies over whatever happens to be there, as another target beside it.
    page.evaluate("() => window.scrollTo({ top: 0, behavior: 'instant' })")
    # To tell of everything that is right would take ten times as long.
    options = {"runOnly": run_only, "resultTypes": ["violations"]}
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
