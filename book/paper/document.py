"""Join the pages of the built site into one page of HTML, for paper.

Every id gets the name of its page in front, so that none stands there twice, and links between pages become links
within the one. What leads to a file of the site alone leads to its public address, or is plain text where there is
none. Hints, solutions, answers and code, which the site folds, go into appendices, with a link there and a link back.
What only works on a screen is left out: buttons, folded code that only draws, what a check says of an empty answer.

The number of a page is not known before a browser has printed it, so its place is marked, and filled in later.
"""

import base64
import io
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup, Comment, Tag
from PIL import Image, ImageChops

STYLE = Path(__file__).with_name("paper.css")
ON_SCREEN_ONLY = (
    "a.headerlink, button, script, .live-start, .downloads, .toctree-wrapper, .citation > .label, "
    "[data-figure=quiz] p.question, [data-figure=warm_up] p.question"
)
# Of the colours of code those stay that help on paper; each word with a colour of its own would be an element for the
# screen reader, too.
COLOURED = re.compile("c1?|k[a-z]?|ow|s[a-z0-9]?|m[a-z]?|n[cf]")
# What the check of an exercise says before anything is written; where it says more, that is what the bug does.
EMPTY_ANSWER = re.compile(
    r"○ Exercise [^○]*: not attempted yet\. Write your answer where the dots are, and run this cell again\."
)
# What the welcome page says of itself, and what is true of it on paper.
THERE = {
    "here at work on this page. Draw a digit": "at work on a digit",
    "draw a letter above": "draw a letter",
    "hints and a solution are folded below it": "hints and a solution stand at the end of the book",
    "Words that are new are in bold and lead to": "Words that are new are in bold and explained in",
    "here on the page ": "on the site’s page ",
    "Read it here.": "Read it on the site.",
    "Run it here, too.": "Run it there, too.",
}
QUESTIONS = "[data-figure=quiz], [data-figure=warm_up], [data-figure=prediction]"
KINDS = {"quiz": "Quiz", "warm_up": "Warm-up", "prediction": "Prediction"}
# Figures of which each step stays on one page, but not all.
IN_STEPS = "ol.quiz, ol.steps"
# A cell of so many lines stays on one page; a picture is as high as so many.
WHOLE, PICTURE = 20, 12
# How large a dot of a picture is, in pixels, so that its words are nearly as large as those around it, and a dot of a
# still, which has two for each pixel of the screen. No still is higher than so many pixels.
DOT, STILL_DOT, STILL_HEIGHT = 0.56, 0.4, 700
PAGE_NUMBER = re.compile(r'(<span class="page-number" data-of="([^"]*)">)[^<]*')
SPACE = "\N{NO-BREAK SPACE}"


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def one(part: Tag, selector: str) -> Tag:
    """Return the first element that the selector finds; raises ValueError if there is none."""
    found = part.select_one(selector)
    if found is None:
        raise ValueError(f"a page has no {selector!r} where it is looked for: what makes the site has changed")
    return found


def section_of(element: Tag) -> Tag:
    """Return the section that an element stands in; raises ValueError if there is none."""
    section = element.find_parent("section")
    if section is None:
        raise ValueError(f"an element stands in no section: {str(element)[:100]}")
    return section


def without_margins(picture: Image.Image) -> Image.Image:
    """Return a picture without the rows above and below that have nothing on them but its ground."""
    ground = picture.crop((0, 0, 1, 1)).resize(picture.size)
    drawn = ImageChops.difference(picture, ground).getbbox()
    return picture.crop((0, drawn[1], picture.width, drawn[3])) if drawn else picture


def still_picture(path: Path) -> tuple[str, int]:
    """Return the address of a still as JPEG, which a PDF keeps as it is, and its width in pixels.

    Of a WebP it would keep every dot.
    """
    content = io.BytesIO()
    with Image.open(path) as opened:
        picture = without_margins(opened.convert("RGB"))
        picture.save(content, "JPEG", quality=85, subsampling=0, optimize=True)
    address = f"data:image/jpeg;base64,{base64.b64encode(content.getvalue()).decode()}"
    return address, round(picture.width * min(STILL_DOT, STILL_HEIGHT / picture.height))


def page_number(id: str) -> str:
    """Return the place for the number of the page on which an element begins."""
    return f'<span class="page-number" data-of="{escape(id)}">000</span>'


def with_page_numbers(html: str, numbers: Mapping[str, int]) -> str:
    """Return a document with the numbers of its pages in their places."""
    return PAGE_NUMBER.sub(lambda found: f"{found[1]}{numbers[found[2]]}", html)


def look_up(*references: tuple[str, str]) -> Tag:
    """Return a line that says on which pages something is, from pairs of words and ids."""
    links = (f'<a href="#{id}">{words}: page{SPACE}{page_number(id)}</a>' for words, id in references)
    return one(parsed(f'<p class="look-up">{" · ".join(links)}</p>'), "p")


@dataclass
class Appendix:
    """A part at the end of the book: for each chapter, entries with a link back to where they belong."""

    title: str
    id: str
    chapters: dict[str, list[str]] = field(default_factory=dict)

    def add(self, chapter: str, title: str, body: str, origin: str) -> str:
        """Add an entry, and return its id."""
        entries = self.chapters.setdefault(chapter, [])
        id = f"{self.place(chapter)}--{len(entries) + 1}"
        back = f'<p><a href="#{origin}">page{SPACE}{page_number(origin)}</a></p>'
        entries.append(f'<section id="{id}"><div class="entry-head"><h3>{title}</h3>{back}</div>{body}</section>')
        return id

    def place(self, chapter: str) -> str:
        """Return the id of what belongs to a chapter."""
        return f"{self.id}--{chapter}"


@dataclass(frozen=True)
class Chapter:
    """A part of the book that begins on a new page."""

    id: str
    part: str
    body: Tag

    @property
    def title(self) -> str:
        return " ".join(one(self.body, "h1").get_text().split())


class Document:
    """The whole book as one page of HTML, made from its built site, its settings, and the site's public address."""

    def __init__(self, site: Path, root: Path, public: str | None = None) -> None:
        self.site = site
        self.public = public and public.rstrip("/") + "/"
        settings = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
        self.title: str = settings["title"]
        self.language: str = settings["sphinx"]["config"]["language"]
        self.licences: str = settings["sphinx"]["config"]["html_theme_options"]["extra_footer"]
        self.hints = Appendix("Hints", "hints")
        self.solutions = Appendix("Solutions", "solutions")
        self.answers = Appendix("Answers", "answers")
        self.code = Appendix("Folded code", "code")
        listed = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
        parts = {page["file"]: part["caption"] for part in listed["parts"] for page in part["chapters"]}
        names = {listed["root"]: ""} | parts
        self.ids = {f"{name}.html": name.replace("/", "-") for name in names}
        self.sheets: dict[str, None] = {}
        self.formulas: set[str] = set()
        self.chapters = [self.chapter(name, part) for name, part in names.items()]
        self.welcome(self.chapters[0])
        self.appendices = [self.bound(one) for one in (self.hints, self.solutions, self.answers, self.code)]

    def welcome(self, chapter: Chapter) -> None:
        """Let the first page speak of the site as of another place."""
        one(chapter.body, "h1").string = "Welcome"
        for words in chapter.body.find_all(string=True):
            text = str(words)
            for here, there in THERE.items():
                text = text.replace(here, there)
            words.replace_with(text)

    # ---- A page of the site ----

    def chapter(self, name: str, part: str) -> Chapter:
        page = parsed((self.site / f"{name}.html").read_text("utf-8"))
        for sheet in page.select("link[rel=stylesheet]"):
            self.sheets[self.place(name, str(sheet["href"]))] = None
        chapter = Chapter(self.ids[f"{name}.html"], part, one(page, "article.bd-article"))
        for element in chapter.body.select(ON_SCREEN_ONLY):
            element.decompose()
        for comment in chapter.body.find_all(string=lambda words: isinstance(words, Comment)):
            comment.extract()
        self.leave_out_drawing(chapter)
        self.simplify_code(chapter)
        self.name_formulas(chapter)
        self.show_stills(chapter, name)
        self.keep_whole(chapter)
        self.name_ids(chapter)
        self.lead_links(chapter, name)
        self.number_ways_on(chapter)
        self.place_pictures(chapter, name)
        self.move_exercises(chapter)
        self.move_answers(chapter)
        self.move_code(chapter)
        return chapter

    def place(self, name: str, address: str) -> str:
        """Return where on the site a relative address of a page leads."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(urlsplit(address).path)))

    def leave_out_drawing(self, chapter: Chapter) -> None:
        """Leave out folded code that only draws, which is all that has a picture and of which the text says nothing."""
        for folded in chapter.body.select(".cell:has(img, [data-figure]) > details.hide"):
            before = folded.find_previous("p", class_=False)
            if before is None or "folded" not in before.get_text():
                folded.decompose()

    def simplify_code(self, chapter: Chapter) -> None:
        for word in chapter.body.select(".highlight span, code > .pre"):
            if not any(map(COLOURED.fullmatch, word.get("class") or ())):
                word.unwrap()

    def name_formulas(self, chapter: Chapter) -> None:
        """Let a screen reader say a formula as it is written in TeX: on paper MathML is no more than its letters."""
        for formula in chapter.body.select("[data-tex]"):
            self.formulas.add(tex := " ".join(str(formula["data-tex"]).split()))
            formula["role"], formula["aria-label"] = "img", tex
            del formula["data-tex"]

    def file(self, place: str) -> str:
        """Return the address of a file of the site on this machine."""
        return (self.site / place).resolve().as_uri()

    def on_the_site(self, words: str, name: str) -> Tag:
        """Return a line about a page as it is on the site, which leads there if there is a public one."""
        if self.public:
            words = f'<a href="{escape(urljoin(self.public, name))}.html">{words}</a>'
        return one(parsed(f'<p class="moves">{words}</p>'), "p")

    def show_stills(self, chapter: Chapter, name: str) -> None:
        for asking in chapter.body.select("[data-figure=review]"):
            asking.replace_with(self.on_the_site("This page asks its questions on the site.", name))
        for still in chapter.body.select("[data-figure] noscript"):
            still.insert_after(self.on_the_site("This figure moves on the site.", name))
            still.unwrap()
        for number, figure in enumerate(chapter.body.select("[data-figure]"), 1):
            figure["id"] = f"figure-{number}"
            del figure["data-state"], figure["style"]
        for question in chapter.body.select("[data-figure] p.question"):
            question["class"] = "asked"

    def keep_whole(self, chapter: Chapter) -> None:
        for cell in chapter.body.select(f".cell:not(:has({IN_STEPS}))"):
            if cell.get_text().count("\n") + PICTURE * len(cell.select("img")) <= WHOLE:
                cell["class"] = " ".join([*cell["class"], "whole"])

    def name_ids(self, chapter: Chapter) -> None:
        for element in chapter.body.select("[id]"):
            element["id"] = f"{chapter.id}--{element['id']}"

    def lead_links(self, chapter: Chapter, name: str) -> None:
        for link in chapter.body.select("a[href]"):
            address = urlsplit(str(link["href"]))
            if address.scheme or address.netloc:
                continue
            place = f"{name}.html" if not address.path else self.place(name, address.path)
            if place in self.ids and not address.query:
                link["href"] = "#" + "--".join(filter(None, (self.ids[place], unquote(address.fragment))))
            elif self.public:
                link["href"] = urljoin(urljoin(self.public, f"{name}.html"), str(link["href"]))
            else:
                link.unwrap()

    def number_ways_on(self, chapter: Chapter) -> None:
        """Say on which page the text goes on behind a section that can be left out."""
        for link in chapter.body.select("p.way-on a"):
            link.append(parsed(f", page{SPACE}{page_number(str(link['href']).removeprefix('#'))}"))

    def place_pictures(self, chapter: Chapter, name: str) -> None:
        for picture in chapter.body.select("img"):
            place = self.place(name, str(picture["src"]))
            if "still" in (picture.get("class") or ()):
                picture["src"], width = still_picture(self.site / place)
            else:
                picture["src"], width = self.file(place), round(int(str(picture["width"])) * DOT)
            picture["style"] = f"width: {width}px"
            del picture["width"], picture["height"], picture["loading"], picture["decoding"]

    # ---- What goes to the end of the book ----

    def move_exercises(self, chapter: Chapter) -> None:
        cells = chapter.body.select(".tag_exercise")
        for cell in cells:
            section = section_of(cell)
            title, origin = one(section, "h3, h4").decode_contents(), str(section["id"])
            output = one(cell, ".cell_output")
            if EMPTY_ANSWER.fullmatch(" ".join(output.get_text().split())):
                output.decompose()
            folded = {}
            for details in section.find_all("details", recursive=False):
                label = one(details, "summary").extract().get_text()
                folded[label] = details.extract().decode_contents()
            solution = self.solutions.add(chapter.id, title, folded.pop("Solution"), origin)
            hints = f'<ol class="hints">{"".join(f"<li>{words}</li>" for words in folded.values())}</ol>'
            section.append(look_up(("Hints", self.hints.add(chapter.id, title, hints, origin)), ("Solution", solution)))
        if cells:
            words = one(one(chapter.body, f"[id={chapter.id}--exercises]"), "p")
            words.string = (
                "Write your answers into the notebook of this chapter, or on the site, where each exercise checks "
                "itself and says what to look at if something is not right. Try first, then look at the hints, "
                "one by one, and last at the solution."
            )

    def move_answers(self, chapter: Chapter) -> None:
        for place in chapter.body.select(f"{QUESTIONS}, details:not([data-figure] details, .hide)"):
            if place.name == "details":
                self.move_answer(chapter, place)
            else:
                self.move_choices(chapter, place)

    def move_answer(self, chapter: Chapter, folded: Tag) -> None:
        """Move an answer that is folded below the paragraph that asks."""
        asked = folded.find_previous_sibling("p")
        if not isinstance(asked, Tag):
            raise ValueError(f"{chapter.id} has a folded answer with no paragraph before it: {str(folded)[:100]}")
        one(folded, "summary").decompose()
        asked["id"] = f"{chapter.id}--asked-{len(self.answers.chapters.get(chapter.id, ())) + 1}"
        title = one(asked, "strong").decode_contents().removesuffix(".")
        id = self.answers.add(chapter.id, title, folded.decode_contents(), str(asked["id"]))
        folded.replace_with(look_up(("Answer", id)))

    def move_choices(self, chapter: Chapter, figure: Tag) -> None:
        """Move the answers of a quiz, a warm-up or a prediction, and make a list of the choices that it gives."""
        kind = str(figure["data-figure"])
        if kind == "prediction":
            answers = f"<p>{one(figure, 'details p').decode_contents()}</p>"
            choices = one(figure, "ul")
            choices["class"] = "choices"
            one(figure, ".folded").replace_with(choices)
        else:
            answers = f'<ol class="answers">{"".join(map(self.parted, figure.select("ol.quiz > li")))}</ol>'
        if kind == "quiz":
            one(section_of(figure), "p").decompose()
        id = self.answers.add(chapter.id, KINDS[kind], answers, str(figure["id"]))
        figure.insert_after(look_up(("Answer" if kind == "prediction" else "Answers", id)))

    @staticmethod
    def parted(question: Tag) -> str:
        """Leave of a question what is asked and its choices, and return what is said of them, as an item of a list."""
        choices = one(question, "ul")
        reasons = [one(choice, ".because").decode_contents() for choice in choices.select("li")]
        if len(reasons) == 1:
            choices.decompose()
            return f"<li>{reasons[0]}</li>"
        items = "".join(f"<li>{one(choice, 'summary span').decode_contents()}</li>" for choice in choices.select("li"))
        choices.replace_with(one(parsed(f'<ol class="choices" type="a">{items}</ol>'), "ol"))
        return f'<li><ol class="choices" type="a">{"".join(f"<li>{reason}</li>" for reason in reasons)}</ol></li>'

    def move_code(self, chapter: Chapter) -> None:
        """Move the code that the site folds, and leave what it prints."""
        for number, folded in enumerate(chapter.body.select("details.hide"), 1):
            title = one(section_of(folded), "h2, h3, h4").decode_contents()
            id = f"{chapter.id}--folded-{number}"
            code = one(folded, ".cell_input").decode_contents()
            reference = look_up(("Folded code", self.code.add(chapter.id, title, code, id)))
            reference["id"] = id
            folded.replace_with(reference)

    # ---- The book ----

    def bound(self, appendix: Appendix) -> Chapter:
        titles = {chapter.id: one(chapter.body, "h1").decode_contents() for chapter in self.chapters}
        parts = "".join(
            f'<section id="{appendix.place(chapter)}"><h2>{titles[chapter]}</h2>{"".join(entries)}</section>'
            for chapter, entries in appendix.chapters.items()
        )
        body = f'<article class="bd-article"><section><h1>{appendix.title}</h1>{parts}</section></article>'
        return Chapter(appendix.id, "At the end", one(parsed(body), "article"))

    def headings(self) -> set[str]:
        """Return the texts of all headings."""
        found = (
            heading for one in [*self.chapters, *self.appendices] for heading in one.body.select("h1, h2, h3, h4, h5")
        )
        return {" ".join(heading.get_text().split()) for heading in found}

    def cover(self) -> str:
        address = escape(self.public or "")
        where = f', <a href="{address}">{address}</a>,' if address else ""
        return f"""<header class="cover">
<img class="logo" src="{self.file("_static/logo.svg")}" alt="">
<p class="title">{escape(self.title)}</p>
<img class="story" src="{self.file("_images/story.webp")}" alt="">
<div class="imprint">
<p>This is the book on paper. On the site{where} figures move, cells can be run and changed, and exercises check
themselves. Here figures stand still, code that only draws a picture is left out, and what the site folds stands at the
end: <a href="#hints">hints</a>, <a href="#solutions">solutions</a>, the <a href="#answers">answers</a> to questions,
and <a href="#code">code</a> that you need not read.</p>
<p>{self.licences}</p>
</div>
</header>"""

    def table_of_contents(self) -> str:
        lines, part = [], ""
        for chapter in [*self.chapters, *self.appendices]:
            if chapter.part != part:
                part = chapter.part
                lines.append(f'<p class="part-title">{escape(part)}</p>')
            lines.append(line("of-chapter", one(chapter.body, "h1"), chapter.id))
            for heading in chapter.body.select("section > section > h2") if chapter in self.chapters else ():
                lines.append(line("of-section", heading, str(section_of(heading)["id"])))
        return f'<nav class="table-of-contents"><h1>Contents</h1><div class="lines">{"".join(lines)}</div></nav>'

    def html(self) -> str:
        parts, rules = [], []
        for chapter in [*self.chapters, *self.appendices]:
            above = f'<p class="part-title">{escape(chapter.part)}</p>' if chapter.part else ""
            parts.append(
                f'<main class="on-paper" id="{chapter.id}" style="page: {chapter.id}">{above}{chapter.body}</main>'
            )
            title = json.dumps(chapter.title, ensure_ascii=False)
            rules.append(f"@page {chapter.id} {{ @bottom-left {{ content: {title} }} }}")
        sheets = "".join(f'<link rel="stylesheet" href="{self.file(sheet)}">' for sheet in self.sheets)
        return f"""<!DOCTYPE html>
<html lang="{self.language}" data-theme="light">
<head>
<meta charset="utf-8">
<title>{escape(self.title)}</title>
{sheets}
<style>{STYLE.read_text("utf-8")}{"".join(rules)}</style>
</head>
<body>
{self.cover()}
{self.table_of_contents()}
<main>{"".join(parts)}</main>
</body>
</html>
"""


def line(kind: str, heading: Tag, id: str) -> str:
    """Return a line of the table of contents."""
    words = heading.decode_contents()
    return f'<p class="{kind}"><a href="#{id}"><span class="words">{words}</span>{page_number(id)}</a></p>'
