"""Move what a page folds into appendices: hints, solutions and answers, and the code that draws pictures.

Hints stand in rounds: the first hints of all exercises of a chapter, then the second ones, and so on. Whoever looks up
a hint does not see the next one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from bs4 import Tag

from course.figures.quiz import WORDS as QUIZ
from course.figures.warm_up import WORDS as WARM_UP
from ebook.site import Page, parsed, words

HINT = re.compile(r"Hint (\d)")
SOLUTION, ANSWER, CODE = "Solution", "Answer", "Code of the picture"
ROUNDS = ["First hints", "Second hints", "Third hints", "Fourth hints", "Fifth hints"]
# Figures of questions, by what leads from each to its answers.
ASKING = {"quiz": "Answers", "warm_up": "Answers", "prediction": "What happens"}
SEPARATOR = " · "
# What a figure says of how it is used, and needs to say once at most.
HOW = {QUIZ["hint"], WARM_UP["hint"]}


@dataclass
class Appended:
    """What one page has for the appendices."""

    hints: list[list[Tag]] = field(default_factory=list)
    answers: list[Tag] = field(default_factory=list)
    code: list[Tag] = field(default_factory=list)


def link(goal: str, text: str, *, is_back: bool = False) -> str:
    role = ' role="doc-backlink"' if is_back else ""
    return f'<a href="#{goal}"{role}>{escape(text)}</a>'


def ways(links: Iterable[str]) -> str:
    return f'<p class="ways">{SEPARATOR.join(links)}</p>'


def entry(id: str, heading: str, content: Iterable[Tag], links: Iterable[str], *, is_hint: bool = False) -> Tag:
    """Return a section of an appendix; an answer has a page to itself, a hint stands among others of its round."""
    kind, level = ("hint", 3) if is_hint else ("answer", 2)
    section = parsed(f'<section class="{kind}" id="{id}"><h{level}>{escape(heading)}</h{level}></section>')
    section.extend(list(content))
    section.append(parsed(ways(links)))
    return section


def only(element: Tag, selector: str) -> Tag:
    """Return the first part of an element that a selector finds; raises ValueError if there is none."""
    found = element.select_one(selector)
    if found is None:
        raise ValueError(f"{selector} is not in {words(element)[:60]!r}")
    return found


def section_of(element: Tag) -> Tag:
    section = element.find_parent("section")
    assert isinstance(section, Tag)
    return section


def heading_of(section: Tag) -> str:
    return words(section.find(re.compile("^h[1-6]$")))


def inside(details: Tag) -> list[Tag]:
    """Return what is folded, without the words that unfold it."""
    return [child for child in details.find_all(True, recursive=False) if child.name != "summary"]


def summary(details: Tag) -> str:
    return words(details.find("summary"))


def exercises(body: Tag) -> Iterator[tuple[Tag, list[Tag], Tag]]:
    """Yield the section of each exercise, with its hints and its solution."""
    for solution in body.find_all("details"):
        if summary(solution) == SOLUTION:
            section = section_of(solution)
            folded = section.find_all("details", recursive=False)
            yield section, [one for one in folded if HINT.fullmatch(summary(one))], solution


def move_exercises(body: Tag, appended: Appended) -> None:
    for section, hints, solution in list(exercises(body)):
        goals = [(f"hint-{number}-{section['id']}", f"Hint {number}") for number in range(1, len(hints) + 1)]
        goals.append((f"solution-{section['id']}", SOLUTION))
        (hints or [solution])[0].insert_before(parsed(ways(link(*goal) for goal in goals)))
        back = link(str(section["id"]), "Back to the exercise", is_back=True)
        for place, hint in enumerate(hints):
            while len(appended.hints) <= place:
                appended.hints.append([])
            links = [back, link(*goals[place + 1])]
            appended.hints[place].append(entry(goals[place][0], heading_of(section), inside(hint), links, is_hint=True))
            hint.decompose()
        appended.answers.append(entry(goals[-1][0], heading_of(section), inside(solution), [back]))
        solution.decompose()


def is_revealing(details: Tag) -> bool:
    """Whether this unfolds the answer to a question that offers no choices."""
    return summary(details) == "Show the answer"


def move_questions(body: Tag, appended: Appended) -> None:
    """Let the figures of questions ask, and answer in the appendix."""
    for number, figure in enumerate(body.select(",".join(f'[data-figure="{name}"]' for name in ASKING)), 1):
        name, id = str(figure["data-figure"]), f"asked-{number}"
        frame = only(figure, ".frame")
        answers = answered(parsed(str(frame)))
        figure["id"] = id
        for details in frame.find_all("details"):
            if is_revealing(details):
                choices_of(details).decompose()
            elif choice := details.select_one("summary > span"):
                details.replace_with(choice)
            else:
                details.decompose()
        if name == "quiz":
            only(frame, "p.question").decompose()
        letter(frame)
        frame.append(parsed(ways([link(f"answers-{id}", ASKING[name])])))
        back = link(id, "Back to the question" if name == "prediction" else "Back to the questions", is_back=True)
        appended.answers.append(entry(f"answers-{id}", heading_of(section_of(figure)), answers, [back]))


def choices_of(details: Tag) -> Tag:
    """Return the list that this is an item of."""
    choices = details.find_parent("ul")
    assert isinstance(choices, Tag)
    return choices


def letter(frame: Tag) -> None:
    """Name the choices by letters, so that an answer elsewhere can be compared with them."""
    for choices in frame.select("ol.quiz ul, .folded > ul"):
        choices.name = "ol"
        choices["type"] = "a"


def answered(frame: Tag) -> list[Tag]:
    """Return questions with all that is said of each answer."""
    for details in frame.find_all("details"):
        if is_revealing(details):
            choices_of(details).replace_with(only(details, "p"))
        else:
            if not details.select_one("summary > span"):
                only(details, "summary").decompose()
                for choices in details.find_previous_siblings("ul"):
                    choices.decompose()
            for wrapper in details.select("summary, summary > span"):
                wrapper.unwrap()
            details.unwrap()
    letter(frame)
    return [part for part in frame.find_all(True, recursive=False) if words(part) not in HOW]


def move_answers(body: Tag, appended: Appended) -> None:
    """Move what else is answered: questions in the text, each a paragraph that begins with its name."""
    for number, details in enumerate([one for one in body.find_all("details") if summary(one) == ANSWER], 1):
        question, id = details.find_previous_sibling("p"), f"question-{number}"
        assert isinstance(question, Tag)
        question["id"] = id
        back = link(id, "Back to the question", is_back=True)
        heading = words(question.find("strong")).rstrip(".")
        appended.answers.append(entry(f"answer-{number}", heading, inside(details), [back]))
        details.replace_with(parsed(ways([link(f"answer-{number}", ANSWER)])))


def move_code(body: Tag, appended: Appended) -> None:
    """Move the code that draws a picture; leave out what calls a figure, and show what else is folded."""
    for number, cell in enumerate(body.select(".cell:has(> details)"), 1):
        details, id = only(cell, "details"), f"cell-{number}"
        code = only(details, ".cell_input")
        if cell.select_one(".cell_output [data-figure]"):
            details.decompose()
        elif cell.select_one(".cell_output img"):
            cell["id"] = id
            back = link(id, "Back to the picture", is_back=True)
            heading = heading_of(section_of(cell))
            appended.code.append(entry(f"code-of-{id}", heading, [code], [back]))
            details.decompose()
            cell.append(parsed(ways([link(f"code-of-{id}", CODE)])))
        else:
            details.replace_with(code)


def move(page: Page) -> Appended:
    """Take out of a page what it folds, leave links in its place, and return it for the appendices."""
    appended = Appended()
    move_code(page.body, appended)
    move_questions(page.body, appended)
    move_exercises(page.body, appended)
    move_answers(page.body, appended)
    if left := page.body.find("details"):
        raise ValueError(
            f"{page.path} folds {summary(left)!r}, and book/_ext/ebook/folded.py does not know where to put it"
        )
    return appended
