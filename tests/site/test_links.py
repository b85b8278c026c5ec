"""Links within the site lead somewhere, and every chapter and figure is on it."""

import re
from html import unescape
from pathlib import Path

import yaml
from built_site import SITE, links, page_names
from citations import addresses
from repository_buttons import repository_url

ROOT = Path(__file__).parents[2]


def test_links_lead_somewhere(page_name):
    assert links(page_name).broken() == []


def test_every_listed_page_is_built():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    listed = [toc["root"]] + [page["file"] for part in toc["parts"] for page in part["chapters"]]
    generated = {"index.html", "genindex.html", "search.html"}
    assert {f"{name}.html" for name in listed} | generated == set(page_names())


def test_front_door_leads_to_the_welcome_page():
    assert "book/index.html" in (SITE / "index.html").read_text("utf-8")


def test_alt_text_of_every_figure_is_on_its_page(chapters):
    for page_name, notebook in chapters.items():
        html = unescape((SITE / page_name).read_text("utf-8"))
        for cell in notebook["cells"]:
            for output in cell.get("outputs", []):
                for alt in re.findall('<img [^>]*alt="([^"]*)"', "".join(output.get("data", {}).get("text/html", ""))):
                    assert f'alt="{unescape(alt)}"' in html, (page_name, alt)


def test_a_work_is_cited_by_a_link_to_the_list_of_references(page_name):
    if page_name != "book/references.html":
        assert not links(page_name).targets & addresses(ROOT / "book/references.bib").keys()


def test_binder_and_colab_only_where_the_repository_is_known(chapters):
    for page_name in chapters:
        launchers = [
            target
            for target in links(page_name).targets
            if target.startswith(("https://mybinder.org/", "https://colab.research.google.com/"))
        ]
        assert len(launchers) == (2 if repository_url() else 0), page_name
