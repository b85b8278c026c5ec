/** Python in colours, by the classes of Pygments, which the book's style sheet knows. */
import { make } from "../figures/shared/elements.js";

const KEYWORDS =
  "and as assert async await break class continue def del elif else except finally for from global if import in is " +
  "lambda nonlocal not or pass raise return try while with yield";
const CONSTANTS = "True False None";
const KINDS = [
  ["c1", /#.*/],
  [
    "s2",
    /[fFrRbBuU]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*(?:"|$|(?=\n))|'(?:\\.|[^'\\\n])*(?:'|$|(?=\n)))/,
  ],
  ["mf", /\b(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?)/],
  ["kc", new RegExp(`\\b(?:${CONSTANTS.replaceAll(" ", "|")})\\b`)],
  ["k", new RegExp(`\\b(?:${KEYWORDS.replaceAll(" ", "|")})\\b`)],
  ["n", /[^\W\d]\w*/],
  ["o", /[-+*/%@&|^~<>=!]+/],
];
const WORD = new RegExp(KINDS.map(([, pattern]) => `(${/** @type {RegExp} */ (pattern).source})`).join("|"), "gu");

/** @param {string} source @returns {(Node | string)[]} */
export function coloured(source) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let done = 0;
  for (const match of source.matchAll(WORD)) {
    const kind = match.slice(1).findIndex((group) => group !== undefined);
    parts.push(source.slice(done, match.index), make("span", { class: KINDS[kind][0] }, match[0]));
    done = match.index + match[0].length;
  }
  return [...parts, source.slice(done)];
}
