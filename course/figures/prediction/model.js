/** A prediction about what the text shows next. */

/**
 * What is asked: the result is shown when the reader wants to see it.
 * @param {{ question: string, answers: string[], right: number, because: string }} values
 * @returns {import("../shared/prediction.js").Prediction}
 */
export const asked = ({ question, answers, right, because }) => ({
  question,
  answers,
  how: "run the next cell",
  gesture: { shown: true },
  seen: ({ shown }) => shown,
  result: () => ({ right, because }),
});
