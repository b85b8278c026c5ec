/** nnlib.activations in JavaScript; a row of a flat array has k numbers. */
import { floats } from "./arrays.js";

/** @typedef {import("./arrays.js").Floats} Floats */

/** What activations share that act on each element; over a whole layer, `_fill` is for `call`. */
class Identity {
  name = this.constructor.name.toLowerCase();
  /** @param {number} z */
  call(z) {
    return z;
  }
  /** @param {number} a the output */
  derivative(a) {
    return 1;
  }

  /** @param {Floats} A gets the outputs @param {Floats} Z @param {number} k the length of a row */
  _fill(A, Z, k) {
    for (let i = 0; i < A.length; i++) A[i] = this.call(Z[i]);
  }
  /** @param {Floats} dA @param {Floats} A @param {number} k @param {Floats} dZ gets dL/dZ */
  backward(dA, A, k, dZ = floats(A.length)) {
    for (let i = 0; i < A.length; i++) dZ[i] = dA[i] * this.derivative(A[i]);
    return dZ;
  }
}

class Sigmoid extends Identity {
  /** @param {number} z */
  call(z) {
    const e = Math.exp(-Math.abs(z));
    return (z >= 0 ? 1 : e) / (1 + e);
  }
  /** @param {number} a */
  derivative(a) {
    return a * (1 - a);
  }
}

class Tanh extends Identity {
  /** @param {number} z */
  call(z) {
    return Math.tanh(z);
  }
  /** @param {number} a */
  derivative(a) {
    return 1 - a * a;
  }
}

class ReLU extends Identity {
  /** @param {number} z */
  call(z) {
    return Math.max(0, z);
  }
  /** @param {number} a */
  derivative(a) {
    return a > 0 ? 1 : 0;
  }
}

class Softmax {
  name = "softmax";
  /** @param {Floats} Z rows of scores @param {number} k the length of a row */
  call(Z, k) {
    const A = floats(Z.length);
    this._fill(A, Z, k);
    return A;
  }
  /** @param {Floats} A gets the outputs @param {Floats} Z @param {number} k */
  _fill(A, Z, k) {
    for (let row = 0; row < Z.length; row += k) {
      let max = -Infinity;
      let sum = 0;
      for (let i = row; i < row + k; i++) max = Math.max(max, Z[i]);
      for (let i = row; i < row + k; i++) sum += A[i] = Math.exp(Z[i] - max);
      for (let i = row; i < row + k; i++) A[i] /= sum;
    }
  }
  /** @param {Floats} dA @param {Floats} A @param {number} k @param {Floats} dZ gets dL/dZ */
  backward(dA, A, k, dZ = floats(A.length)) {
    for (let row = 0; row < A.length; row += k) {
      let sum = 0;
      for (let i = row; i < row + k; i++) sum += dA[i] * A[i];
      for (let i = row; i < row + k; i++) dZ[i] = A[i] * (dA[i] - sum);
    }
    return dZ;
  }
}

export const identity = new Identity();
export const sigmoid = new Sigmoid();
export const tanh = new Tanh();
export const relu = new ReLU();
export const softmax = new Softmax();
/** @type {Record<string, Identity | Softmax>} */
export const ACTIVATIONS = { identity, sigmoid, tanh, relu, softmax };
