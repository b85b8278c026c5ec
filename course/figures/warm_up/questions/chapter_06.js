/** Questions from "Backpropagation". */
import { sigmoid } from "../../mathematics/activations.js";
import { exact } from "../../shared/numbers.js";
import {
  chosen,
  dot,
  factor,
  numeric,
  pick,
  shape,
  shuffled,
  signed,
  sizes,
  total,
  weighted,
  whole,
  words,
} from "./making.js";

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  slopeOfAWeight(rng) {
    const a = pick(rng, [0.1, 0.2, 0.5, 0.8, 0.9]);
    const da = signed(rng, 4) / 2;
    const x = pick(rng, [-3, -2, 2, 3, 4, 5]);
    const slope = sigmoid.derivative(a);
    const dw = da * slope * x;
    return numeric(
      `A sigmoid neuron answers ${a}, and da is ${exact(da)}. What is dw of the weight whose input is ${exact(x)}?`,
      dw,
      `dz = da · a(1 − a) = ${exact(da)} · ${exact(slope)} = ${exact(da * slope)}, and dw = dz · x = ${exact(da * slope)} · ${factor(x)} = ${exact(dw)}.`,
      [
        [da * slope, "That is dz: the input of the weight is missing."],
        [da * x, "The slope of the sigmoid is missing."],
        [da * a * x, "That takes the output for the slope."],
      ],
    );
  },

  shapeOfASlope(rng) {
    const [n, inputs, outputs] = sizes(rng, 3);
    const shapes = { dW: shape(outputs, inputs), db: shape(outputs), dA_prev: shape(n, inputs) };
    const asked = pick(rng, /** @type {(keyof typeof shapes)[]} */ (Object.keys(shapes)));
    const turned = { dW: shape(inputs, outputs), db: shape(n), dA_prev: shape(inputs, n) }[asked];
    return chosen(
      rng,
      `In a layer dZ has the shape ${shape(n, outputs)}, and A_prev the shape ${shape(n, inputs)}. What is the shape of ${asked}?`,
      `Every gradient has the shape of what it belongs to: ${{ dW: "W", db: "b", dA_prev: "A_prev" }[asked]} is ${shapes[asked]}.`,
      shapes[asked],
      [
        asked === "db" ? [turned, "There is one for each neuron."] : [turned, "That is turned on its side."],
        [shape(n, outputs), "That is dZ."],
        asked === "dW" ? [shapes.dA_prev, "That is dA_prev."] : [shapes.dW, "That is dW."],
      ],
    );
  },

  nextLine(rng) {
    const isSigmoid = pick(rng, [true, false]);
    const slopes = ["ŷ(1 − ŷ)", "1 − ŷ²"];
    const [right, other] = isSigmoid ? slopes : slopes.reverse();
    const inputs = shuffled(rng, [
      { name: "w", factor: " · x" },
      { name: "x", factor: " · w" },
      { name: "b", factor: "" },
    ]);
    const [{ name, factor: last }, { factor: wrong }] = inputs;
    const line = (/** @type {string} */ slope, /** @type {string} */ end) =>
      `2(ŷ − y)${slope && ` · ${slope.startsWith("1") ? `(${slope})` : slope}`}${end}`;
    return chosen(
      rng,
      `L = (ŷ − y)², ŷ = ${isSigmoid ? "sigmoid" : "tanh"}(z), z = w x + b. What is the slope of L with respect to ${name}?`,
      `Multiply along the path: the square has the slope 2(ŷ − y), the activation ${right}, and z moves ${last ? `${last.slice(3)} times as far` : "just as far"} as ${name}.`,
      line(right, last),
      [
        [line("", last), "The slope of the activation is missing."],
        [line(right, wrong), `That is the slope with respect to ${inputs[1].name}.`],
        [line(other, last), `That takes the slope of ${isSigmoid ? "tanh" : "the sigmoid"}.`],
      ],
    );
  },

  dividedTwice(rng) {
    const n = pick(rng, [4, 5, 10, 20, 25, 40, 50, 100]);
    return numeric(
      `The gradient of the loss has its 1/n already, and a layer divides by n = ${n} once more. What share of the right dW is missing, as a number from 0 to 1?`,
      1 - 1 / n,
      `Its dW is 1/${n} of the right one, so 1 − 1/${n} = ${exact(1 - 1 / n)} is missing. A gradient check shows it as the relative error.`,
      [
        [1 / n, "That is what is left of it."],
        [n, "That is the factor by which it is too small."],
      ],
    );
  },

  twoPaths(rng) {
    const w = [signed(rng, 4), signed(rng, 4)];
    const dz = [signed(rng, 9) / 10, signed(rng, 9) / 10];
    return numeric(
      `An input x goes to two neurons, with the weights ${words(w)}. Their error signals dz are ${words(dz)}. What is dx?`,
      dot(dz, w),
      `Multiply along each path and add over the paths: ${weighted(dz, w)} = ${exact(dot(dz, w))}.`,
      [
        [dz[0] * w[0] * dz[1] * w[1], "Where paths meet, add."],
        [total(dz), "Along each path there is a weight."],
        [total(dz) * total(w), "Each error signal goes with its own weight."],
      ],
    );
  },

  measuredSlope(rng) {
    const h = pick(rng, [0.1, 0.01]);
    const slope = signed(rng, 9) / 2;
    const before = whole(rng, 5, 9);
    const after = before + 2 * h * slope;
    return numeric(
      `With a weight lowered by ${h} the loss is ${exact(before)}, and with the weight raised by ${h} it is ${exact(after)}. What slope do you measure?`,
      slope,
      `From one to the other the weight moves ${2 * h}: (${exact(after)} − ${before}) / ${2 * h} = ${exact(slope)}.`,
      [
        [2 * slope, `That divides by ${h}, but the weight has moved twice as far.`],
        [-slope, "The loss of the raised weight comes first."],
        [after - before, "That is the difference, not yet divided by the step."],
      ],
    );
  },

  slopeOfABias(rng) {
    const dZ = Array.from({ length: 4 }, () => signed(rng, 9) / 10);
    const written = dZ.map((value) => exact(value));
    return numeric(
      `For four samples a neuron has dZ = ${written.slice(0, 3).join(", ")} and ${written[3]}. What is its db?`,
      total(dZ),
      `The sum over the samples, ${exact(total(dZ))}: the 1/n is in dZ already.`,
      [
        [total(dZ) / 4, "That takes the 1/n twice."],
        [total(dZ.map(Math.abs)), "The signs count."],
      ],
    );
  },
};
