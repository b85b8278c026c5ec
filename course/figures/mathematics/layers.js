/**
 * nnlib.layers in JavaScript. What a layer returns holds until the next call. Here `predict` keeps what `forward` keeps, so
 * that figures can show it; a `backward` after it goes back through the whole network, with nothing left out.
 */
import { ACTIVATIONS } from "./activations.js";
import { demand, floats, resized } from "./arrays.js";

/**
 * @typedef {import("./arrays.js").Floats} Floats
 * @typedef {{ random: () => number }} Rng
 */

/** @typedef {(n_in: number, n_out: number) => number} Limit */

/** How far from 0 the first weights may lie. @type {Record<string, Limit>} */
export const LIMITS = {
  glorot: (n_in, n_out) => Math.sqrt(6 / (n_in + n_out)),
  he: (n_in) => Math.sqrt(6 / n_in),
};

/** @param {string} name @param {string} value @param {Record<string, unknown>} known */
const demandOneOf = (name, value, known, or = "") =>
  demand(Object.hasOwn(known, value), `${name} is ${value}, but needs one of ${Object.keys(known).join(", ")}${or}`);

/** The limit of that name, or a function as it is. @param {string | Limit} init */
function find_limit(init) {
  if (typeof init === "function") return init;
  demandOneOf("init", init, LIMITS, ", or a function of (n_in, n_out)");
  return LIMITS[init];
}

export class Dense {
  A_prev = floats(0);
  Z = floats(0);
  A = floats(0);
  dZ = floats(0);
  dA_prev = floats(0);

  /** @param {number} n_in @param {number} n_out @param {Rng} rng @param {string | Limit} init */
  constructor(n_in, n_out, activation = "sigmoid", rng = Math, init = "glorot") {
    demandOneOf("activation", activation, ACTIVATIONS);
    this.activation = ACTIVATIONS[activation];
    this.n_in = n_in;
    this.n_out = n_out;
    const limit = find_limit(init)(n_in, n_out);
    this.W = floats(n_out * n_in).map(() => -limit + 2 * limit * rng.random());
    this.b = floats(n_out);
    this.dW = floats(n_out * n_in);
    this.db = floats(n_out);
    this.parameters = [this.W, this.b];
    this.gradients = [this.dW, this.db];
  }

  /** @param {Floats} A_prev */
  forward(A_prev) {
    const { n_in, n_out, W, b, activation } = this;
    const size = (A_prev.length / n_in) * n_out;
    const Z = resized(this.Z, size);
    const A = resized(this.A, size);
    Object.assign(this, { A_prev, Z, A });
    for (let i = 0, row = 0; i < size; row += n_in) {
      let j = 0;
      // Four units side by side: a processor need not wait for one sum before it adds to the next.
      for (; j + 3 < n_out; j += 4, i += 4) {
        const w = j * n_in;
        let [z0, z1, z2, z3] = [b[j], b[j + 1], b[j + 2], b[j + 3]];
        for (let k = 0; k < n_in; k++) {
          const a = A_prev[row + k];
          z0 += a * W[w + k];
          z1 += a * W[w + n_in + k];
          z2 += a * W[w + 2 * n_in + k];
          z3 += a * W[w + 3 * n_in + k];
        }
        Z[i] = z0;
        Z[i + 1] = z1;
        Z[i + 2] = z2;
        Z[i + 3] = z3;
      }
      for (let w = j * n_in; j < n_out; j++, i++) {
        let z = b[j];
        for (let k = 0; k < n_in; k++, w++) z += A_prev[row + k] * W[w];
        Z[i] = z;
      }
    }
    activation._fill(A, Z, n_out);
    return A;
  }

  /** @param {Floats} A_prev */
  predict(A_prev) {
    return this.forward(A_prev);
  }

  /** @param {Floats} dA */
  backward(dA) {
    const dZ = this.fill_gradients(dA);
    const { n_in, n_out, W, A_prev } = this;
    const dA_prev = resized(this.dA_prev, A_prev.length).fill(0);
    this.dA_prev = dA_prev;
    for (let i = 0, row = 0; i < dZ.length; row += n_in) {
      for (let j = 0, w = 0; j < n_out; j++, i++) {
        const dz = dZ[i];
        for (let k = 0; k < n_in; k++, w++) dA_prev[row + k] += dz * W[w];
      }
    }
    return dA_prev;
  }

  /** The part of backward that a first layer needs; it returns dL/dZ. @param {Floats} dA */
  fill_gradients(dA) {
    const { n_in, n_out, dW, db, A_prev, A, activation } = this;
    const dZ = resized(this.dZ, A.length);
    this.dZ = dZ;
    activation.backward(dA, A, n_out, dZ);
    dW.fill(0);
    db.fill(0);
    for (let i = 0, row = 0; i < dZ.length; row += n_in) {
      for (let j = 0, w = 0; j < n_out; j++, i++) {
        const dz = dZ[i];
        // Of ReLU units, many have no slope.
        if (dz === 0) {
          w += n_in;
          continue;
        }
        db[j] += dz;
        for (let k = 0; k < n_in; k++, w++) dW[w] += dz * A_prev[row + k];
      }
    }
    return dZ;
  }
}

export class Dropout {
  /** @type {Floats[]} */
  parameters = [];
  /** @type {Floats[]} */
  gradients = [];
  mask = floats(0);
  A = floats(0);
  dA_prev = floats(0);

  /** @param {number} p @param {Rng} rng */
  constructor(p, rng = Math) {
    demand(p >= 0 && p < 1, `p is ${p}, but needs a number from 0 to below 1`);
    this.p = p;
    this.rng = rng;
  }

  /** @param {Floats} A_prev */
  forward(A_prev) {
    const { p, rng } = this;
    const mask = resized(this.mask, A_prev.length);
    const A = resized(this.A, A_prev.length);
    Object.assign(this, { mask, A });
    for (let i = 0; i < A.length; i++) {
      mask[i] = rng.random() >= p ? 1 / (1 - p) : 0;
      A[i] = A_prev[i] * mask[i];
    }
    return A;
  }

  /** @param {Floats} A_prev */
  predict(A_prev) {
    this.mask = resized(this.mask, A_prev.length).fill(1);
    this.A = resized(this.A, A_prev.length);
    this.A.set(A_prev);
    return this.A;
  }

  /** @param {Floats} dA */
  backward(dA) {
    const { mask } = this;
    const dA_prev = resized(this.dA_prev, dA.length);
    this.dA_prev = dA_prev;
    for (let i = 0; i < dA.length; i++) dA_prev[i] = dA[i] * mask[i];
    return dA_prev;
  }
}
