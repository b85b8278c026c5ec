/** Questions from "Neurons and layers". */
import { exact } from "../../shared/numbers.js";
import { chosen, dot, factor, numeric, pick, shape, signed, sizes, tenths, weighted, whole, words } from "./making.js";

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  weightedSum(rng) {
    const w = [signed(rng, 5), signed(rng, 5)];
    const x = [tenths(rng, 1, 9), tenths(rng, 1, 9)];
    const b = signed(rng, 6) / 2;
    const z = dot(w, x) + b;
    return numeric(
      `A neuron has the weights ${words(w)} and the bias ${exact(b)}. What is its sum z for the inputs ${words(x)}?`,
      z,
      `z = ${weighted(w, x, b)} = ${exact(z)}.`,
      [
        [z - b, "That is without the bias."],
        [z - 2 * b, "The bias is added, with its own sign."],
      ],
    );
  },

  sideOfTheLine(rng) {
    const w = [signed(rng, 4), signed(rng, 4)];
    const x = [whole(rng, 0, 4) / 2, whole(rng, 0, 4) / 2];
    const b = pick(rng, [-dot(w, x), signed(rng, 6) / 2, signed(rng, 6) / 2]);
    const z = dot(w, x) + b;
    const sides = ["the no side", "the line itself", "the yes side"];
    const [right] = sides.splice(Math.sign(z) + 1, 1);
    return chosen(
      rng,
      `A neuron has the weights ${words(w)} and the bias ${exact(b)}. On which side of its line is the point (${x.map((value) => exact(value)).join(", ")})?`,
      `z = ${weighted(w, x, b)} = ${exact(z)}, which is ${["below zero", "neither above nor below zero", "above zero"][Math.sign(z) + 1]}.`,
      `on ${right}`,
      sides.map((side) => `on ${side}`),
    );
  },

  meanOfSquares(rng) {
    const a = [tenths(rng, 1, 9), tenths(rng, 1, 9)];
    const y = [whole(rng, 0, 1), whole(rng, 0, 1)];
    const off = a.map((answer, s) => answer - y[s]);
    const [first, second] = off.map((one) => exact(Math.abs(one)));
    const squares = dot(off, off);
    return numeric(
      `A neuron answers ${words(a)} where the labels are ${words(y)}. What is the loss, the mean of the squares?`,
      squares / 2,
      `It is off by ${first} and ${second}: (${first}² + ${second}²) / 2 = ${exact(squares)} / 2 = ${exact(squares / 2)}.`,
      [
        [squares, "That is the sum of the squares."],
        [(Math.abs(off[0]) + Math.abs(off[1])) / 2, "That is the mean of the differences, not of their squares."],
      ],
    );
  },

  stepDownhill(rng) {
    const w = signed(rng, 20) / 10;
    const slope = signed(rng, 9) / 10;
    const lr = pick(rng, [0.1, 0.5, 2, 4]);
    const after = w - lr * slope;
    return numeric(
      `A weight is ${exact(w)}, and the loss has the slope ${exact(slope)} there. What is the weight after a step at the learning rate ${exact(lr)}?`,
      after,
      `Step against the slope: ${exact(w)} − ${exact(lr)} · ${factor(slope)} = ${exact(after)}.`,
      [
        [w + lr * slope, "That step goes uphill."],
        [w - slope, "That is without the learning rate."],
      ],
    );
  },

  passesForAStep(rng) {
    const inputs = whole(rng, 5, 60);
    return numeric(
      `A neuron with ${inputs} inputs learns by nudging each parameter up and down. How many passes through the data does one step take?`,
      2 * (inputs + 1),
      `Two for each parameter, and there are ${inputs} weights and a bias: 2 · ${inputs + 1} = ${2 * (inputs + 1)}.`,
      [
        [2 * inputs, "The bias is a parameter too."],
        [inputs + 1, "That is one for each parameter."],
        [inputs, "That is one for each weight."],
      ],
    );
  },

  layerShapes(rng) {
    const [inputs, outputs, samples] = sizes(rng, 3);
    const shapes = {
      X: shape(samples, inputs),
      W: shape(outputs, inputs),
      b: shape(outputs),
      Z: shape(samples, outputs),
    };
    const asked = pick(rng, /** @type {("W" | "b" | "Z")[]} */ (["W", "b", "Z"]));
    const turned = { W: shape(inputs, outputs), b: shape(samples), Z: shape(outputs, samples) }[asked];
    return chosen(
      rng,
      `A layer of ${outputs} neurons takes ${inputs} inputs. A batch of ${samples} samples goes through: Z = X Wᵀ + b. What is the shape of ${asked}?`,
      `X is ${shapes.X}, W is ${shapes.W}, b is ${shapes.b} and Z is ${shapes.Z}.`,
      shapes[asked],
      [
        [turned, asked === "b" ? "There is a bias for each neuron." : `That is ${asked} turned on its side.`],
        ...Object.entries(shapes)
          .filter(([name]) => name !== asked && name !== "b")
          .slice(-2)
          .map(([name, other]) => /** @type {[string, string]} */ ([other, `That is ${name}.`])),
      ],
    );
  },

  gate(rng) {
    const w = 2 * whole(rng, 1, 10);
    const kinds = ["It is AND.", "It is OR.", "It never says yes.", "It always says yes."];
    const kind = whole(rng, 0, 3);
    const b = [-1.5, -0.5, -2.5, 0.5][kind] * w;
    const where = ["above zero where both are 1", "above zero where one is 1", "never above zero", "always above zero"];
    return chosen(
      rng,
      `Both inputs are 0 or 1. What is a neuron with the weights ${words([w, w])} and the bias ${exact(b)}?`,
      `With no, one or two ones z is ${words([b, b + w, b + 2 * w])}: ${where[kind]}.`,
      kinds[kind],
      kinds.filter((other) => other !== kinds[kind]),
    );
  },
};
