/** A quiz: questions with some answers each, and the explanation of the chosen one. */
import { make, say } from "../shared/elements.js";
import { figure, question as hint, redraw } from "../shared/figure.js";
import { choosing } from "./choosing.js";
import { explain, score } from "./model.js";

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  /** @type {import("./model.js").Values} */
  const { questions, words } = state.values();
  const asked = questions.map(({ question, choices }, number) => {
    const explained = choices.map((choice) => ({ text: choice.text, said: explain(choice, words) }));
    return choosing(question, explained, (c) => state.set({ chosen: state.get("chosen").with(number, c) }));
  });
  const last = make("p", { class: "verdict", "aria-live": "polite" });
  frame.append(hint(words.hint), make("ol", { class: "quiz" }, ...asked.map(({ view }) => make("li", {}, view))), last);

  redraw(state, (values) => {
    for (const [number, { mark }] of asked.entries()) mark(values.chosen[number]);
    say(last, score(values));
  });
}

export default figure(["chosen", "questions", "words"], build);
