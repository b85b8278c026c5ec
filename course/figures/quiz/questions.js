/** Questions with some answers each, of which the chosen one says why it is right or not. */
import { make } from "../shared/elements.js";
import { choosing } from "./choosing.js";
import { explain } from "./model.js";

/**
 * A list of questions, and how it shows what is chosen.
 * @param {import("./model.js").Question[]} questions @param {import("./model.js").Words} words
 * @param {(number: number, choice: number) => void} choose
 */
export function makeQuestions(questions, words, choose) {
  const asked = questions.map(({ question, choices }, number) => {
    const explained = choices.map((choice) => ({ text: choice.text, said: explain(choice, words) }));
    return choosing(question, explained, (choice) => choose(number, choice));
  });
  return {
    view: make("ol", { class: "quiz" }, ...asked.map(({ view }) => make("li", {}, view))),
    show(/** @type {number[]} */ chosen) {
      for (const [number, { mark }] of asked.entries()) mark(chosen[number]);
    },
  };
}
