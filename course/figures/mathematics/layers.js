/** nnlib.layers in JavaScript. What `forward` and `backward` return holds until the next call. */
import { ACTIVATIONS } from "./activations.js";
import { demand, floats, resized } from "./arrays.js";

/** @typedef {import("./arrays.js").Floats} Floats */

export class Dense {
  A_prev = floats(0);
  Z = floats(0);
  A = floats(0);
  dZ = floats(0);
  dA_prev = floats(0);

  /** @param {number} n_in @param {number} n_out @param {{ random: () => number }} rng */
  constructor(n_in, n_out, activation = "sigmoid", rng = Math) {
    const known = Object.hasOwn(ACTIVATIONS, activation);
    demand(known, `activation is ${activation}, but needs one of ${Object.keys(ACTIVATIONS).join(", ")}`);
    this.activation = ACTIVATIONS[activation];
    this.n_in = n_in;
    this.n_out = n_out;
    const limit = Math.sqrt(6 / (n_in + n_out));
    this.W = floats(n_out * n_in).map(() => -limit + 2 * limit * rng.random());
    this.b = floats(n_out);
    this.dW = floats(n_out * n_in);
    this.db = floats(n_out);
  }

  /** @param {Floats} A_prev */
  forward(A_prev) {
    const { n_in, n_out, W, b, activation } = this;
    const size = (A_prev.length / n_in) * n_out;
    const Z = resized(this.Z, size);
    const A = resized(this.A, size);
    Object.assign(this, { A_prev, Z, A });
    for (let i = 0, row = 0; i < size; row += n_in) {
      for (let j = 0, w = 0; j < n_out; j++, i++) {
        let z = b[j];
        for (let k = 0; k < n_in; k++, w++) z += A_prev[row + k] * W[w];
        Z[i] = z;
      }
    }
    activation._fill(A, Z, n_out);
    return A;
  }

  /** @param {Floats} dA */
  backward(dA) {
    const { n_in, n_out, W, dW, db, A_prev, A, activation } = this;
    const dZ = resized(this.dZ, A.length);
    const dA_prev = resized(this.dA_prev, A_prev.length);
    Object.assign(this, { dZ, dA_prev });
    activation.backward(dA, A, n_out, dZ);
    for (const sums of [dW, db, dA_prev]) sums.fill(0);
    for (let i = 0, row = 0; i < dZ.length; row += n_in) {
      for (let j = 0, w = 0; j < n_out; j++, i++) {
        const dz = dZ[i];
        db[j] += dz;
        for (let k = 0; k < n_in; k++, w++) {
          dW[w] += dz * A_prev[row + k];
          dA_prev[row + k] += dz * W[w];
        }
      }
    }
    return dA_prev;
  }
}
