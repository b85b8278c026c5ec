"""What every test needs: examples that are the same in each run, and a word on the engine that may be missing."""

import pytest
from hypothesis import settings

settings.register_profile("same in each run", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("same in each run")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("skipped", [])
    if any("PyTorch" in str(report.longrepr) for report in reports):
        terminalreporter.section("PYTORCH NOT INSTALLED: parity with PyTorch was NOT tested", red=True, bold=True)
