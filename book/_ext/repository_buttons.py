"""Show Binder, Colab, source and edit buttons once the repository's address is known.

The address is the environment variable COURSE_REPOSITORY_URL, or on a hosted CI that
sets them GITHUB_SERVER_URL and GITHUB_REPOSITORY. Where neither is set the pages have
no such button, so that no link leads nowhere. A page can ask by the tag `public`, and can
show by the substitutions `install` and `clone` how to install the project and how to get it.
"""

import os

from sphinx.application import Sphinx


def repository_url() -> str | None:
    if url := os.environ.get("COURSE_REPOSITORY_URL"):
        return url.rstrip("/").removesuffix(".git")
    if repository := os.environ.get("GITHUB_REPOSITORY"):
        return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}"
    return None


def add_buttons(app: Sphinx, config) -> None:
    config.myst_substitutions |= {"install": "", "clone": "type"}
    if url := repository_url():
        app.tags.add("public")
        config.myst_substitutions |= {
            "install": f'`%pip install "neural-network-from-scratch[lessons] @ git+{url}"`',
            "clone": f"type `git clone {url}`, and then",
        }
        config.html_theme_options |= {
            "repository_url": url,
            "repository_branch": "main",
            "use_repository_button": True,
            "use_source_button": True,
            "use_edit_page_button": True,
            "launch_buttons": {
                "notebook_interface": "jupyterlab",
                "binderhub_url": "https://mybinder.org",
                "colab_url": "https://colab.research.google.com",
            },
        }


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", add_buttons)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
