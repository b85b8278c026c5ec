/** A prediction: the reader chooses an answer and how sure she is, and later sees it beside what happens. */
import { button } from "./controls.js";
import { freshId, make, marked, OWN_KEYS, set } from "./elements.js";
import { redraw } from "./figure.js";

/**
 * What a figure asks in a state. With answers to choose from it is a prediction: `how` says in a few words what shows
 * the result, `gesture` is a change of the state that does it, `seen` tells whether a state shows the result, and
 * `result` which answer is right there, and why.
 * @typedef {{ right: number, because: string }} Result
 * @typedef {{
 *   question: string, answers: string[], how: string, gesture: Record<string, any>, seen: (values: any) => boolean,
 *   result: (values: any) => Result
 * }} Prediction
 * @typedef {Prediction | { question: string }} Asked
 *
 * What a reader has said. The prediction stays the one that she answered, wherever the state goes; its result stays what
 * it was when she saw it.
 * @typedef {{ prediction: Prediction, chosen: number, sure: number, result?: Result }} Said
 */

export const SURENESS = ["a guess", "fairly sure", "certain"];

/** Take an answer, or how sure it is. @param {Said | null} said @param {Asked} asked @param {{ chosen?: number, sure?: number }} change @returns {Said} */
export const choose = (said, asked, change) => ({
  ...(said ?? { prediction: /** @type {Prediction} */ (asked), chosen: -1, sure: -1 }),
  ...change,
});

/** What has been said, with the result that a state shows. @param {Said} said @param {any} values @returns {Said} */
export const reveal = (said, values) => ({ ...said, result: said.prediction.result(values) });

/** The same once a state shows it, and only the first time. @param {Said | null} said @param {any} values */
export const follow = (said, values) =>
  said && !said.result && said.prediction.seen(values) ? reveal(said, values) : said;

/** Whether a state has all of some values. @param {Record<string, any>} values @param {Record<string, any>} some */
export const has = (values, some) => Object.entries(some).every(([name, value]) => values[name] === value);

/**
 * What is shown: a `line` that only asks, the answers to choose from while they are `open`, or the result once it is
 * `seen`. What nobody has predicted is not judged. `isOver` says that the state asks something else by now.
 * @param {Said | null} said @param {Asked} asked @param {any} values
 */
export function evaluate(said, asked, values) {
  const prediction = said?.prediction ?? ("answers" in asked ? asked : null);
  if (!prediction)
    return { ...asked, stage: "line", answers: [], how: "", judged: "", said: "", happens: "", isOver: false };
  const { question, answers, how, gesture, seen, result } = prediction;
  const isSeen = said ? !!said.result : seen(values);
  // Before that only the room is kept that the words will take.
  const { right, because } = said?.result ?? result(isSeen ? values : { ...values, ...gesture });
  const longest = answers.reduce((long, answer) => (answer.length > long.length ? answer : long));
  const [answer, sure] = said ? [answers[said.chosen], SURENESS[said.sure]] : [longest, SURENESS[1]];
  return {
    question,
    stage: isSeen ? "seen" : "open",
    answers,
    how,
    judged: said?.chosen === right ? "✔ Right." : "✘ Not so.",
    said: `You said: ${answer}${sure ? ` (${sure})` : ""}.`,
    happens: `${answers[right]}. ${because}`,
    isOver: !!said && asked.question !== question,
  };
}

/** Answers to choose one from. @param {string} name @param {string[]} answers @param {(chosen: number) => void} take */
function options(name, answers, take) {
  const inputs = answers.map((_, i) => {
    const input = make("input", { type: "radio", name, ...OWN_KEYS });
    input.addEventListener("change", () => take(i));
    return input;
  });
  return {
    labels: answers.map((answer, i) => make("label", {}, inputs[i], make("span", {}, ...marked(answer)))),
    /** @param {number} chosen */
    show(chosen) {
      inputs.forEach((input, i) => {
        input.checked = i === chosen;
      });
    },
  };
}

/** A paragraph of strong words and others, which is left alone while it stays: it would be read out again. @param {string} kind */
function paragraph(kind) {
  let written = "";
  const view = make("p", { class: kind });
  return {
    view,
    /** @param {string} strong @param {string} words */
    write(strong, words) {
      if (written === strong + words) return;
      written = strong + words;
      view.replaceChildren(...(strong ? [make("strong", {}, strong), " "] : []), ...marked(words));
    },
  };
}

/**
 * The question of a figure, with answers to choose from where it is a prediction. What a reader says belongs to this
 * view of the figure, and is no part of its state.
 * @param {import("./figure.js").State} state @param {(values: any) => Asked} ask what is asked in a state
 */
export function asking(state, ask) {
  /** @type {Said | null} */
  let said = null;
  const id = freshId("question");
  const say = (/** @type {{ chosen?: number, sure?: number }} */ change) => {
    said = choose(said, ask(state.values()), change);
    draw(state.values());
  };
  const question = paragraph("question");
  const group = make("div", { class: "options", role: "radiogroup", "aria-labelledby": id });
  const hint = make("p", { class: "may-skip" }, "Choose an answer, or go straight on.");
  const sure = options(freshId("sure"), SURENESS, (sure) => say({ sure }));
  const how = paragraph("attempt");
  const show = button("Show me", () => {
    if (!said) return;
    state.set(said.prediction.gesture);
    said = reveal(said, state.values());
    draw(state.values());
    result.focus();
  });
  const next = [0, 1].map(() =>
    button("Next question", () => {
      said = null;
      draw(state.values());
      view.focus();
    }),
  );
  const told = make(
    "div",
    { class: "told" },
    make("div", { class: "options", role: "radiogroup", "aria-label": "How sure?" }, "How sure?", ...sure.labels),
    make("div", { class: "options" }, how.view, show, next[0]),
  );
  const open = make("div", { class: "open" }, group, make("div", { class: "stack" }, hint, told));
  const [verdict, happens] = [paragraph("said"), paragraph("happens")];
  const result = make("div", { class: "result", tabindex: -1 }, verdict.view, happens.view, next[1]);
  const view = make(
    "div",
    { class: "prediction", tabindex: -1 },
    question.view,
    make("div", { class: "stack" }, make("div", { role: "status" }, result), open),
  );
  set(question.view, { id });

  let asked = "";
  let answers = options("", [], () => {});
  /** @param {any} values */
  function draw(values) {
    said = follow(said, values);
    const now = evaluate(said, ask(values), values);
    Object.assign(view.dataset, { stage: now.stage, said: !!said, over: now.isOver });
    if (asked !== now.question + now.answers) {
      answers = options(freshId("answer"), now.answers, (chosen) => say({ chosen }));
      group.replaceChildren(...answers.labels);
    }
    asked = now.question + now.answers;
    answers.show(said?.chosen ?? -1);
    sure.show(said?.sure ?? -1);
    question.write("", now.question);
    how.write("", now.how && `Now try it: ${now.how}.`);
    verdict.write(now.judged, now.said);
    happens.write("What happens:", now.happens);
  }
  redraw(state, draw);
  return view;
}
