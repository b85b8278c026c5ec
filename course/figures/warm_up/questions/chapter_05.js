/** Questions from "Loss functions". */
import { exact, fixed } from "../../shared/numbers.js";
import { chosen, dot, factor, numeric, pick, signed, total, whole, words } from "./making.js";

/** Questions about data, and which last activation and loss belong to them. */
const KINDS = {
  "sigmoid and BCE": ["whether a picture shows a cat", "whether it will rain", "whether a message is spam"],
  "softmax and CE": ["which of ten digits it is", "which of five birds is singing", "which of four suits a card has"],
  "identity and MSE": ["how many hours a parcel takes", "how warm it will be", "what a house will cost"],
};

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  meanSquaredError(rng) {
    const errors = Array.from({ length: 4 }, () => whole(rng, -4, 4));
    const squares = dot(errors, errors);
    return numeric(
      `Four answers are off by ${words(errors)}. What is the MSE?`,
      squares / 4,
      `The mean of the squares: (${errors.map((error) => error ** 2).join(" + ")}) / 4 = ${exact(squares / 4)}.`,
      [
        [squares, "That is the sum of the squares."],
        [total(errors) / 4, "That is the mean of the errors, in which too much and too little cancel."],
        [total(errors.map(Math.abs)) / 4, "That is the mean of the sizes, not of the squares."],
      ],
    );
  },

  slopeOfTheMSE(rng) {
    const n = pick(rng, [2, 4, 5, 10]);
    const y = whole(rng, -4, 4) / 2;
    const error = signed(rng, 5) / 2;
    const slope = (2 * error) / n;
    return numeric(
      `A network gives ${n} answers. One is ŷ = ${exact(y + error)}, where y = ${exact(y)}. What is the slope of the MSE with respect to this answer?`,
      slope,
      `2(ŷ − y) / n = 2 · ${factor(error)} / ${n} = ${exact(slope)}.`,
      [
        [2 * error, "The mean divides by n: here the 1/n is missing."],
        [error / n, "The slope of a square has the factor 2."],
        [-slope, "It is ŷ − y, in this order."],
        [slope / n, "That takes the 1/n twice."],
      ],
    );
  },

  shareMinusTarget(rng) {
    const n = pick(rng, [2, 4, 5, 10]);
    const share = whole(rng, 1, 9) / 10;
    const target = whole(rng, 0, 1);
    const slope = (share - target) / n;
    return numeric(
      `Softmax with cross-entropy, and a batch of ${n}. In one sample ${target ? "the right" : "a wrong"} class gets the share ${exact(share)}. What is the slope of the loss with respect to its score?`,
      slope,
      `Share minus target, with the 1/n of the mean: (${exact(share)} − ${target}) / ${n} = ${exact(slope)}.`,
      [
        [share - target, "The 1/n of the mean is missing."],
        [-slope, "It is the share minus the target, in this order."],
        [(share - 1 + target) / n, `The target of ${target ? "the right class is 1" : "a wrong class is 0"}.`],
      ],
    );
  },

  surprise(rng) {
    const odds = pick(rng, [2, 4, 5, 8, 10, 20, 50, 100, 1000]);
    const cost = Math.log(odds);
    return numeric(
      `A network gives the true label the probability 1/${odds}. What does this sample cost, to one decimal? (log 2 is 0.69 and log 10 is 2.30.)`,
      cost,
      `−log(1/${odds}) = log ${odds} = ${fixed(cost)}, which is ${fixed(cost, 1)} to one decimal.`,
      [
        [-cost, "The minus sign makes the cost positive."],
        [1 - 1 / odds, "That is what the probability lacks. The cost is −log p."],
      ],
      1,
    );
  },

  knowingNothing(rng) {
    const k = whole(rng, 3, 20);
    return chosen(
      rng,
      `There are ${k} equally frequent classes. What is the cross-entropy of a network that knows nothing?`,
      `It gives 1/${k} to each class and pays −log(1/${k}) = log ${k} = ${fixed(Math.log(k))}.`,
      `log ${k}`,
      [["log 2", "That is for two classes."], [`1/${k}`, "That is the probability, not its cost."], `${k - 1}/${k}`],
    );
  },

  stepOfALine(rng) {
    const [w, b, x, error] = [signed(rng, 3), whole(rng, -2, 2), pick(rng, [-2, 2, 3]), signed(rng, 4)];
    const y_hat = w * x + b;
    const lr = pick(rng, [0.01, 0.1]);
    const dw = 2 * error * x;
    return numeric(
      `ŷ = w x + b with w = ${exact(w)} and b = ${exact(b)}, the loss is (ŷ − y)², and the one sample is x = ${exact(x)}, y = ${exact(y_hat - error)}. What is w after one step at lr = ${lr}?`,
      w - lr * dw,
      `ŷ = ${exact(y_hat)}, and dw = 2(ŷ − y) · x = 2 · ${factor(error)} · ${factor(x)} = ${exact(dw)}: ${exact(w)} − ${lr} · ${factor(dw)} = ${exact(w - lr * dw)}.`,
      [
        [w + lr * dw, "That step goes uphill."],
        [w - lr * 2 * error, "The slope with respect to w contains the input x."],
        [w - lr * error * x, "The slope of a square has the factor 2."],
        [w - dw, "That is without the learning rate."],
      ],
    );
  },

  whichLoss(rng) {
    const kinds = Object.keys(KINDS);
    const right = pick(rng, kinds);
    return chosen(
      rng,
      `A network has to say ${pick(rng, KINDS[/** @type {keyof typeof KINDS} */ (right)])}. Which last activation, which loss?`,
      "Yes or no is a coin: sigmoid and BCE. One of k classes is a die: softmax and CE. A measurement: identity and MSE.",
      right,
      kinds.filter((kind) => kind !== right),
    );
  },
};
