"""A figure works in Notebook 7 too."""

from notebooks import Notebook, write
from playwright.sync_api import Browser, expect

CELLS = ["from course.figures import Neuron\nfigure = Neuron()\nfigure"]


def test_a_slider_and_its_trait_follow_each_other_in_notebook_7(browser: Browser, lab):
    address, folder = lab
    write(folder / "notebook_7.ipynb", *CELLS)
    page = browser.new_page()
    page.goto(f"{address}/notebooks/notebook_7.ipynb")
    notebook = Notebook(page, address)
    notebook.wait()
    notebook.run_all()
    slider = notebook.cell(0).get_by_label("weight w₁")
    expect(slider).to_have_value("2")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_value("2.5")
    assert notebook.python("print(figure.w1)") == "2.5"
    notebook.python("figure.w1 = -3.0")
    expect(slider).to_have_value("-3")
    expect(notebook.cell(0).locator(".formula")).to_contain_text("−3.0 · 0.90")
    page.close()
