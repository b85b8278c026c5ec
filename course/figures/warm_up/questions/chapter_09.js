/** Questions from "Reading handwriting". */
import { exact } from "../../shared/numbers.js";
import { chosen, numeric, pick, signed, sizes, whole } from "./making.js";

/** Accuracies and numbers of samples whose standard error is a short number. */
const MEASURED = [
  [0.5, 100],
  [0.5, 400],
  [0.8, 100],
  [0.8, 400],
  [0.8, 1600],
  [0.9, 100],
  [0.9, 400],
  [0.9, 900],
  [0.9, 3600],
  [0.98, 4900],
];
/** What is done with which part of the data. */
const JOBS = {
  "the training set": ["computing the steps", "finding the mean and the deviation of the inputs"],
  "the validation set": ["choosing the learning rate", "deciding how many hidden units to take", "seeing when to stop"],
  "the test set": ["the one number at the end", "a look when all is decided"],
};

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  standardised(rng) {
    const mean = whole(rng, 2, 9);
    const deviation = pick(rng, [2, 4, 5, 8]);
    const value = signed(rng, 5) / 2;
    const x = mean + value * deviation;
    return numeric(
      `On the training set an input has the mean ${mean} and the standard deviation ${deviation}. What does standardising make of the value ${exact(x)}?`,
      value,
      `Subtract the mean, divide by the deviation: (${exact(x)} − ${mean}) / ${deviation} = ${exact(value)}.`,
      [
        [x / deviation, "The mean comes off first."],
        [x - mean, "Then divide by the standard deviation."],
        [(x - mean) / deviation ** 2, "That divides by the variance."],
      ],
    );
  },

  standardError(rng) {
    const [p, n] = pick(rng, MEASURED);
    const error = Math.sqrt((p * (1 - p)) / n);
    return numeric(
      `A network is right on ${exact(100 * p)} % of ${n} samples. What is the standard error of this accuracy, as a number from 0 to 1?`,
      error,
      `p(1 − p) / n = ${exact(p)} · ${exact(1 - p)} / ${n} = ${exact(error ** 2)}, and its root is ${exact(error)}.`,
      [
        [error ** 2, "The root is missing."],
        [Math.sqrt(p * (1 - p)), "That is for a single answer: divide by n below the root."],
        [100 * error, "That is in percent."],
      ],
    );
  },

  recallOrPrecision(rng) {
    const digit = whole(rng, 0, 9);
    const [found, all, read] = pick(rng, [
      [12, 15, 16],
      [12, 20, 16],
      [18, 20, 24],
      [18, 24, 20],
      [18, 30, 20],
      [24, 30, 25],
      [36, 40, 45],
      [36, 48, 40],
      [27, 30, 36],
    ]);
    const isRecall = pick(rng, [true, false]);
    const [asked, other] = isRecall ? [all, read] : [read, all];
    return numeric(
      `${all} pictures show a ${digit}, and ${read} are read as a ${digit}; for ${found} both holds. What is the ${isRecall ? "recall" : "precision"} of the ${digit}?`,
      found / asked,
      `${found} of the ${asked} that ${isRecall ? `show a ${digit} are read as one` : `are read as a ${digit} show one`}: ${found} / ${asked} = ${exact(found / asked)}.`,
      [[found / other, `That is the ${isRecall ? "precision" : "recall"}.`]],
    );
  },

  confusion(rng) {
    const [i, j, count] = sizes(rng, 3, 2, 9);
    const misread = (/** @type {number} */ is, /** @type {number} */ as) =>
      `${count} pictures of a ${is} were read as a ${as}.`;
    return chosen(
      rng,
      `In a confusion matrix row ${i}, column ${j} holds ${count}. What does that say?`,
      "Row: which digit it is. Column: as which it was read. The right answers are on the diagonal.",
      misread(i, j),
      [
        misread(j, i),
        `${i} and ${j} were confused ${count} times, one way or the other.`,
        `${count} pictures of a ${i} were read correctly.`,
      ],
    );
  },

  whichPart(rng) {
    const parts = Object.keys(JOBS);
    const right = pick(rng, parts);
    return chosen(
      rng,
      `Which part of the data is for ${pick(rng, JOBS[/** @type {keyof typeof JOBS} */ (right)])}?`,
      "Train on one part, decide by a second, report a third, once. What serves for more than its own job flatters you.",
      right,
      parts.filter((part) => part !== right),
    );
  },

  rareClass(rng) {
    const n = pick(rng, [200, 400, 500, 1000]);
    const ones = (n / 100) * whole(rng, 1, 12);
    return numeric(
      `Of ${n} samples ${ones} are ones, and the others zeros. What is the accuracy of a program that always answers 0, as a number from 0 to 1?`,
      1 - ones / n,
      `It is right on ${n - ones} of ${n}: ${exact(1 - ones / n)}. So where a class is rare, accuracy alone says little.`,
      [[ones / n, "That is the share of the ones, where it is wrong."]],
    );
  },
};
