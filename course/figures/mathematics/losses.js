/** nnlib.losses in JavaScript; a row of a flat array has k numbers. */
import { sigmoid, softmax } from "./activations.js";
import { floats } from "./arrays.js";

/**
 * @typedef {import("./arrays.js").Floats} Floats
 * @typedef {MSE | BinaryCrossEntropy | CrossEntropy} Loss
 */

/** @param {Floats} Y_hat @param {(y_hat: number, i: number) => number} term */
function mean(Y_hat, term) {
  let sum = 0;
  for (let i = 0; i < Y_hat.length; i++) sum += term(Y_hat[i], i);
  return sum / Y_hat.length;
}

export class MSE {
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] the length of a row */
  call(Y_hat, Y, k) {
    return mean(Y_hat, (y_hat, i) => (y_hat - Y[i]) ** 2);
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] */
  gradient(Y_hat, Y, k) {
    return Y_hat.map((y_hat, i) => (2 * (y_hat - Y[i])) / Y.length);
  }
}

/** @param {number} p */
const awayFrom0And1 = (p) => Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON);

export class BinaryCrossEntropy {
  constructor(from_logits = false) {
    this.from_logits = from_logits;
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] */
  call(Y_hat, Y, k) {
    if (this.from_logits) return mean(Y_hat, (z, i) => Math.max(z, 0) - Y[i] * z + Math.log1p(Math.exp(-Math.abs(z))));
    return -mean(Y_hat, (y_hat, i) => {
      const p = awayFrom0And1(y_hat);
      return Y[i] * Math.log(p) + (1 - Y[i]) * Math.log(1 - p);
    });
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} [k] */
  gradient(Y_hat, Y, k) {
    if (this.from_logits) return Y_hat.map((z, i) => (sigmoid.call(z) - Y[i]) / Y.length);
    return Y_hat.map((y_hat, i) => {
      const p = awayFrom0And1(y_hat);
      return (p - Y[i]) / (p * (1 - p)) / Y.length;
    });
  }
}

/**
 * The row of a 1 and zeros for each integer label, in the shape of `like`; rows stay as they are.
 * @param {Floats} Y @param {Floats} like @param {number} k the length of a row
 */
export function one_hot(Y, like, k) {
  if (Y.length === like.length) return Y;
  const rows = floats(like.length);
  for (let i = 0; i < Y.length; i++) rows[i * k + Y[i]] = 1;
  return rows;
}

/** Y is one-hot rows or integer labels. */
export class CrossEntropy {
  constructor(from_logits = false) {
    this.from_logits = from_logits;
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} k the number of classes */
  call(Y_hat, Y, k) {
    const rows = one_hot(Y, Y_hat, k);
    if (!this.from_logits) return -k * mean(Y_hat, (y_hat, i) => rows[i] * Math.log(awayFrom0And1(y_hat)));
    let sum = 0;
    for (let row = 0; row < rows.length; row += k) {
      let largest = row;
      for (let i = row; i < row + k; i++) if (Y_hat[i] > Y_hat[largest]) largest = i;
      let others = 0;
      for (let i = row; i < row + k; i++) {
        const shifted = Math.max(Y_hat[i] - Y_hat[largest], -Number.MAX_VALUE);
        if (i !== largest) others += Math.exp(shifted);
        sum -= rows[i] * shifted;
      }
      sum += Math.log1p(others);
    }
    return sum / (rows.length / k);
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} k */
  gradient(Y_hat, Y, k) {
    const rows = one_hot(Y, Y_hat, k);
    const n = rows.length / k;
    if (this.from_logits) return softmax.call(Y_hat, k).map((a, i) => (a - rows[i]) / n);
    return Y_hat.map((y_hat, i) => -rows[i] / awayFrom0And1(y_hat) / n);
  }
}
