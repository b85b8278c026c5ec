"""The one style sheet of the pages: what is left out of it, and what stays."""

import pytest
import tinycss2
from styles import Purge, without_unused_properties

KNOWN = {"p", "a", "button", "open", "main", "wide"}


def purged(sheet: str) -> str:
    return Purge(KNOWN).rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


KEPT = {
    "an element": "p{color:red}",
    "a class": ".open{color:red}",
    "an id": "#main{color:red}",
    "a state": "a:hover{color:red}",
    "a part": 'p::before{content:"x"}',
    "what a function asks for": "p:not(.gone){color:red}",
    "an attribute": "a[data-gone]{color:red}",
    "everything": "*,::before{color:red}",
    "a descendant": "#main .open > p{color:red}",
    "a condition": "@media print{p{color:red}}",
    "a font": "@font-face{font-family:gone}",
    "steps": "@keyframes gone{from{color:red}}",
}
GONE = {
    "an element": "table{color:red}",
    "a class": ".gone{color:red}",
    "one of two classes": ".open.gone{color:red}",
    "an id": "#gone{color:red}",
    "a descendant": "p .gone a{color:red}",
    "all in a condition": "@media print{.gone{color:red}}",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_can_be_used_stays_as_it_is(name):
    assert purged(KEPT[name]).replace(" ", "") == KEPT[name].replace(" ", "")


@pytest.mark.parametrize("name", GONE)
def test_what_nothing_can_use_is_left_out(name):
    assert purged(GONE[name]) == ""


def test_of_several_selectors_those_stay_that_can_be_used():
    assert purged(".gone, p, .open .gone, a{color:red}") == "p,a{color:red}"


def test_properties_stay_that_something_reads():
    sheet = ":root{--a:var(--b);--b:1px;--c:'x;y';--d:url(\"data:a;b\");--e:2px}p{width:var(--a)}"
    assert without_unused_properties(sheet, "style.getPropertyValue('--e')") == (
        ":root{--a:var(--b);--b:1px;--e:2px}p{width:var(--a)}"
    )
    chain = ":root{--a:var(--b);--b:var(--c);--c:1px}"
    assert without_unused_properties(chain, "") == ":root{}"
