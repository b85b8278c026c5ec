"""The questions of warm-ups that stand on paper and where no script runs: `make stills` writes them anew."""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from javascript import JavaScript

from course.figures.warm_up import WITHOUT_SCRIPT, WarmUp
from course.quizzes import WARM_UPS

ASK = """async (cases) => {
  const { questions, respond, revealed } = await load("warm_up/model.js");
  return cases.map((values) => questions(values).map((question) => {
    const answers = question.choices?.map(({ text }) => ({ text, ...respond(question, text, values) }));
    return {
      question: question.question,
      answers: answers ?? [{ text: "Show the answer", ...revealed(question, values) }],
    };
  }));
}"""


def without_script(javascript: JavaScript) -> dict[str, Any]:
    """Return three questions for each chapter, with what is said to each of their answers."""
    asked = javascript.run(ASK, [WarmUp(chapter=chapter, seed=chapter).state() for chapter in WARM_UPS])
    return {str(chapter): questions for chapter, questions in zip(WARM_UPS, asked, strict=True)}


if __name__ == "__main__":
    javascript = JavaScript()
    WITHOUT_SCRIPT.write_text(json.dumps(without_script(javascript), indent=1, ensure_ascii=False) + "\n", "utf-8")
    javascript.stop()
    print(WITHOUT_SCRIPT.relative_to(ROOT))
