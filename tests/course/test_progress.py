"""What is solved and answered comes back: `progress()`, `review()`, and the file that all notebooks share."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from course.exercises import CHAPTERS, TOGETHER, check, exercises_of, progress, questions_of, review, schedule, solved
from course.exercises.schedule import Look
from course.figures.quiz import Quiz
from course.quizzes import quiz

START = date(2026, 11, 26)
FIRST, SECOND = exercises_of(1)[:2]


class Time:
    """A clock that a test turns on, in days."""

    def __init__(self) -> None:
        self.days = 0

    def today(self) -> str:
        return str(START + timedelta(self.days))


@pytest.fixture
def time(tmp_path, monkeypatch):
    """A new learner in a folder of notebooks, and the clock."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(solved, "unwritten", schedule.empty())
    time = Time()
    monkeypatch.setattr(solved, "today", time.today)
    return time


@pytest.fixture
def said(capsys):
    """What has been printed since the last time, without its line breaks."""
    return lambda: " ".join(capsys.readouterr().out.split())


def answer(figure: Quiz, number: int, is_right: bool) -> None:
    """Choose an answer to a question, as a click does."""
    choices = figure.questions[number]["choices"]
    choice = next(c for c, one in enumerate(choices) if one["right"] == is_right)
    figure.chosen = [choice if n == number else before for n, before in enumerate(figure.chosen)]


def solve(exercise) -> None:
    check(exercise.id, exercise.answer)


def test_for_someone_new_nothing_is_due_and_it_is_said_what_will_be(time, said):
    assert review() is None
    assert said().startswith("Nothing to look at again yet. Each exercise that you solve")
    progress()
    words = said()
    assert "↻" not in words and "✔" not in words and "review" not in words
    assert (
        f"1 Neurons and layers: 0 of {len(exercises_of(1))} exercises, 0 of {len(questions_of(1))} questions" in words
    )


def test_what_is_solved_comes_back_the_next_day_and_is_then_left_for_a_week(time, said):
    solve(FIRST)
    said()
    review()
    assert said() == "Nothing is due today. Next, on 27 November 2026: 1 exercise."
    progress()
    assert "✔ 1.1 A neuron for NAND" in (words := said()) and "↻" not in words
    time.days = 1
    progress()
    words = said()
    assert "↻ 1.1 A neuron for NAND" in words and "✔" not in words
    assert words.endswith("↻ Due for another look: 1 exercise. review() shows them.")
    assert f": 1 of {len(exercises_of(1))} exercises" in words
    assert review() is None
    assert said().startswith('Due for another look: 1 exercise. ↻ 1.1 A neuron for NAND: review("nand")')
    solve(FIRST)
    said()
    review()
    assert said() == "Nothing is due today. Next, on 4 December 2026: 1 exercise."


def test_solving_twice_in_a_minute_is_one_look(time):
    for _ in range(3):
        solve(FIRST)
    assert solved.kept()["solved"] == {FIRST.id: Look("2026-11-26", 1)}


def test_an_answer_that_is_not_right_yet_is_no_look(time):
    solve(FIRST)
    before = solved.kept()
    time.days = 3
    check(FIRST.id, (10, 10, -15))
    check(FIRST.id, ...)
    assert solved.kept() == before


@pytest.mark.parametrize("exercise", [FIRST, exercises_of(1)[5]], ids=lambda one: one.id)
def test_an_exercise_is_begun_again_from_its_stub(time, said, capsys, exercise):
    review(exercise.id)
    out = capsys.readouterr().out
    assert f"{exercise.title}, began like this." in " ".join(out.split())
    program = out.partition("\n\n")[2]
    assert program.startswith(exercise.stub) and program.endswith(f'check("{exercise.id}", {exercise.name})\n')
    with pytest.raises(ValueError, match="did you mean 'nand'"):
        review("nend")


def test_only_the_first_choice_of_a_question_is_kept(time):
    figure = quiz(5)
    ids = [question["id"] for question in figure.questions]
    answer(figure, 0, is_right=False)
    answer(figure, 0, is_right=True)
    answer(figure, 2, is_right=True)
    answer(figure, 2, is_right=False)
    assert solved.kept()["answered"] == {ids[0]: Look("2026-11-26", 0), ids[2]: Look("2026-11-26", 1)}


def test_a_quiz_that_is_shown_again_begins_fresh(time):
    answer(quiz(5), 0, is_right=True)
    assert quiz(5).chosen == [-1] * len(questions_of(5))


def test_questions_come_back_as_a_quiz_of_just_those_that_are_due(time, said):
    figure = quiz(5)
    for number, is_right in enumerate([True, False, True]):
        answer(figure, number, is_right)
    time.days = 1
    shown = review()
    assert said() == "Due for another look: 3 questions."
    assert [one["id"] for one in shown.questions] == [one["id"] for one in questions_of(5)[:3]]
    assert shown.questions[0]["question"] == f"Loss functions: {questions_of(5)[0]['question']}"
    answer(shown, 0, is_right=True)
    answer(shown, 1, is_right=True)
    answer(shown, 2, is_right=False)
    assert [solved.kept()["answered"][one["id"]].good for one in shown.questions] == [2, 1, 0]
    assert review() is None
    assert said() == "Nothing is due today. Next, on 28 November 2026: 2 questions."
    progress()
    assert f"5 Loss functions: 0 of {len(exercises_of(5))} exercises, 2 of {len(questions_of(5))} questions" in said()


def test_questions_of_different_chapters_are_mixed_and_come_ten_at_a_time(time, said):
    for chapter in (0, 3, 7, 8):
        figure = quiz(chapter)
        for number in range(len(figure.questions)):
            answer(figure, number, is_right=True)
    time.days = 1
    ids = {chapter: [one["id"] for one in questions_of(chapter)] for chapter in CHAPTERS}
    mixed = [ids[chapter][rank] for rank in range(5) for chapter in (0, 3, 7, 8) if rank < len(ids[chapter])]
    shown = review()
    assert [one["id"] for one in shown.questions] == mixed[:TOGETHER]
    assert f"Due for another look: {len(mixed)} questions. Here are 10 questions; review() then has the next." in said()
    for number in range(TOGETHER):
        answer(shown, number, is_right=True)
    assert {one["id"] for one in review().questions} == set(mixed[TOGETHER:])


def test_a_question_that_the_course_no_longer_has_is_kept_and_never_asked(time, said):
    answer(quiz(5), 0, is_right=True)
    content = solved.kept()
    content["answered"]["gone"] = Look("2026-01-01", 3)
    (path := solved.Path(solved.FILE)).write_text(schedule.written(content), "utf-8")
    review()
    assert said() == "Nothing is due today. Next, on 27 November 2026: 1 question."
    solve(FIRST)
    assert "gone" in json.loads(path.read_text("utf-8"))["answered"]


def test_a_file_from_before_the_days_were_kept_is_due_and_nothing_in_it_is_lost(time, said):
    (path := solved.Path(solved.FILE)).write_text(json.dumps({"solved": [SECOND.id, "no-longer-there"]}), "utf-8")
    progress()
    assert "↻ 1.2" in said()
    answer(quiz(5), 0, is_right=True)
    solve(SECOND)
    assert json.loads(path.read_text("utf-8")) == {
        "solved": {"no-longer-there": {"last": "", "good": 1}, SECOND.id: {"last": "2026-11-26", "good": 2}},
        "answered": {questions_of(5)[0]["id"]: {"last": "2026-11-26", "good": 1}},
    }


def test_a_reset_forgets_what_was_answered_too(time, said):
    solve(FIRST)
    answer(quiz(5), 0, is_right=True)
    said()
    progress(reset=True)
    assert "✔" not in said() and solved.kept() == schedule.empty()


def test_what_could_not_be_written_comes_back_too(time, said, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_text", lambda *_: (_ for _ in ()).throw(PermissionError("read-only")))
        answer(quiz(5), 0, is_right=True)
        solve(FIRST)
        assert "will forget it when the notebook is closed" in said()
        time.days = 1
        assert len(review().questions) == 1
    solve(SECOND)
    assert schedule.read(solved.Path(solved.FILE).read_text("utf-8")) == {
        "solved": {FIRST.id: Look("2026-11-26", 1), SECOND.id: Look("2026-11-27", 1)},
        "answered": {questions_of(5)[0]["id"]: Look("2026-11-26", 1)},
    }


ANSWER = """
import sys
from course.exercises import solved
solved.today = lambda: "2026-11-26"
for number in range(20):
    input()
    solved.look("answered", f"{sys.argv[1]}-{number}", True)
    print("looked", flush=True)
"""


def test_two_notebooks_that_are_open_at_once_lose_nothing(time):
    notebooks = [
        subprocess.Popen(
            [sys.executable, "-c", ANSWER, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": ":".join(sys.path)},
        )
        for name in ("one", "other")
    ]
    for _ in range(20):
        for notebook in notebooks:
            assert notebook.stdin and notebook.stdout
            notebook.stdin.write("\n")
            notebook.stdin.flush()
            assert notebook.stdout.readline() == "looked\n"
    assert [notebook.wait(60) for notebook in notebooks] == [0, 0]
    assert solved.kept()["answered"].keys() == {f"{name}-{n}" for name in ("one", "other") for n in range(20)}


def test_every_question_has_an_id_of_its_own():
    ids = [question["id"] for chapter in CHAPTERS for question in questions_of(chapter)]
    assert len(set(ids)) == len(ids)
