/** A quiz: what each choice says of itself, and how many are right. */

/**
 * @typedef {{ text: string, right: boolean, because: string }} Choice
 * @typedef {{ id: string, question: string, choices: Choice[] }} Question
 * @typedef {{ hint: string, right: string, wrong: string }} Words
 * @typedef {{ questions: Question[], chosen: number[], words: Words }} Values
 */

/** Why a choice is right or not: how it begins, and the rest. @param {Choice} choice @param {Words} words */
export const explain = ({ right, because }, words) => ({
  kind: right ? "right" : "wrong",
  verdict: right ? words.right : words.wrong,
  because,
});

/** What the last line says, once every question has an answer. @param {Values} values */
export function score({ questions, chosen }) {
  const right = chosen.filter((choice, number) => questions[number].choices[choice]?.right).length;
  return chosen.includes(-1) ? "" : `${right} of ${chosen.length} right`;
}
