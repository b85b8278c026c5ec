"""The code of a page, made live by its reader: the button, the cells, what is kept, and what is said when it fails."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accessibility import violations
from browser import serve
from live_page import START, LivePage, exercise_cell, printed
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from course.exercises import exercises_of, questions_of

CHAPTER = "00_numpy"
FUNCTION = next(exercise for exercise in exercises_of(0) if not exercise.is_value)
TITLE = f"0.{exercises_of(0).index(FUNCTION) + 1} {FUNCTION.title}"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="module")
def live(context: BrowserContext, live_site: str) -> LivePage:
    """A page whose Python runs, for all tests that leave it as it was."""
    live = LivePage(context.new_page(), live_site, CHAPTER)
    live.start()
    return live


@pytest.fixture
def own(browser: Browser, live_site: str) -> Iterator[Callable[..., LivePage]]:
    """Open a page in a browser that has kept nothing."""
    contexts = []

    def open(chapter: str = CHAPTER, **settings: Any) -> LivePage:
        contexts.append(browser.new_context(**settings))
        return LivePage(contexts[-1].new_page(), live_site, chapter)

    yield open
    for context in contexts:
        context.close()


def said(page: Page) -> str:
    return page.locator(".live-start").inner_text()


def test_before_the_button_is_pressed_the_page_loads_nothing_of_it(own):
    live = own()
    live.page.wait_for_load_state("networkidle")
    asked = live.page.evaluate("() => performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [address for address in asked if "/live-" in address]
    assert live.page.locator("textarea").count() == 0


def test_the_button_says_how_much_it_loads_and_loads_no_more(own):
    live = own()
    words = said(live.page)
    found = re.search(r"loads (\d+) MB of Python, once", words)
    assert found, words
    live.start()
    sizes = live.page.evaluate(
        """() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/live-"))
        .map(({ name }) => name)"""
    )
    assert any("page.js" in name for name in sizes)
    assert not any("matplotlib" in request for request in sizes)
    assert 5 <= int(found[1]) <= 12


def test_the_first_cell_runs_by_itself(live):
    assert live.page.evaluate("() => window.heard.find(({ type }) => type === 'done').ok")
    live.write(1, "print(np.__name__)")
    assert printed(live.run(1)) == "numpy\n"
    live.reset(1)


def test_a_cell_is_changed_and_run(live):
    live.write(1, "print(6 * 7)")
    assert printed(live.run(1)) == "42\n"
    expect(live.cell(1).locator(".cell_output")).to_have_text(re.compile(r"^42\s*$"))
    live.reset(1)


def test_printed_text_comes_while_the_cell_runs(live):
    live.write(1, "import time\nfor i in range(3):\n    print(i)\n    time.sleep(0.3)")
    live.cell(1).get_by_role("button", name="Run", exact=True).click()
    expect(live.cell(1).locator(".cell_output")).to_contain_text("0")
    assert live.cell(1).get_by_role("button", name="Stop").is_visible()
    expect(live.cell(1).locator(".cell_output")).to_contain_text("2")
    expect(live.cell(1).get_by_role("button", name="Run", exact=True)).to_be_visible()
    live.reset(1)


def test_an_error_shows_the_readers_own_line(live):
    live.write(1, "def halve(x):\n    return x / 0\nhalve(3)")
    live.run(1)
    shown = live.cell(1).locator(".cell_output").inner_text()
    assert "return x / 0" in shown and "ZeroDivisionError: division by zero" in shown
    assert "kernel" not in shown and "eval" not in shown
    live.reset(1)


def test_where_a_name_is_missing_all_cells_above_are_offered(own):
    live = own()
    live.start()
    live.run(4)
    expect(live.cell(4)).to_contain_text("Have the cells above been run?")
    above = live.cell(4).get_by_role("button", name="Run all above")
    above.click()
    expect(live.cell(4).locator(".cell_output")).to_contain_text("[22.  0.  5.]")
    expect(above).to_be_hidden()


@pytest.fixture
def needing(own) -> Callable[..., LivePage]:
    """Open a page with two cells that need PyTorch, the third and the fifth."""

    def open(**settings: Any) -> LivePage:
        live = own(**settings)
        live.page.evaluate(
            """() => {
              const cells = document.querySelectorAll("article div.cell");
              for (const number of [2, 4]) cells[number].classList.add("tag_pytorch");
            }"""
        )
        return live

    return open


def test_cells_that_need_pytorch_stay_as_they_are_until_the_page_is_live_and_then_say_so(needing):
    live = needing()
    before = live.still.evaluate_all("(cells) => cells.map((cell) => cell.outerHTML)")
    assert len(before) == 2 and not any("PyTorch" in html for html in before)
    shown = [(cell.locator(".cell_input").inner_text(), cell.locator(".cell_output")) for cell in live.still.all()]
    outputs = [output.inner_html() for _, output in shown if output.count()]
    assert outputs
    live.start()
    for cell, (source, _) in zip(live.still.all(), shown, strict=True):
        note = cell.get_by_text(re.compile("^Needs PyTorch, which does not run in a browser"))
        expect(note).to_be_visible()
        assert source.strip() in cell.locator(".cell_input").inner_text()
        assert cell.locator("textarea, .live-button").count() == 0
    assert [output.inner_html() for _, output in shown if output.count()] == outputs
    expect(live.page.locator(".live-start")).to_contain_text("2 cells of this page need PyTorch")
    expect(live.status).to_have_text("Python is ready.")
    group = live.page.get_by_role("group", name="Code cell 3", exact=True)
    expect(group).to_have_accessible_description(re.compile("^Needs PyTorch.* JupyterLab"))
    expect(live.page.get_by_role("textbox", name="Code cell 4", exact=True)).to_have_count(1)


def test_what_runs_the_cells_above_and_goes_to_the_next_leaves_them_out(needing):
    live = needing()
    live.start()
    live.write(1, "above = 'run'")
    live.write(3, "print(below, above)")
    live.write(2, "below = 'too'")
    live.run(3)
    live.cell(3).get_by_role("button", name="Run all above").click()
    expect(live.cell(3).locator(".cell_output")).to_have_text(re.compile(r"^too run\s*$"))
    live.cell(1).locator("textarea").focus()
    live.page.keyboard.press("Shift+Enter")
    expect(live.cell(2).locator("textarea")).to_be_focused()


def test_pytorch_that_is_asked_for_anyway_is_said_not_to_be_there(live):
    live.write(1, "import torch")
    live.run(1)
    shown = live.cell(1).locator(".cell_output").inner_text()
    assert "ModuleNotFoundError: No module named 'torch'\nPyTorch does not run in a browser" in shown
    assert "micropip" not in shown
    live.reset(1)


def test_a_stored_output_stays_until_its_cell_is_run(live):
    cell = live.cell(5).locator(".cell_output")
    stored = cell.inner_text()
    assert stored.strip()
    live.write(5, "print('new')")
    expect(cell).to_have_text(stored, use_inner_text=True)
    live.run(5)
    expect(cell).to_have_text("new")
    live.reset(5)


def test_stop_ends_a_loop_and_python_starts_anew(own):
    live = own()
    live.start()
    live.write(1, "kept = 1\nwhile True:\n    pass")
    cell = live.cell(1)
    cell.get_by_role("button", name="Run", exact=True).click()
    expect(cell).to_contain_text("Running …")
    cell.get_by_role("button", name="Stop").click()
    expect(cell).to_contain_text("has forgotten all names")
    expect(cell.get_by_role("button", name="Run all above")).to_be_visible()
    expect(live.status).to_have_text("Python is ready.", timeout=60_000)
    live.write(1, "print('kept' in globals())")
    assert printed(live.run(1)) == "False\n"


def test_cells_wait_for_each_other(live):
    live.write(1, "import time\ntime.sleep(0.5)\norder = ['first']")
    live.write(2, "order.append('second')\nprint(order)")
    live.cell(1).get_by_role("button", name="Run", exact=True).click()
    assert printed(live.run(2)) == "['first', 'second']\n"
    for number in (1, 2):
        live.reset(number)


def test_a_cell_is_worked_with_keys_alone(live):
    page, area = live.page, live.cell(1).locator("textarea")
    live.write(1, "")
    area.focus()
    page.keyboard.type("for i in range(2):")
    page.keyboard.press("Enter")
    page.keyboard.type("print(i)")
    assert area.input_value() == "for i in range(2):\n    print(i)"
    page.keyboard.press("Tab")
    page.keyboard.type("# deeper")
    assert area.input_value().endswith("print(i)    # deeper")
    page.keyboard.press("Shift+Tab")
    assert area.input_value() == "for i in range(2):\nprint(i)    # deeper"
    page.keyboard.press("ControlOrMeta+z")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(area).not_to_be_focused()
    run, stop = (live.cell(1).get_by_role("button", name=name, exact=True) for name in ("Run", "Stop"))
    live.write(1, "import time\ntime.sleep(0.5)")
    run.focus()
    page.keyboard.press("Enter")
    expect(stop).to_be_focused()
    expect(run).to_be_focused()
    live.write(1, "print('by keys')")
    area.focus()
    page.keyboard.press("Shift+Enter")
    expect(live.cell(1).locator(".cell_output")).to_have_text("by keys")
    expect(live.cell(2).locator("textarea, summary").first).to_be_focused()
    live.reset(1)


def test_changes_are_there_again_after_a_reload_and_reset_takes_them_back(own):
    live = own()
    live.start()
    stored = live.cell(1).locator("textarea").input_value()
    live.write(1, "x = 'mine'")
    live.write(2, "y = 'mine, too'")
    live.page.reload()
    live.start()
    assert live.cell(1).locator("textarea").input_value() == "x = 'mine'"
    live.reset(1)
    assert live.cell(1).locator("textarea").input_value() == stored
    expect(live.cell(1).get_by_role("button", name="Reset")).to_be_hidden()
    live.page.get_by_role("button", name="Reset this page").click()
    live.page.reload()
    live.start()
    assert "mine" not in live.cell(1).locator("textarea").input_value()
    assert "mine" not in live.cell(2).locator("textarea").input_value()


def test_what_is_solved_is_kept_across_pages_and_can_be_taken_along(own, tmp_path):
    live = own()
    live.start()
    exercise = FUNCTION
    number = exercise_cell(live, exercise.id)
    live.write(number, f'{exercise.source}\n\n\ncheck("{exercise.id}", {exercise.name})')
    assert "correct!" in printed(live.run(number)) and "1 of" in printed(live.run(number))
    live.page.goto(live.page.url.replace(CHAPTER, "02_matrices"))
    live.start()
    live.page.get_by_role("button", name="Show my progress").click()
    expect(live.page.locator(".live-progress")).to_contain_text(f"✔ {TITLE}")
    with live.page.expect_download() as download:
        live.page.get_by_role("button", name="Save my progress").click()
    assert download.value.suggested_filename == "my-progress.json"
    download.value.save_as(tmp_path / "my-progress.json")
    saved = json.loads((tmp_path / "my-progress.json").read_text("utf-8"))
    assert saved["solved"].keys() == {exercise.id} and saved["solved"][exercise.id]["good"] == 1

    other = own("02_matrices")
    other.start()
    with other.page.expect_file_chooser() as chooser:
        other.page.get_by_role("button", name="Load my progress").click()
    chooser.value.set_files(tmp_path / "my-progress.json")
    expect(other.page.locator(".live-note")).to_contain_text("1 solved exercise and 0 answered questions")
    other.write(1, "from course.exercises import progress\nprogress()")
    assert f"✔ {TITLE}" in printed(other.run(1))


KEPT = (
    "from course.exercises import solved\nprint(*sorted(solved.kept()['solved']), *sorted(solved.kept()['answered']))"
)
QUESTIONS = [question["id"] for question in questions_of(3)]


def kept(live: LivePage) -> list[str]:
    """Return the ids of all that Python knows to be solved or answered."""
    live.write(1, KEPT)
    return printed(live.run(1)).split()


def near(live: LivePage, number: int) -> Locator:
    """Return what a cell shows, brought near, so that a figure in it comes alive."""
    output = live.cell(number).locator(".cell_output")
    output.scroll_into_view_if_needed()
    return output


def test_a_quiz_on_the_page_and_python_share_what_they_keep(own):
    live = own()
    live.start()
    live.write(2, "from course.quizzes import quiz\nquiz(3)")
    live.run(2)
    groups = near(live, 2).get_by_role("group")
    groups.nth(0).get_by_role("radio").first.check()
    assert kept(live) == [QUESTIONS[0]]
    number = exercise_cell(live, FUNCTION.id)
    live.write(number, f'{FUNCTION.source}\n\n\ncheck("{FUNCTION.id}", {FUNCTION.name})')
    live.run(number)
    groups.nth(1).get_by_role("radio").first.check()
    assert kept(live) == [FUNCTION.id, *sorted(QUESTIONS[:2])]
    live.write(1, "from course.exercises import progress\nprogress(reset=True)")
    live.run(1)
    assert live.page.evaluate("() => Object.keys(localStorage).filter((name) => name.includes('progress'))") == []
    groups.nth(2).get_by_role("radio").first.check()
    assert kept(live) == [QUESTIONS[2]]


def test_what_another_page_forgets_python_does_not_bring_back(own):
    live = own()
    live.start()
    number = exercise_cell(live, FUNCTION.id)
    live.write(number, f'{FUNCTION.source}\n\n\ncheck("{FUNCTION.id}", {FUNCTION.name})')
    live.run(number)
    assert kept(live) == [FUNCTION.id]
    live.page.evaluate("() => localStorage.clear()")
    assert kept(live) == []


def test_what_is_answered_while_a_cell_runs_and_what_two_waiting_cells_solve_is_kept(own):
    live = own()
    live.start()
    live.write(2, "from course.quizzes import quiz\nquiz(3)")
    live.run(2)
    one, two = exercises_of(0)[:2]
    for number, exercise in ((3, one), (4, two)):
        live.write(
            number,
            f"import time\nfrom course.exercises import check, exercises_of\ntime.sleep(0.5)\n"
            f'check("{exercise.id}", next(one.answer for one in exercises_of(0) if one.id == "{exercise.id}"))',
        )
    for number in (3, 4):
        live.cell(number).get_by_role("button", name="Run", exact=True).click()
    near(live, 2).get_by_role("radio").first.check()
    for number in (3, 4):
        expect(live.cell(number).locator(".cell_output")).to_contain_text("correct!")
    assert kept(live) == [*sorted([one.id, two.id]), QUESTIONS[0]]


def test_a_review_is_shown_and_answered_on_the_page(own):
    live = own()
    old = {"solved": {FUNCTION.id: {"last": "", "good": 1}}, "answered": {QUESTIONS[0]: {"last": "", "good": 1}}}
    live.page.evaluate(
        "(text) => localStorage.setItem('neural-network-from-scratch: my-progress.json', text)", json.dumps(old)
    )
    live.start()
    live.write(1, "from course.exercises import review\nreview()")
    words = printed(live.run(1))
    assert f'{TITLE}: review("{FUNCTION.id}")' in words and words.startswith("Due for another look: 1 question and 1")
    near(live, 1).get_by_role("radio").first.check()
    live.write(2, "review()")
    assert printed(live.run(2)).startswith("Due for another look: 1 exercise.")


def test_a_file_that_is_no_progress_is_refused(live, tmp_path):
    (tmp_path / "wrong.json").write_text("[1, 2]", "utf-8")
    with live.page.expect_file_chooser() as chooser:
        live.page.get_by_role("button", name="Load my progress").click()
    chooser.value.set_files(tmp_path / "wrong.json")
    expect(live.page.locator(".live-note")).to_contain_text("not a my-progress.json from this course")


def test_an_endless_loop_in_an_exercise_ends_by_itself(live):
    exercise = FUNCTION
    number = exercise_cell(live, exercise.id)
    source = (
        f'def {exercise.name}(*arguments):\n    while True:\n        pass\n\n\ncheck("{exercise.id}", {exercise.name})'
    )
    live.write(number, source)
    assert "It does not come to an end: stopped after 5 seconds." in printed(live.run(number))
    live.reset(number)


def test_a_figure_a_quiz_and_a_picture_come_alive_where_their_cell_runs(live):
    live.write(1, "from course.figures import Neuron\nNeuron(w1=1.5)")
    live.run(1)
    output = live.cell(1).locator(".cell_output")
    output.scroll_into_view_if_needed()
    slider = output.get_by_label("weight w₁", exact=True)
    expect(slider).to_have_value("1.5")
    live.write(1, "from course.quizzes import quiz\nquiz(3)")
    live.run(1)
    output.get_by_role("radio").first.check()
    expect(output.locator(".because").first).to_be_visible()
    live.write(
        1,
        "from course import plots\n"
        "plots.lines({'': {'': ([1, 2], [3, 4])}}, x_label='x', y_label='y', "
        "alt='A line that rises from 3 to 4, for a test.')",
    )
    live.run(1)
    picture = output.get_by_role("img", name="A line that rises from 3 to 4, for a test.")
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.naturalWidth") > 300
    live.reset(1)


WATCH = """
from course.watching import watch
from nnlib import MSE, SGD, Dense, Network, datasets
X, Y = datasets.xor()
network = Network(Dense(2, 4, "tanh", rng=0), Dense(4, 1, "sigmoid", rng=1))
watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=2000)
"""


def test_a_network_is_watched_while_it_learns(live):
    live.write(1, WATCH)
    live.run(1)
    output = live.cell(1).locator(".cell_output")
    expect(output).to_contain_text("ready: epoch 0 of 2000")
    output.get_by_role("button", name="Step").click()
    expect(output).to_contain_text("paused: epoch 1 of 2000")
    output.get_by_role("button", name="Start").click()
    expect(output.get_by_role("button", name="Pause")).to_be_visible()
    expect(output).to_contain_text(re.compile(r"epoch \d{2,} of 2000, loss"), timeout=20_000)
    live.write(2, "print(network.predict(X).shape)")
    assert printed(live.run(2)) == "(4, 1)\n"
    output.get_by_role("button", name="Pause").click()
    expect(output).to_contain_text("paused: epoch")
    output.get_by_role("slider", name="lr").focus()
    live.page.keyboard.press("ArrowRight")
    live.write(2, "print(_.training.optimizer.lr)")
    assert float(printed(live.run(2))) > 0.5
    image = output.get_by_role("img")
    assert len(image.get_attribute("alt") or "") > 40
    for number in (1, 2):
        live.reset(number)


def test_what_a_cell_shows_runs_no_script_in_the_page(live):
    live.write(
        1,
        """
class Hostile:
    def _repr_html_(self):
        return (
            "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'>"
            "<b onclick='window.hurt = 3'>bold</b><a href='javascript:window.hurt = 4'>link</a>"
            "<iframe srcdoc='<script>parent.hurt = 5</script>'></iframe>"
        )
Hostile()
""",
    )
    live.run(1)
    output = live.cell(1).locator(".cell_output")
    output.get_by_text("bold").click()
    output.get_by_text("link").click()
    assert live.page.evaluate("() => window.hurt") is None
    live.reset(1)


REACHING = """
from js import XMLHttpRequest
from pyodide.http import pyfetch
async def reach(address):
    try:
        await pyfetch(address)
    except Exception as error:
        return "refused"
    return "answered"
print(await reach("ADDRESS"))
request = XMLHttpRequest.new()
try:
    request.open("GET", "ADDRESS", False)
    request.send()
    print("answered")
except Exception:
    print("refused")
"""


def test_what_runs_reaches_no_other_host(live, live_site, tmp_path):
    with serve(tmp_path) as other:
        assert not live.page.request.get(other).status >= 500
        live.write(1, REACHING.replace("ADDRESS", other + "/"))
        assert printed(live.run(1)) == "refused\nrefused\n"
    live.reset(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_live_page_has_no_fault_that_axe_finds(needing, scheme):
    live = needing(viewport={"width": 320, "height": 700}, color_scheme=scheme, reduced_motion="reduce")
    assert violations(live.page) == []
    live.start()
    live.write(1, "1 / 0")
    live.run(1)
    live.write(2, WATCH)
    live.run(2)
    assert live.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert violations(live.page) == []


def test_on_a_phone_fields_have_letters_that_are_not_zoomed_and_outputs_wrap(own):
    live = own(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    live.start()
    live.write(1, "print('x' * 300)")
    live.run(1)
    assert (
        float(live.cell(1).locator("textarea").evaluate("(area) => parseFloat(getComputedStyle(area).fontSize)")) >= 16
    )
    output = live.cell(1).locator(".cell_output pre")
    assert output.evaluate("(pre) => pre.scrollWidth <= pre.clientWidth + 1")
    assert live.page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_a_second_click_starts_no_second_python(own):
    live = own()
    button = live.page.get_by_role("button", name=START)
    button.evaluate("(button) => { button.click(); button.click(); }")
    expect(live.status).to_have_text("Python is ready.", timeout=60_000)
    assert live.page.evaluate("() => window.heard.filter(({ type }) => type === 'ready').length") == 1
    assert live.page.locator(".live-status").count() == 1


def test_after_loading_the_page_works_without_a_network(own):
    live = own()
    live.start()
    live.page.context.set_offline(True)
    live.write(1, "print('still here')")
    assert printed(live.run(1)) == "still here\n"


@pytest.mark.parametrize("name", ["page.js", "worker.js", "pyodide.asm.wasm", "numpy-*", "neural_network*"])
def test_a_file_that_is_blocked_is_told_and_can_be_tried_again(own, name):
    live = own()
    blocked = [True]

    def handle(route: Route) -> None:
        if blocked:
            route.abort()
        else:
            route.continue_()

    live.page.context.route(f"**/live-*/{name}", handle)
    live.page.get_by_role("button", name=START).click()
    expect(live.page.locator(".live-start")).to_contain_text(
        re.compile("could not be loaded|did not arrive"), timeout=60_000
    )
    blocked.clear()
    again = live.page.locator(".live-start").get_by_role("button", name=re.compile("Try again|Run the code"))
    again.click()
    live.wait()
    live.write(1, "print('at last')")
    assert printed(live.run(1)) == "at last\n"


def test_matplotlib_that_is_blocked_is_told(own):
    live = own()
    live.start()
    live.page.context.route("**/live-*/matplotlib*", lambda route: route.abort())
    live.write(1, "from course import plots\nplots.number(1)")
    live.run(1)
    expect(live.cell(1).locator(".cell_output")).to_contain_text("matplotlib did not arrive")


def test_a_cell_that_draws_does_not_begin_before_matplotlib_is_imported(own):
    live = own()
    live.start()
    asked = "import sys\nprint('matplotlib.figure' in sys.modules)"
    live.write(1, asked)
    assert printed(live.run(1)) == "False\n"
    live.write(1, f"{asked}\ndef draw():\n    return plots.maps()")
    assert printed(live.run(1)) == "True\n"


FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize(("storage", "words"), [(FORBIDDEN, "keep anything"), (FULL, "no room left")])
def test_where_nothing_can_be_kept_the_page_works_and_says_so(own, storage, words):
    live = own()
    live.page.add_init_script(storage)
    live.page.reload()
    live.start()
    live.write(1, "print('unkept')")
    assert printed(live.run(1)) == "unkept\n"
    expect(live.page.locator(".live-note")).to_contain_text(words)
    exercise = FUNCTION
    number = exercise_cell(live, exercise.id)
    live.write(number, f'{exercise.source}\n\n\ncheck("{exercise.id}", {exercise.name})')
    live.run(number)
    assert "Solved: 1 of" in printed(live.run(number))


def test_a_browser_that_is_too_old_is_told_where_else_to_go(own):
    live = own()
    live.page.add_init_script("delete window.WebAssembly;")
    live.page.reload()
    live.page.get_by_role("button", name=START).click()
    expect(live.page.locator(".live-start")).to_contain_text("This browser is too old to run Python")
    expect(live.page.get_by_role("link", name="Other ways to run the book")).to_be_visible()


def test_where_there_is_too_little_memory_that_is_said(own):
    live = own()
    live.page.context.route(
        "**/live-*/worker.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="postMessage({ type: 'failed', words: 'WebAssembly.Memory(): could not allocate memory' })",
        ),
    )
    live.page.get_by_role("button", name=START).click()
    expect(live.page.locator(".live-start")).to_contain_text("There is not enough memory for Python here.")


def test_a_hundred_runs_of_a_cell_take_no_more_memory_than_ten(own):
    live = own()
    live.start()
    live.write(1, "import numpy as np\nlarge = np.ones(500_000)\nprint(large.sum())\nlarge")
    live.write(2, "import gc\ngc.collect()\nimport pyodide_js\nprint(pyodide_js._module.HEAP8.length)")
    for _ in range(10):
        live.run(1)
    before = int(printed(live.run(2)))
    for _ in range(100):
        live.run(1)
    assert int(printed(live.run(2))) <= before
    assert live.page.locator(".live-field").count() == live.cells.count()
