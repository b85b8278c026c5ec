/** Learning XOR: one run of training, its answers, its hidden space and its loss at any epoch. */

import { Network } from "../mathematics/network.js";
import { scale } from "../mathematics/plane.js";
import { asNamed, choice, over as overStops } from "../shared/controls.js";
import { make, place, put, set } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed } from "../shared/numbers.js";
import { painter, plane } from "../shared/plane.js";
import { through } from "../shared/plot.js";
import { asking } from "../shared/prediction.js";
import { transport } from "../shared/transport.js";
import { along, asked, EPOCHS, evaluate, NAMES, over, runOf, STOPS, timeline, X, Y } from "./model.js";

const KINDS = /** @type {("zero" | "one")[]} */ (Array.from(Y, (y) => (y ? "one" : "zero")));

/** The four points where `places` has them, with words beside them. @param {ArrayLike<number>} places @param {string[]} words @param {string[]} sides */
const points = (places, words, sides) =>
  words.map((name, i) => ({ x: places[2 * i], y: places[2 * i + 1], kind: KINDS[i], words: name, side: sides[i] }));

/** The loss of every epoch, on axes of its own, and a cursor. */
function lossCurve() {
  const logarithm = scale([Math.log(0.0005), Math.log(0.4)], [100, 0]);
  const height = (/** @type {number} */ loss) => logarithm(Math.log(loss));
  const path = make("svg:path", { class: "loss" });
  const cursor = make("svg:line", { y1: 0, y2: 100, class: "cursor" });
  const dot = place("", 0, 0, "dot");
  const levels = [1 / 4, 1 / 8].map((loss) =>
    make("svg:line", { x2: 100, y1: height(loss), y2: height(loss), class: "level" }),
  );
  const plot = make(
    "div",
    { class: "plot", role: "img" },
    make("svg:svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" }, ...levels, cursor, path),
    ...[0.1, 0.01, 0.001].map((loss) => place(String(loss), 0, height(loss), "tick left")),
    place("1/4", 100, height(1 / 4), "tick right"),
    place("1/8", 100, height(1 / 8), "tick right"),
    place("1/8: two points share one answer", 1, height(1 / 8), "tick note"),
    ...[0, 10, 100, 1000].map((epoch) => place(String(epoch), along(epoch) * 100, 100, "tick below")),
    dot,
  );
  return {
    view: make("div", { class: "curve" }, make("span", {}, "loss"), plot),
    /** @param {import("./model.js").Epoch[]} run */
    draw(run) {
      set(path, { d: through(run.map(({ loss }, epoch) => [along(epoch) * 100, height(loss)])) });
    },
    /** @param {number} epoch @param {number} loss @param {string} description */
    show(epoch, loss, description) {
      const x = along(epoch) * 100;
      set(cursor, { x1: x, x2: x });
      put(dot, x, height(loss));
      set(plot, { "aria-label": description });
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("learning-xor");
  const paint = painter(state, frame);
  const inputs = plane(paint, {
    extent: { x: [-0.5, 1.5], y: [-0.5, 1.5] },
    ticks: [0, 1],
    names: ["x₁", "x₂"],
  });
  const hidden = plane(paint, {
    extent: { x: [-1.7, 1.7], y: [-1.7, 1.7] },
    ticks: [-1, 0, 1],
    names: ["a₁", "a₂"],
  });
  const curve = lossCurve();
  const answers = NAMES.map(() => make("data"));
  const mean = make("data");
  const verdict = make("strong");
  const report = make(
    "p",
    { class: "report" },
    "Answers: ",
    ...answers.flatMap((answer, i) => [make("span", {}, `${NAMES[i]} `, answer), " "]),
    make("span", {}, "Loss: ", mean),
    " ",
    verdict,
  );
  const { scrub, buttons } = transport(state, "epoch", {
    last: () => EPOCHS,
    live: [report],
    timeline,
    range: overStops(STOPS),
  });
  buttons.append(choice(state, "seed", "seed", asNamed(Object.keys(state.get("starts"))), Number));

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "maps" },
      make("div", {}, make("p", { class: "title" }, "The inputs, and the answers"), inputs.view),
      make("div", {}, make("p", { class: "title" }, "As the output neuron sees them"), hidden.view),
    ),
    make(
      "p",
      { class: "key" },
      "Discs should get the answer 0 (blue ground), squares 1 (orange ground). On the line it is 1/2.",
    ),
    report,
    curve.view,
    scrub,
    buttons,
  );

  let drawn = NaN;
  redraw(state, (values) => {
    const { epoch, seed } = values;
    const now = evaluate(values);
    if (drawn !== seed) curve.draw(runOf(values));
    drawn = seed;

    const words = now.answers.map((answer) => fixed(answer));
    words.forEach((word, i) => {
      Object.assign(answers[i], { value: now.answers[i], textContent: word });
    });
    Object.assign(mean, { value: now.loss, textContent: fixed(now.loss, 4) });
    verdict.textContent = now.verdict;

    const whole = over(now.network, inputs.inputs);
    inputs.ground(whole.answers, whole.sums);
    inputs.points(points(X, words, ["below", "above", "below", "above"]));
    const [, output] = now.network.layers;
    const half = over(new Network(output), hidden.inputs);
    hidden.ground(half.answers, half.sums);
    hidden.points(points(now.hidden, NAMES, ["below", "right", "left", "above"]));

    set(inputs.view, {
      "aria-label": `Map of the answers over both inputs at epoch ${epoch}. Discs should get 0, squares 1.`,
    });
    set(hidden.view, {
      "aria-label": `The hidden layer moves ${now.moved}. A straight line divides high from low answers.`,
    });
    curve.show(
      epoch,
      now.loss,
      `Loss at epoch ${epoch}: ${fixed(now.loss, 4)}. At the start it is ${fixed(now.first, 4)}, at the end ${fixed(now.last, 4)}.`,
    );
  });
}

export default figure(["epoch", "seed", "starts"], build);
