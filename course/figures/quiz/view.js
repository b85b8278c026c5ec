/** A quiz: questions with some answers each, and the explanation of the chosen one. */
import { figure, make, redraw } from "./drawing.js";

/** @typedef {{ text: string, right: boolean, because: string }} Choice */
/** @typedef {{ question: string, choices: Choice[] }} Question */

/** A text in which backticks mark code. @param {string} text @returns {(Node|string)[]} */
const marked = (text) => text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));

/** Why a choice is right or not. @param {Choice} choice @param {string} where */
const because = ({ right, because }, where) =>
  make(
    "p",
    { class: `because ${right ? "right" : "wrong"} ${where}` },
    make("strong", {}, right ? "✔ Right:" : "✘ Not quite:"),
    " ",
    ...marked(because),
  );

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  const id = `quiz-${Math.random().toString(36).slice(2)}`;
  /** @type {Question[]} */
  const questions = state.get("questions");

  const asked = questions.map(({ question, choices }, q) => {
    const options = choices.map((choice, c) => {
      const input = make("input", { type: "radio", name: `${id}-${q}`, "data-lm-suppress-shortcuts": "true" });
      input.addEventListener("change", () => {
        state.set({ chosen: state.get("chosen").with(q, c) });
      });
      const live = make("div", { "aria-live": "polite" });
      const label = make("label", {}, input, make("span", {}, ...marked(choice.text)));
      return { choice, input, live, view: make("li", {}, label, live, because(choice, "on-paper")) };
    });
    const legend = make("legend", { class: "asked" }, ...marked(question));
    return {
      options,
      view: make("li", {}, make("fieldset", {}, legend, make("ul", {}, ...options.map(({ view }) => view)))),
    };
  });
  const score = make("p", { class: "verdict", "aria-live": "polite" });

  el.append(
    make("p", { class: "question" }, "Choose an answer: each says why it is right or not. You may choose again."),
    make("ol", { class: "quiz" }, ...asked.map(({ view }) => view)),
    score,
  );

  redraw(state, ["chosen"], () => {
    /** @type {number[]} */
    const chosen = state.get("chosen");
    asked.forEach(({ options }, q) =>
      options.forEach(({ choice, input, live }, c) => {
        input.checked = chosen[q] === c;
        // What already stands there is left alone: it would be read out again.
        if (input.checked !== !!live.firstChild)
          live.replaceChildren(...(input.checked ? [because(choice, "on-screen")] : []));
      }),
    );
    const right = chosen.filter((c, q) => questions[q].choices[c]?.right).length;
    score.textContent = chosen.includes(-1) ? "" : `${right} of ${chosen.length} right`;
  });
}

export default figure(build);
