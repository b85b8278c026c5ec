/** Questions from "Training well". */
import { exact, fixed } from "../../shared/numbers.js";
import { chosen, factor, numeric, pick, shuffled, signed, whole, words } from "./making.js";

/** What one sees of a run, what it may be, and why. */
const SYMPTOMS = [
  [
    "The loss on one batch of digits ends at 1.46 each time, never lower.",
    "Softmax is applied twice.",
    "Even a share of 1 for the right digit then costs −log(e / (e + 9)) = 1.46.",
  ],
  [
    "The training loss falls and falls, and the validation loss rises.",
    "It overfits.",
    "The network learns its samples by heart, and its answers to others get worse.",
  ],
  [
    "Training and validation loss both stay high.",
    "The network is too small, or trained too briefly.",
    "It cannot even learn its own samples: that is underfitting.",
  ],
  [
    "The loss becomes nan.",
    "The learning rate is too large.",
    "Each step overshoots further than the one before. Try a tenth.",
  ],
  [
    "There are ten classes, and the first loss is 14.",
    "The inputs are not scaled.",
    "To know nothing costs log 10 = 2.30. Large inputs make it sure of itself, and wrong.",
  ],
  [
    "One batch is learned by heart, but the validation loss is above log k from the start.",
    "X and Y were shuffled differently.",
    "A few wrong pairs can be learned by heart, but they teach nothing about others.",
  ],
];

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  weightDecay(rng) {
    const w = signed(rng, 5) * 2;
    const dw = signed(rng, 6) / 2;
    const [decay, lr] = pick(rng, [
      [0.1, 0.5],
      [0.1, 0.1],
      [0.5, 0.1],
      [0.2, 0.5],
    ]);
    const slope = dw + decay * w;
    return numeric(
      `A weight is ${exact(w)}, and dw is ${exact(dw)}. What is the weight after a step of gradient descent at lr = ${lr}, with the weight decay λ = ${decay}?`,
      w - lr * slope,
      `dw + λ w = ${exact(dw)} + ${decay} · ${factor(w)} = ${exact(slope)}, and ${exact(w)} − ${lr} · ${factor(slope)} = ${exact(w - lr * slope)}.`,
      [
        [w - lr * dw, "That is without the decay."],
        [w - lr * (dw - decay * w), "That lets the weight grow: λ w is added to the slope."],
        [w - lr * dw - decay * w, "The decay is part of the slope, so it takes the learning rate too."],
        [w + lr * slope, "That step goes uphill."],
      ],
    );
  },

  dropout(rng) {
    const p = pick(rng, [0.2, 0.5, 0.6, 0.75]);
    const value = whole(rng, 1, 6);
    return numeric(
      `A dropout layer with p = ${p} keeps a value of ${value} in training. What does it hand on?`,
      value / (1 - p),
      `What stays is multiplied by 1 / (1 − p): ${value} / ${exact(1 - p)} = ${exact(value / (1 - p))}. So the sum stays the same on average.`,
      [
        [value, "What stays makes up for what is left out."],
        [value * (1 - p), "That makes it smaller, though others are left out already."],
        [value / p, "A value is left out with the probability p, and stays with 1 − p."],
      ],
    );
  },

  firstLoss(rng) {
    const k = pick(rng, [4, 10, 20, 100]);
    const kind = whole(rng, 0, 2);
    const none = Math.log(k);
    const first = [none + whole(rng, 0, 4) / 10, (4 + whole(rng, 0, 20) / 10) * none, none / whole(rng, 20, 40)][kind];
    const kinds = [
      "It is as it should be.",
      "The inputs are not scaled, or the first weights are too large.",
      "The loss is computed wrongly.",
    ];
    return chosen(
      rng,
      `There are ${k} classes, and the cross-entropy before the first step is ${fixed(first)}. What does that say?`,
      `A network that knows nothing pays log ${k} = ${fixed(none)}. ${["A little above it is fine.", "Far above, it is sure and wrong.", "Far below is impossible."][kind]}`,
      kinds[kind],
      kinds.filter((other) => other !== kinds[kind]),
    );
  },

  patience(rng) {
    const patience = whole(rng, 2, 3);
    const best = whole(rng, 2, 4);
    const low = whole(rng, 30, 50) / 100;
    const losses = [
      ...Array.from({ length: best }, (_, i) => low + (best - 1 - i) * 0.1),
      ...Array.from({ length: patience }, () => low + whole(rng, 1, 9) / 100),
      low - whole(rng, 3, 9) / 100,
    ];
    return numeric(
      `Epoch by epoch the validation loss is ${words(losses.map((loss) => fixed(loss)))}. With a patience of ${patience}, from which epoch are the parameters in the end?`,
      best,
      `Epoch ${best} has ${fixed(low)}, and the ${patience} after it are no better: training ends, and goes back to epoch ${best}.`,
      [
        [best + patience, "Training ends there, but goes back to the best."],
        [losses.length, "Training has ended before it comes there."],
      ],
    );
  },

  overSeeds(rng) {
    const root = whole(rng, 2, 5);
    const error = whole(rng, 1, 9) / 10;
    const spread = root * error;
    return numeric(
      `Over ${root ** 2} seeds the accuracies have a standard deviation of ${exact(spread)} percent. What is the standard error of their mean, in percent?`,
      error,
      `Divide by the root of the number of runs: ${exact(spread)} / ${root} = ${exact(error)}.`,
      [
        [spread / root ** 2, "That divides by the number of runs itself."],
        [spread, "That is for a single run."],
      ],
    );
  },

  symptom(rng) {
    const [[symptom, cause, why], ...others] = shuffled(rng, SYMPTOMS);
    return chosen(
      rng,
      `${symptom} What is the likely cause?`,
      why,
      cause,
      others.slice(0, 3).map(([, other]) => other),
    );
  },
};
