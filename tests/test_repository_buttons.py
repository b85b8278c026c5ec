"""Launch, source and edit buttons depend on one thing: whether the repository's address is known."""

from types import SimpleNamespace
from typing import Any

import pytest
from repository_buttons import add_buttons, repository_url

VARIABLES = ["COURSE_REPOSITORY_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY"]


@pytest.fixture
def options(monkeypatch):
    """The theme's options, given these environment variables and no others."""

    def configure(**environment):
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        config: Any = SimpleNamespace(html_theme_options={"search_bar_text": "Search"}, myst_substitutions={})
        tags: set[str] = set()
        app: Any = SimpleNamespace(tags=tags)
        add_buttons(app, config)
        assert ("public" in tags) == ("repository_url" in config.html_theme_options)
        assert ("[lessons] @ git+https://" in config.myst_substitutions["install"]) == ("public" in tags)
        assert ("`git clone https://" in config.myst_substitutions["clone"]) == ("public" in tags)
        return config.html_theme_options

    return configure


def test_no_address_no_buttons(options):
    assert options() == {"search_bar_text": "Search"}
    assert repository_url() is None


@pytest.mark.parametrize(
    "environment",
    [
        {"COURSE_REPOSITORY_URL": "https://github.com/ada/course"},
        {"COURSE_REPOSITORY_URL": "https://github.com/ada/course.git/"},
        {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "ada/course"},
        {"COURSE_REPOSITORY_URL": "https://github.com/ada/course", "GITHUB_REPOSITORY": "eve/fork"},
    ],
)
def test_an_address_brings_the_buttons(options, environment):
    found = options(**environment)
    assert found["repository_url"] == "https://github.com/ada/course"
    assert set(found["launch_buttons"]) == {"notebook_interface", "binderhub_url", "colab_url"}
    assert found["use_source_button"] and found["use_edit_page_button"]
    assert found["search_bar_text"] == "Search"
