/** Questions from "The full network". */
import { exact } from "../../shared/numbers.js";
import { chosen, factor, numeric, pick, signed, tenths, whole } from "./making.js";

/** A layer with a rule for its first weights: Glorot's for tanh, or He's for ReLU. @param {import("./making.js").Generator} rng @param {number[]} sums */
function layer(rng, sums) {
  const isGlorot = pick(rng, [true, false]);
  const sum = pick(rng, sums);
  const inputs = isGlorot ? whole(rng, Math.ceil(sum / 5), Math.floor((4 * sum) / 5)) : sum;
  const outputs = isGlorot ? sum - inputs : whole(rng, 2, 9) * 5;
  const counted = isGlorot ? "n_in + n_out" : "n_in";
  const words = `A ${isGlorot ? "tanh" : "ReLU"} layer has ${inputs} inputs and ${outputs} neurons.`;
  const rule = `${isGlorot ? "Glorot and Bengio" : "He and others"}`;
  return { words, rule, counted, divisor: sum, other: isGlorot ? inputs : inputs + outputs };
}

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  varianceOfFirstWeights(rng) {
    const { words, rule, counted, divisor } = layer(rng, [8, 10, 20, 25, 40, 50, 100, 200]);
    return numeric(
      `${words} What variance do ${rule} advise for its weights?`,
      2 / divisor,
      `2 / (${counted}) = 2 / ${divisor} = ${exact(2 / divisor)}.`.replace("(n_in)", "n_in"),
      [
        [1 / divisor, "The rule has a 2 above the line."],
        [6 / divisor, "That is the square of the limit r. The variance is r² / 3."],
      ],
    );
  },

  limitOfFirstWeights(rng) {
    const { words, rule, counted, divisor } = layer(rng, [24, 54, 96, 150, 600]);
    const r = Math.sqrt(6 / divisor);
    return numeric(
      `${words} By the rule of ${rule} its weights are drawn evenly from −r to r. How large is r, to two decimals?`,
      r,
      `The root of 6 / (${counted}) = 6 / ${divisor} = 1/${divisor / 6} is 1/${Math.sqrt(divisor / 6)}.`.replace(
        "(n_in)",
        "n_in",
      ),
      [
        [6 / divisor, "The root is missing."],
        [2 / divisor, "That is the variance, r² / 3."],
      ],
      2,
    );
  },

  velocity(rng) {
    const beta = pick(rng, [0.5, 0.8, 0.9]);
    const [v, dw] = [signed(rng, 5) * 2, signed(rng, 6)];
    const next = beta * v + dw;
    return numeric(
      `Momentum with β = ${beta}: the velocity v is ${exact(v)}, and the slope dw is ${exact(dw)}. What is v after this step?`,
      next,
      `v ← β v + dw = ${beta} · ${factor(v)} + ${factor(dw)} = ${exact(next)}.`,
      [
        [v + dw, "That forgets to shrink the old velocity."],
        [beta * v + (1 - beta) * dw, "That takes only a part of the slope, as Adam's mean does."],
        [beta * v - dw, "The minus sign comes with the step, w − lr · v."],
      ],
    );
  },

  finalVelocity(rng) {
    const beta = pick(rng, [0.5, 0.75, 0.8, 0.9]);
    const dw = signed(rng, 6);
    return numeric(
      `On an even slope of dw = ${exact(dw)}, towards which number does the velocity v of momentum go, with β = ${beta}?`,
      dw / (1 - beta),
      `dw (1 + β + β² + …) = dw / (1 − β) = ${exact(dw)} / ${exact(1 - beta)} = ${exact(dw / (1 - beta))}.`,
      [
        [dw, "That is after the first step."],
        [dw * (1 + beta), "That is after two steps."],
      ],
    );
  },

  stepsOfTraining(rng) {
    const size = pick(rng, [10, 20, 32, 50]);
    const full = whole(rng, 2, 6);
    const n = size * full + whole(rng, 1, size - 1);
    const epochs = pick(rng, [5, 10, 20, 100]);
    return numeric(
      `There are ${n} samples, in mini-batches of ${size}. How many steps are ${epochs} epochs?`,
      (full + 1) * epochs,
      `An epoch has ${full} full batches and a smaller last one, ${full + 1} steps: ${epochs} · ${full + 1} = ${(full + 1) * epochs}.`,
      [
        [full * epochs, "The last batch takes what is left, and it is a step too."],
        [full + 1, "That is one epoch."],
      ],
    );
  },

  acrossTheValley(rng) {
    const curvature = pick(rng, [10, 20, 50]);
    const share = pick(rng, [0.2, 0.5, 0.8, 1.2, 1.5, 1.8, 2.2, 2.5]);
    const lr = share / curvature;
    const ends = Math.abs(1 - share) < 1 ? "comes nearer" : "overshoots further each time";
    return numeric(
      `The slope is ${curvature} w. By which number does a step of gradient descent at lr = ${exact(lr)} multiply w?`,
      1 - share,
      `w − lr · ${curvature} w = (1 − ${exact(share)}) w, so the factor is ${exact(1 - share)}: w ${ends}.`,
      [
        [share, "That is the part of w that is subtracted."],
        [1 + share, "That step goes uphill."],
      ],
    );
  },

  equalStart(rng) {
    const h = whole(rng, 3, 30);
    const value = tenths(rng, 1, 9);
    return chosen(
      rng,
      `All weights of a network with ${h} hidden neurons start at ${exact(value)}. What becomes of these neurons in training?`,
      "Equal neurons compute the same, get the same gradient and take the same step: they stay equal. So weights start at random.",
      "They stay copies of each other.",
      [
        ["They drift apart, since the samples differ.", "Each of them sees all the samples."],
        ["None of them ever moves.", "They do move, all in the same way."],
        ["They learn, only more slowly.", "Together they can do no more than one."],
      ],
    );
  },
};
