/** A question with choices on the page, and what is said to an answer. */
import { freshId, make, marked, OWN_KEYS } from "../shared/elements.js";

/** @typedef {{ kind: string, verdict: string, because: string }} Said */

/** @param {Said} said @param {string} where it stands: on the screen or on paper */
export const paragraph = ({ kind, verdict, because }, where) =>
  make("p", { class: `because ${kind} ${where}` }, make("strong", {}, verdict), " ", ...marked(because));

/**
 * Show in a live region what is said, if anything; what is there already is left alone, or it would be read out again.
 * @param {Element} live @param {Said | null} said
 */
export function tell(live, said) {
  const words = said && `${said.verdict} ${said.because}`.replaceAll("`", "");
  if ((live.textContent || null) !== words) live.replaceChildren(...(said ? [paragraph(said, "on-screen")] : []));
}

/**
 * A question with its choices, each with what is said to it; `mark` shows which is chosen, -1 for none.
 * @param {string} question @param {{ text: string, said: Said }[]} choices @param {(choice: number) => void} choose
 */
export function choosing(question, choices, choose) {
  const group = freshId("choices");
  const options = choices.map(({ text, said }, c) => {
    const input = make("input", { type: "radio", name: group, ...OWN_KEYS });
    input.addEventListener("change", () => choose(c));
    const live = make("div", { "aria-live": "polite" });
    const label = make("label", {}, input, make("span", {}, ...marked(text)));
    return { said, input, live, view: make("li", {}, label, live, paragraph(said, "on-paper")) };
  });
  const legend = make("legend", { class: "asked" }, ...marked(question));
  const list = make("ul", {}, ...options.map(({ view }) => view));
  return {
    view: make("fieldset", {}, legend, list),
    mark(/** @type {number} */ chosen) {
      options.forEach(({ said, input, live }, c) => {
        input.checked = c === chosen;
        tell(live, input.checked ? said : null);
      });
    },
  };
}
