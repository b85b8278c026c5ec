/** Numbers as the book writes them: rounded, with a real minus sign, and never with more digits than they are worth. */

/** Rounded to so many decimals. @param {number} value */
export const fixed = (value, decimals = 2) =>
  (Object.is(Number(value.toFixed(decimals)), -0) ? 0 : value).toFixed(decimals).replace("-", "−");

/** With two digits and a power of ten: 5.4 · 10⁻⁹. @param {number} value */
export function scientific(value) {
  const [front, power] = value.toExponential(1).split("e");
  const raised = power
    .replace("+", "")
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `${fixed(Number(front), 1)} · 10${raised}`;
}

/** Whether decimals show what a number is: it does not vanish behind them, and has at most five digits before them. */
const fits = (/** @type {number} */ value, /** @type {number} */ decimals, most = 99999.5) =>
  value === 0 || (Math.abs(value) >= 0.5 * 10 ** -decimals && Math.abs(value) < most);

/** Rounded to so many decimals, or with a power of ten where these do not show it. @param {number} value */
export function short(value, decimals = 2) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  return fits(value, decimals) ? fixed(value, decimals) : scientific(value);
}

/** The same for narrow places: 5.4e−9. @param {number} value */
export function compact(value, decimals = 2) {
  if (fits(value, decimals, 1000)) return fixed(value, decimals);
  return value.toExponential(1).replace("e+", "e").replaceAll("-", "−");
}

/** With so many digits that count, and at least so many decimals. @param {number} value */
export function significant(value, digits = 3, decimals = 0) {
  const size = Math.abs(Number(value.toPrecision(digits)));
  if (size === 0) return fixed(0, Math.max(decimals, digits - 1));
  if (size < 1e-4) return scientific(value);
  return fixed(value, Math.max(decimals, digits - 1 - Math.floor(Math.log10(size))));
}

/** A written number as a factor in a formula: in brackets if it is negative. @param {string} written */
export const bracketed = (written) => written.replace(/^−.*/, "($&)");

/** The sum of written terms. @param {string[]} terms */
export const sum = (terms) => terms.join(" + ").replaceAll("+ −", "− ");

/** A list of written numbers. @param {ArrayLike<number>} values */
export const vector = (values, decimals = 2) => `[${Array.from(values, (value) => fixed(value, decimals)).join(", ")}]`;

/** A number as an index: ₁₂. @param {number} index */
export const subscript = (index) => String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);

/** With the decimals that it has, and no more: what rounding has added far behind is left out. @param {number} value */
export const exact = (value, decimals = 10) => String(Number(value.toFixed(decimals))).replace("-", "−");
