/** Numbers as readers type them. */

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}([,. ]\d{3})+$/;

/**
 * The numbers that a text may mean, with any minus sign, a comma or a point, as a fraction or in percent: none if it
 * cannot be read, two where a comma may also part the thousands.
 * @param {string} text
 */
export function readings(text) {
  const plain = text
    .trim()
    .replace(/[−–‒﹣－]/g, "-")
    .replace(/\s+/g, " ");
  const percent = plain.endsWith("%") ? 100 : 1;
  const written = percent === 1 ? plain : plain.slice(0, -1).trim();
  const parts = written.split("/").map((part) =>
    part
      .replace(/^([+-]) /, "$1")
      .trim()
      .replace(",", "."),
  );
  const numbers = parts.every((part) => DECIMAL.test(part)) ? parts.map(Number) : [];
  const found = numbers.length === 1 || numbers.length === 2 ? [numbers.reduce((above, below) => above / below)] : [];
  if (GROUPED.test(written)) found.push(Number(written.replace(/[,. ]/g, "")));
  return found.filter(Number.isFinite).map((value) => value / percent);
}

/** The number that a text means first of all, or NaN. @param {string} text */
export const read = (text) => readings(text)[0] ?? Number.NaN;
