/**
 * NumPy's `default_rng` in JavaScript: from the same seed the same numbers, draw for draw. Only normal numbers beyond END,
 * which are made from logarithms, may differ in their last place.
 *
 * Sources: O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms (2014), its XSL RR
 * 128/64; O'Neill, Developing a seed_seq alternative (2015); Marsaglia and Tsang, The ziggurat method for generating
 * random variables (2000).
 */

/** Scramble 32-bit words, each differently than the last. @param {number} constant @param {number} factor */
const scrambler = (constant, factor) => (/** @type {number} */ word) => {
  word ^= constant;
  constant = Math.imul(constant, factor);
  word = Math.imul(word, constant);
  return word ^ (word >>> 16);
};

/** What NumPy's SeedSequence makes of a seed. @param {number} seed @param {number} size */
function seedWords(seed, size) {
  const scramble = scrambler(0x43b0d7e5, 0x931e8875);
  const scrambleOut = scrambler(0x8b51f9dd, 0x58f38ded);
  const pool = [seed, seed / 2 ** 32, 0, 0].map(scramble);
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++) {
      if (from === to) continue;
      const word = Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, scramble(pool[from]));
      pool[to] = word ^ (word >>> 16);
    }
  return Array.from({ length: size }, (_, i) => scrambleOut(pool[i % 4]));
}

const ONE = 1n << 100n;
const fixed = (/** @type {number} */ x) => BigInt(x * Number(ONE));
const float = (/** @type {bigint} */ x) => Number(x) / Number(ONE);

/** By the series for x / 16. @param {bigint} x */
function fixedExp(x) {
  let sum = 0n;
  for (let term = ONE, k = 1n; term; k++) {
    sum += term;
    term = ((term * x) >> 104n) / k;
  }
  return [1, 2, 3, 4].reduce((root) => (root * root) >> 100n, sum);
}

// Browsers round exp and log differently, and the ziggurat's layers, each made from the one before it, amplify that.
const exactExp = (/** @type {number} */ x) => float(fixedExp(fixed(x)));
/** @param {number} x */
function exactLog(x) {
  const y = fixed(Math.log(x));
  return float(y + (fixed(x) * fixedExp(-y)) / ONE - ONE);
}

const LAYERS = 256;
const END = 3.654152885361009;
const AREA = 0.004928673233974652;

/** The widths of the layers under exp(-x² / 2), those of the parts wholly under it, and the heights at the widths. */
function ziggurat() {
  const widths = new Float64Array(LAYERS);
  const heights = widths.slice();
  for (let i = LAYERS - 1; i > 0; i--) {
    const x = i === LAYERS - 1 ? END : Math.sqrt(-2 * exactLog(AREA / widths[i + 1] + heights[i + 1]));
    widths[i] = x;
    heights[i] = exactExp((-x * x) / 2);
    if (i === 38) heights[i] += 2 ** -53; // nearly a tie, which NumPy's table rounds up
  }
  widths[0] = AREA / heights[LAYERS - 1];
  heights[0] = 1;
  return { widths, inner: Float64Array.of(END, 0, ...widths.subarray(1, -1)), heights };
}

/** @type {ReturnType<typeof ziggurat> | undefined} */
let tables;

// Numbers of 128 bits are eight parts of 16, the lowest first: products of parts, and sums of eight of them, are exact.
const PARTS = 8;
const PART = 2 ** 16;
const FACTOR = Float64Array.from({ length: PARTS }, (_, i) =>
  Number((0x2360ed051fc65da44385df649fccf645n >> BigInt(16 * i)) & 0xffffn),
);

export class Generator {
  state = new Float64Array(PARTS);
  increment = new Float64Array(PARTS);
  // The last 64 bits, as two signed words.
  high = 0;
  low = 0;
  // The half that a draw of 32 bits has left for the next one, whatever is drawn between them.
  spare = 0;
  isSpare = false;

  /** @param {number} seed */
  constructor(seed) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new Error(`seed is ${seed}, but needs a whole number of at least 0`);
    const words = seedWords(seed, PARTS);
    // NumPy takes the high half of a number of 128 bits first, but the low word of each half.
    const part = (/** @type {number} */ first, /** @type {number} */ i) =>
      (words[first + ((i >> 1) ^ 2)] >>> (16 * (i & 1))) & 0xffff;
    for (let i = 0; i < PARTS; i++) {
      this.increment[i] = ((part(4, i) << 1) | (i ? part(4, i - 1) >> 15 : 1)) & 0xffff;
      this.state[i] = part(0, i) + this.increment[i];
    }
    this.advance();
  }

  /** Multiply the state, and add the increment. */
  advance() {
    const { state, increment } = this;
    for (let i = PARTS - 1; i >= 0; i--) {
      let sum = increment[i];
      for (let j = 0; j <= i; j++) sum += state[j] * FACTOR[i - j];
      state[i] = sum;
    }
    for (let i = 0, carry = 0; i < PARTS; i++) {
      const sum = state[i] + carry;
      carry = Math.floor(sum / PART);
      state[i] = sum - carry * PART;
    }
  }

  /** Draw 64 bits, into `high` and `low`: both halves of the state, one on the other, turned right. */
  draw() {
    this.advance();
    const s = this.state;
    const turn = s[7] >> 10;
    const right = turn & 31;
    const left = 31 - right;
    const upper = ((s[7] ^ s[3]) << 16) | (s[6] ^ s[2]);
    const lower = ((s[5] ^ s[1]) << 16) | (s[4] ^ s[0]);
    const high = (upper >>> right) | ((lower << 1) << left);
    const low = (lower >>> right) | ((upper << 1) << left);
    [this.high, this.low] = turn < 32 ? [high, low] : [low, high];
  }

  /** Draw 32 bits: 64 are drawn for two such draws. */
  draw32() {
    this.isSpare = !this.isSpare;
    if (!this.isSpare) return this.spare >>> 0;
    this.draw();
    this.spare = this.high;
    return this.low >>> 0;
  }

  /** One number of [0, 1). */
  random() {
    this.draw();
    return ((this.high >>> 0) * 2 ** 21 + (this.low >>> 11)) / 2 ** 53;
  }

  /** @param {number} low @param {number} high */
  uniform(low, high) {
    return low + (high - low) * this.random();
  }

  standard_normal() {
    tables ??= ziggurat();
    const { widths, inner, heights } = tables;
    for (;;) {
      this.draw();
      const { high, low } = this;
      const i = low & 0xff;
      const sign = low & 0x100 ? -1 : 1;
      const x = (((high & 0x1fffffff) * 2 ** 23 + (low >>> 9)) / 2 ** 52) * widths[i];
      if (x < inner[i]) return sign * x;
      if (i) {
        if ((heights[i - 1] - heights[i]) * this.random() + heights[i] < Math.exp((-x * x) / 2)) return sign * x;
        continue;
      }
      for (;;) {
        const beyond = -Math.log1p(-this.random()) / END;
        const y = -Math.log1p(-this.random());
        if (2 * y > beyond * beyond) return (low & 0x20000 ? -1 : 1) * (END + beyond);
      }
    }
  }

  /** The numbers 0 to n − 1, shuffled. @param {number} n */
  permutation(n) {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      // As many bits as the last of i + 1 places needs, until they name one of them.
      let j = i + 1;
      while (j > i) j = this.draw32() & (-1 >>> Math.clz32(i));
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}

/** @param {number} seed */
export const default_rng = (seed) => new Generator(seed);
