/** nnlib.losses in JavaScript; a row of a flat array has k numbers. */
import { sigmoid, softmax } from "./activations.js";

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

/** Y is made of one-hot rows. */
export class CrossEntropy {
  constructor(from_logits = false) {
    this.from_logits = from_logits;
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} k the number of classes */
  call(Y_hat, Y, k) {
    if (!this.from_logits) return -k * mean(Y_hat, (y_hat, i) => Y[i] * Math.log(awayFrom0And1(y_hat)));
    let sum = 0;
    for (let row = 0; row < Y.length; row += k) {
      const Z = Y_hat.subarray(row, row + k);
      const max = Math.max(...Z);
      const log = Math.log(Z.reduce((sum, z) => sum + Math.exp(z - max), 0));
      for (let i = 0; i < k; i++) sum -= Y[row + i] * (Z[i] - max - log);
    }
    return sum / (Y.length / k);
  }
  /** @param {Floats} Y_hat @param {Floats} Y @param {number} k */
  gradient(Y_hat, Y, k) {
    const n = Y.length / k;
    if (this.from_logits) return softmax.call(Y_hat, k).map((a, i) => (a - Y[i]) / n);
    return Y_hat.map((y_hat, i) => -Y[i] / awayFrom0And1(y_hat) / n);
  }
}
