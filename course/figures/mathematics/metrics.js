/** nnlib.metrics in JavaScript; a row of a flat array has k numbers. */

/** @typedef {import("./arrays.js").Floats} Floats */

/**
 * The class of each row: of one column the side of 1/2, or of 0 for logits; of several the largest.
 * @param {Floats} Y @param {number} k
 */
export function chosen(Y, k, from_logits = false) {
  if (k === 1) return Uint8Array.from(Y, (y) => Number(y > (from_logits ? 0 : 0.5)));
  return Uint8Array.from({ length: Y.length / k }, (_, i) => {
    let largest = 0;
    for (let j = 1; j < k; j++) if (Y[i * k + j] > Y[i * k + largest]) largest = j;
    return largest;
  });
}

/** The share of rows whose choice is right; Y is rows as Y_hat, or integer labels. @param {Floats} Y_hat @param {Floats} Y @param {number} k */
export function accuracy(Y_hat, Y, k, from_logits = false) {
  const right = Y.length === Y_hat.length ? chosen(Y, k) : Y;
  return chosen(Y_hat, k, from_logits).filter((given, i) => given === right[i]).length / right.length;
}
