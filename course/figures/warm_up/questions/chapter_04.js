/** Questions from "The forward pass". */
import { relu } from "../../mathematics/activations.js";
import { exact } from "../../shared/numbers.js";
import {
  chosen,
  dot,
  numeric,
  pick,
  shape,
  shuffled,
  signed,
  sizes,
  tenths,
  weighted,
  whole,
  words,
} from "./making.js";

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  parameters(rng) {
    const [inputs, hidden, outputs] = [whole(rng, 2, 8), whole(rng, 2, 6), whole(rng, 1, 4)];
    const weights = inputs * hidden + hidden * outputs;
    const all = weights + hidden + outputs;
    return numeric(
      `How many parameters does a network with ${inputs} inputs, ${hidden} hidden neurons and ${outputs} output${outputs > 1 ? "s" : ""} have?`,
      all,
      `Weights and biases, layer by layer: ${inputs} · ${hidden} + ${hidden} + ${hidden} · ${outputs} + ${outputs} = ${all}.`,
      [
        [weights, "These are the weights; each neuron has a bias too."],
        [inputs * hidden + hidden, "That is the hidden layer alone."],
        [all + inputs, "Inputs have no biases."],
      ],
    );
  },

  shapesOnTheWay(rng) {
    const [n, inputs, hidden, outputs] = sizes(rng, 4);
    const shapes = {
      "W₁": shape(hidden, inputs),
      "A₁": shape(n, hidden),
      "W₂": shape(outputs, hidden),
      Ŷ: shape(n, outputs),
    };
    const asked = pick(rng, /** @type {(keyof typeof shapes)[]} */ (Object.keys(shapes)));
    const turned = {
      "W₁": shape(inputs, hidden),
      "A₁": shape(hidden, n),
      "W₂": shape(hidden, outputs),
      Ŷ: shape(outputs, n),
    }[asked];
    const others = Object.entries(shapes).filter(([name]) => name !== asked);
    return chosen(
      rng,
      `A network has ${inputs} inputs, ${hidden} hidden neurons and ${outputs} outputs. A batch of ${n} goes through. What is the shape of ${asked}?`,
      `W₁ is ${shapes["W₁"]}, A₁ is ${shapes["A₁"]}, W₂ is ${shapes["W₂"]} and Ŷ is ${shapes.Ŷ}.`,
      shapes[asked],
      [
        [turned, `That is ${asked} turned on its side.`],
        ...shuffled(rng, others)
          .slice(0, 2)
          .map(([name, other]) => /** @type {[string, string]} */ ([other, `That is ${name}.`])),
      ],
    );
  },

  throughReLU(rng) {
    const z = shuffled(rng, [whole(rng, 1, 5), -whole(rng, 1, 5)]);
    const w = [signed(rng, 4), signed(rng, 4)];
    const b = signed(rng, 5);
    const a = z.map((one) => relu.call(one));
    return numeric(
      `Two hidden ReLU neurons have the sums ${words(z)}. An output neuron without an activation has the weights ${words(w)} and the bias ${exact(b)}. What does it answer?`,
      dot(w, a) + b,
      `ReLU makes ${words(a)} of the sums: ${weighted(w, a, b)} = ${exact(dot(w, a) + b)}.`,
      [
        [dot(w, z) + b, "That leaves out ReLU."],
        [dot(w, a), "That is without the bias."],
      ],
    );
  },

  nudgedWeight(rng) {
    const w = signed(rng, 6);
    const a = tenths(rng, 2, 9);
    const nudge = pick(rng, [0.01, 0.1, 0.2]);
    return numeric(
      `A weight of ${exact(w)} multiplies an output of ${exact(a)} from the layer before. You raise the weight by ${exact(nudge)}. By how much does the sum z grow?`,
      nudge * a,
      `The weight enters z times its input, so z grows by ${exact(nudge)} · ${exact(a)} = ${exact(nudge * a)}.`,
      [
        [nudge * w, "The weight itself does not matter, only its input."],
        [nudge, "That would be the bias, whose input is 1."],
      ],
    );
  },

  largerBatch(rng) {
    const few = 10 * whole(rng, 1, 4);
    const times = whole(rng, 2, 5);
    return chosen(
      rng,
      `A network has answered batches of ${few} samples. Now a batch has ${few * times}. How many parameters does it have then?`,
      "Weights and biases belong to neurons and inputs, and the number of samples occurs in none of their shapes.",
      "as many as before",
      [
        [`${times} times as many`, "That many more numbers go through it."],
        [`${few * (times - 1)} more`, "That is how many samples have been added."],
        [`as many as before, and ${few * (times - 1)} more biases`, "The same bias serves every sample."],
      ],
    );
  },
};
