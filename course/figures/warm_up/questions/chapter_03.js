/** Questions from "Activation functions". */
import { relu, sigmoid, tanh } from "../../mathematics/activations.js";
import { exact } from "../../shared/numbers.js";
import { chosen, factor, numeric, pick, signed, whole, words } from "./making.js";

/** An output of a sigmoid or of a tanh, and the slope there. @param {import("./making.js").Generator} rng */
function activated(rng) {
  const isSigmoid = pick(rng, [true, false]);
  const a = isSigmoid ? whole(rng, 1, 9) / 10 : signed(rng, 9) / 10;
  const [used, other] = isSigmoid ? [sigmoid, tanh] : [tanh, sigmoid];
  const formula = isSigmoid ? `${exact(a)} · ${exact(1 - a)}` : `1 − ${exact(Math.abs(a))}²`;
  return { name: used.name, rule: isSigmoid ? "a(1 − a)" : "1 − a²", a, formula, slope: used.derivative(a), other };
}

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  slopeFromTheOutput(rng) {
    const { name, rule, a, formula, slope, other } = activated(rng);
    return numeric(
      `The output of a ${name} neuron is ${exact(a)}. How steep is its activation there?`,
      slope,
      `The slope of ${name} is ${rule} = ${formula} = ${exact(slope)}.`,
      [
        [other.derivative(a), `That is the slope of a ${other.name}.`],
        [1 - a, name === "tanh" ? "The output has to be squared." : "One factor is missing."],
      ],
    );
  },

  slopeOfReLU(rng) {
    const z = pick(rng, [signed(rng, 40) / 10, signed(rng, 40) / 10, 0]);
    const a = relu.call(z);
    const slope = relu.derivative(a);
    return chosen(
      rng,
      `The weighted sum of a ReLU neuron is ${exact(z)}. What are its output and its slope?`,
      z > 0
        ? "Right of its corner ReLU passes the sum as it is, with the slope 1."
        : "Left of its corner, and by choice at it, ReLU is 0 and flat.",
      `output ${exact(a)}, slope ${slope}`,
      [
        `output ${exact(a)}, slope ${1 - slope}`,
        z > 0 ? `output 0, slope 0` : `output ${z < 0 ? exact(z) : 1}, slope 0`,
        z > 0 ? `output 1, slope 1` : `output ${z < 0 ? exact(-z) : 1}, slope 1`,
      ],
    );
  },

  backThroughTheActivation(rng) {
    const { name, a, formula, slope } = activated(rng);
    const dA = signed(rng, 8) / 2;
    const dZ = dA * slope;
    return numeric(
      `For a ${name} neuron with the output ${exact(a)}, dA is ${exact(dA)}. What is dZ?`,
      dZ,
      `dZ = dA · slope, and the slope is ${formula} = ${exact(slope)}: ${exact(dA)} · ${exact(slope)} = ${exact(dZ)}.`,
      [
        [dA, "That is dA: the slope of the activation is missing."],
        [dA * a, "That takes the output for the slope."],
        [dA + slope, "Slopes along a chain multiply."],
      ],
    );
  },

  slopesAlongAChain(rng) {
    const w = [signed(rng, 5), signed(rng, 5)];
    const slopes = [pick(rng, [0.1, 0.2, 0.25]), pick(rng, [0.1, 0.2, 0.25])];
    const product = w[0] * slopes[0] * w[1] * slopes[1];
    return numeric(
      `Two sigmoid neurons in a row have the weights ${words(w)}, and their slopes are ${words(slopes)}. How many times as far as the input does the last output move?`,
      product,
      `All four multiply: ${exact(w[0])} · ${exact(slopes[0])} · ${factor(w[1])} · ${exact(slopes[1])} = ${exact(product)}.`,
      [
        [slopes[0] * slopes[1], "The weights are factors too."],
        [w[0] * w[1], "The slopes of the sigmoids are factors too."],
        [w[0] * slopes[0] + w[1] * slopes[1], "Slopes along a chain multiply."],
      ],
    );
  },

  shareOfSoftmax(rng) {
    const first = whole(rng, 1, 8);
    const second = whole(rng, 1, 9 - first);
    const scale = whole(rng, 1, 3);
    const powers = [first, second, 10 - first - second].map((power) => scale * power);
    const i = whole(rng, 0, 2);
    const all = 10 * scale;
    return numeric(
      `Three scores have the powers eᶻ of ${words(powers)}. What share does softmax give to the ${["first", "second", "third"][i]}?`,
      powers[i] / all,
      `Its power divided by the sum of all: ${powers[i]} / ${all} = ${exact(powers[i] / all)}.`,
      [
        [powers[i] / (all - powers[i]), "That divides by the other two only."],
        [1 / 3, "Equal shares belong to equal scores."],
      ],
    );
  },

  sameAddedToAll(rng) {
    const c = pick(rng, [-100, -7, 3, 10, 50, 100]);
    return chosen(
      rng,
      `You ${c > 0 ? "add" : "subtract"} ${Math.abs(c)} ${c > 0 ? "to" : "from"} each of ten scores. What happens to the shares of softmax?`,
      "Every power gets the same factor, above and below the line, and it cancels: only differences of scores count.",
      "They stay as they are.",
      ["The largest share grows.", "They come closer to each other.", c > 0 ? "They all grow." : "They all shrink."],
    );
  },

  vanishing(rng) {
    const layers = whole(rng, 2, 5);
    return numeric(
      `The slope of the sigmoid is at most 1/4. Through ${layers} of them in a row, weights aside, at best one part in how many gets through?`,
      4 ** layers,
      `Slopes multiply: ${Array(layers).fill("4").join(" · ")} = ${4 ** layers}.`,
      [
        [4 * layers, "Slopes along a chain multiply; they do not add up."],
        [4 ** (layers - 1), `That is through ${layers - 1}.`],
      ],
    );
  },
};
