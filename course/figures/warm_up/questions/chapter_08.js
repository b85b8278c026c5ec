/** Questions from "Training on XOR". */
import { exact } from "../../shared/numbers.js";
import { chosen, numeric, pick, shuffled, signed, whole, words } from "./making.js";

/** Points that share one answer: which, the best answer and the loss, as fractions, and the sum of the squares. */
const LUMPED = [
  { which: "a 0 and a 1, and is right at the other two points", best: [1, 2], loss: [1, 8], squares: "1/4 + 1/4" },
  {
    which: "two zeros and a 1, and is right at the fourth point",
    best: [1, 3],
    loss: [1, 6],
    squares: "1/9 + 1/9 + 4/9",
  },
  {
    which: "a 0 and two ones, and is right at the fourth point",
    best: [2, 3],
    loss: [1, 6],
    squares: "4/9 + 1/9 + 1/9",
  },
  { which: "all four points", best: [1, 2], loss: [1, 4], squares: "1/4 + 1/4 + 1/4 + 1/4" },
];
/** The answers at (0, 0), (0, 1), (1, 0) and (1, 1) that no line can give, and those that one can. */
const CROSSED = ["0, 1, 1, 0", "1, 0, 0, 1"];
const STRAIGHT = Array.from({ length: 14 }, (_, i) => (i + 1).toString(2).padStart(4, "0").split("").join(", ")).filter(
  (table) => !CROSSED.includes(table),
);

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  orButNotAnd(rng) {
    const w = 2 * whole(rng, 2, 10);
    const x = [whole(rng, 0, 1), whole(rng, 0, 1)];
    const [or, and] = [Math.max(...x), Math.min(...x)];
    const z = w * or - w * and - w / 2;
    return numeric(
      `An output neuron takes OR with the weight ${w} and AND with the weight −${w}, and its bias is −${w / 2}. What is its sum z at the corner (${x.join(", ")})?`,
      z,
      `OR is ${or} and AND is ${and}: z = ${w} · ${or} − ${w} · ${and} − ${w / 2} = ${exact(z)}, so XOR is ${or - and}.`,
      [
        [-z, "That would be the opposite answer."],
        [z + w / 2, "That is without the bias."],
      ],
    );
  },

  pointsLumpedTogether(rng) {
    const { which, best, loss, squares } = pick(rng, LUMPED);
    const isLoss = pick(rng, [true, false]);
    const [above, below] = isLoss ? loss : best;
    return numeric(
      `An XOR network gives the same answer to ${which}. What is ${isLoss ? "the lowest MSE" : "the best answer"}, as a fraction or to two decimals?`,
      above / below,
      isLoss
        ? `The best answer is the mean of the targets, ${best.join("/")}, and the loss (${squares}) / 4 = ${loss.join("/")}.`
        : `The best answer is the mean of the targets, ${best.join("/")}.`,
      isLoss
        ? [
            [(4 * above) / below, "That is the sum of the squares. The mean is over all four points."],
            [best[0] / best[1], "That is the best answer, not what it costs."],
          ]
        : [[loss[0] / loss[1], "That is the loss, not the answer."]],
      2,
    );
  },

  switchedOn(rng) {
    const w = [signed(rng, 4), signed(rng, 4)];
    const b = signed(rng, 7) / 2;
    const sums = [b, b + w[1], b + w[0], b + w[0] + w[1]];
    const on = sums.filter((z) => z > 0).length;
    return numeric(
      `A hidden ReLU neuron has the weights ${words(w)} and the bias ${exact(b)}. At how many of the four corners of XOR is it on?`,
      on,
      `Its sums at (0, 0), (0, 1), (1, 0) and (1, 1) are ${words(sums)}, above zero at ${on}.${on ? "" : " It is dead."}`,
      [[4 - on, "That is where it is off."]],
    );
  },

  noSingleNeuron(rng) {
    return chosen(
      rng,
      "Which answers at (0, 0), (0, 1), (1, 0) and (1, 1) can no single neuron give?",
      "XOR and its opposite: their ones lie on one diagonal and their zeros on the other, and no line divides them.",
      pick(rng, CROSSED),
      shuffled(rng, STRAIGHT)
        .slice(0, 3)
        .map((table) => /** @type {[string, string]} */ ([table, "A line does that."])),
    );
  },
};
