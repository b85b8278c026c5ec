/** A quiz: questions with some answers each, and the explanation of the chosen one. */
import { make, say } from "../shared/elements.js";
import { figure, question as hint, redraw } from "../shared/figure.js";
import { remember } from "../shared/keeping.js";
import { score } from "./model.js";
import { makeQuestions } from "./questions.js";

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  /** @type {import("./model.js").Values} */
  const { questions, words } = state.values();
  const asked = makeQuestions(questions, words, (number, choice) => {
    const chosen = state.get("chosen");
    // Where there is Python, it remembers. Only the first choice counts: after it one has read why.
    if (state.isAlone && chosen[number] === -1) remember(questions[number].id, questions[number].choices[choice].right);
    state.set({ chosen: chosen.with(number, choice) });
  });
  const last = make("p", { class: "verdict", "aria-live": "polite" });
  frame.append(hint(words.hint), asked.view, last);

  redraw(state, (values) => {
    asked.show(values.chosen);
    say(last, score(values));
  });
}

export default figure(["chosen", "questions", "words"], build);
