/** nnlib.datasets in JavaScript: from the same generator the same points. X is flat, row by row, as in network.js. */

/**
 * @typedef {{ X: Float64Array<ArrayBuffer>, Y: Float64Array<ArrayBuffer> }} Data
 * @typedef {{ standard_normal: () => number }} Rng
 */

/** The four points of exclusive or: 1 where the inputs differ. @returns {Data} */
export const xor = () => ({ X: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), Y: Float64Array.of(0, 1, 1, 0) });

/**
 * Points on a curve for each class, as many on each, or one more on the first ones; positions are even over (0, 1).
 * @param {number} n @param {number} noise @param {Rng} rng @param {(t: number, y: number) => [number, number]} curve
 * @returns {Data}
 */
function drawn(n, noise, rng, curve, classes = 2) {
  if (!Number.isInteger(n) || n < classes)
    throw new Error(`n is ${n}, but needs a whole number of at least ${classes}`);
  if (!(noise >= 0 && noise < Infinity)) throw new Error(`noise is ${noise}, but needs a number of at least 0`);
  const X = new Float64Array(2 * n);
  const Y = new Float64Array(n);
  for (let y = 0, i = 0; y < classes; y++) {
    const count = Math.floor((n + classes - 1 - y) / classes);
    for (let at = 0; at < count; at++, i++) {
      const [x1, x2] = curve((at + 0.5) / count, y);
      X[2 * i] = x1 + noise * rng.standard_normal();
      X[2 * i + 1] = x2 + noise * rng.standard_normal();
      Y[i] = y;
    }
  }
  return { X, Y };
}

/** Two half circles of radius 1 that reach into each other. @param {number} n @param {number} noise @param {Rng} rng */
export const moons = (n, noise, rng) =>
  drawn(n, noise, rng, (t, y) => {
    const x1 = Math.cos(Math.PI * t);
    const x2 = Math.sin(Math.PI * t);
    return y ? [1 - x1, 0.5 - x2] : [x1, x2];
  });

/** A ring of radius 1 and, inside it, one of radius 1/2. @param {number} n @param {number} noise @param {Rng} rng */
export const circles = (n, noise, rng) =>
  drawn(n, noise, rng, (t, y) => {
    const radius = y ? 1 / 2 : 1;
    return [radius * Math.cos(2 * Math.PI * t), radius * Math.sin(2 * Math.PI * t)];
  });

/** Two spirals of one and a half turns, each the other turned by half a turn. @param {number} n @param {number} noise @param {Rng} rng */
export const spirals = (n, noise, rng) =>
  drawn(n, noise, rng, (t, y) => {
    const radius = y ? -t : t;
    return [radius * Math.cos(3 * Math.PI * t), radius * Math.sin(3 * Math.PI * t)];
  });

/** Three spirals of one turn, each the one before it turned by a third of a turn; Y is 0, 1 and 2. @param {number} n @param {number} noise @param {Rng} rng */
export const three_spirals = (n, noise, rng) =>
  drawn(
    n,
    noise,
    rng,
    (t, y) => {
      const angle = 2 * Math.PI * (t + y / 3);
      return [t * Math.cos(angle), t * Math.sin(angle)];
    },
    3,
  );
