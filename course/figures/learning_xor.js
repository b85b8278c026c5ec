/** Learning XOR: one training run, kept epoch by epoch; its answers, its hidden space and its loss at any of them. */
import { button, choice, contour, figure, make, onTheme, paint, palette, place, player, put, redraw, scale, set, slider, text, through } from "./drawing.js";
import { MSE, Network, SGD } from "./network.js";

/** @typedef {{ parameters: Float64Array[], loss: number }} Epoch */

const EPOCHS = 3000, CELLS = 60;
const X = Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), Y = Float64Array.of(0, 1, 1, 0);
const NAMES = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"];

// The first ten epochs stand nearly evenly, the later ones as on a logarithmic axis, and epoch 0 has a place.
const along = (/** @type {number} */ epoch) => Math.log1p(epoch / 10) / Math.log1p(EPOCHS / 10);
const epochAt = (/** @type {number} */ share) => Math.round(10 * Math.expm1(share * Math.log1p(EPOCHS / 10)));
const STOPS = [...new Set(Array.from({ length: 121 }, (_, i) => epochAt(i / 120)))];
const height = (/** @type {number} */ loss) => scale([Math.log(0.0005), Math.log(0.4)], [100, 0])(Math.log(loss));

/** The parameters and the loss after each epoch. @param {import("./network.js").Plain} start @returns {Epoch[]} */
function train(start) {
  const network = Network.from(start), loss = new MSE(), optimizer = new SGD(0.5);
  return Array.from({ length: EPOCHS + 1 }, () => ({
    parameters: network.parameters.map((array) => array.slice()),
    loss: network.trainStep(X, Y, loss, optimizer),
  }));
}

/**
 * A square map of a network with two inputs, its line where the answer is 1/2, and the four points.
 * @param {string} title @param {[number, number]} extent @param {number[]} ticks @param {string} letter @param {string[]} sides
 */
function plane(title, extent, ticks, letter, sides) {
  const right = scale(extent, [0, CELLS]), up = scale(extent, [CELLS, 0]), back = scale([0, CELLS], extent);
  const canvas = make("canvas", { width: CELLS + 1, height: CELLS + 1 }), line = make("svg:path", { class: "line" });
  const marks = NAMES.map((_, i) => Y[i]
    ? make("svg:rect", { x: -1.7, y: -1.7, width: 3.4, height: 3.4, class: "one" })
    : make("svg:circle", { r: 1.4, class: "zero" }));
  const labels = NAMES.map((name, i) => make("span", { class: `name ${sides[i]}` }, name));
  const grid = Float64Array.from({ length: 2 * (CELLS + 1) ** 2 }, (_, i) => {
    const cell = i >> 1, row = Math.floor(cell / (CELLS + 1)), column = cell % (CELLS + 1);
    return back(i % 2 ? CELLS - row : column);
  });
  const plot = make("div", { class: "plot", role: "img" },
    make("div", { class: "ground" }, canvas),
    make("svg:svg", { viewBox: `0 0 ${CELLS} ${CELLS}` }, line, marks[1], marks[2], marks[0], marks[3]),
    ...ticks.flatMap((value) => {
      const share = right(value) / CELLS * 100;
      return [place(text(value, 0), share, 100, "tick below"), place(text(value, 0), 0, 100 - share, "tick left")];
    }),
    place(`${letter}₁`, 100, 100, "tick below end"), place(`${letter}₂`, 0, 0, "tick left start"), ...labels);
  return {
    view: make("div", {}, make("p", { class: "title" }, title), plot),
    /**
     * @param {Network} network @param {Uint8ClampedArray} colors @param {ArrayLike<number>} points
     * @param {string[]} words @param {string} description
     */
    show(network, colors, points, words, description) {
      paint(canvas, network.predict(grid), colors);
      // Where the sum before the sigmoid is 0, the answer is 1/2; and that sum is smoother.
      set(line, { d: contour(network.layers[network.layers.length - 1].Z, CELLS + 1, 0) });
      words.forEach((word, i) => {
        const x = right(points[2 * i]), y = up(points[2 * i + 1]);
        set(marks[i], { transform: `translate(${x} ${y})` });
        labels[i].textContent = word;
        put(labels[i], x / CELLS * 100, y / CELLS * 100);
      });
      set(plot, { "aria-label": description });
    },
  };
}

/** All losses of a run over its epochs, and a cursor. */
function curve() {
  const path = make("svg:path", { class: "loss" }), cursor = make("svg:line", { y1: 0, y2: 100, class: "cursor" });
  const dot = place("", 0, 0, "dot");
  const levels = [1 / 4, 1 / 8].map((loss) => make("svg:line", { x2: 100, y1: height(loss), y2: height(loss), class: "level" }));
  const plot = make("div", { class: "plot", role: "img" },
    make("svg:svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" }, ...levels, cursor, path),
    ...[0.1, 0.01, 0.001].map((loss) => place(String(loss), 0, height(loss), "tick left")),
    place("1/4", 100, height(1 / 4), "tick right"), place("1/8", 100, height(1 / 8), "tick right"),
    place("1/8: two points share one answer", 1, height(1 / 8), "tick note"),
    ...[0, 10, 100, 1000].map((epoch) => place(String(epoch), along(epoch) * 100, 100, "tick below")), dot);
  return {
    view: make("div", { class: "curve" }, make("span", {}, "loss"), plot),
    draw: (/** @type {Epoch[]} */ run) => set(path, { d: through(run.map(({ loss }, epoch) => [along(epoch) * 100, height(loss)])) }),
    /** @param {number} epoch @param {number} loss @param {string} description */
    show(epoch, loss, description) {
      const x = along(epoch) * 100;
      set(cursor, { x1: x, x2: x });
      put(dot, x, height(loss));
      set(plot, { "aria-label": description });
    },
  };
}

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("learning-xor");
  /** @type {Record<number, Epoch[]>} */
  const runs = {};
  const starts = state.get("starts");
  const network = Network.from(starts[state.get("seed")]), output = new Network(network.layers[1]);
  const inputs = plane("The inputs, and the answers", [-0.5, 1.5], [0, 1], "x", ["below", "above", "below", "above"]);
  const hidden = plane("As the output neuron sees them", [-1.7, 1.7], [-1, 0, 1], "a", ["below", "right", "left", "above"]);
  const loss = curve(), values = NAMES.map(() => make("data")), mean = make("data"), verdict = make("strong");
  const report = make("p", { class: "report", "aria-live": "polite" }, "Answers: ",
    ...values.flatMap((value, i) => [make("span", {}, `${NAMES[i]} `, value), " "]), make("span", {}, "Loss: ", mean), " ", verdict);
  let colors = palette(el), drawn = NaN;

  const move = (/** @type {number} */ epoch) => state.set({ epoch: Math.min(EPOCHS, epoch) });
  let share = 0;
  const play = player(state, (seconds) => {
    const epoch = state.get("epoch");
    if (epochAt(share) !== epoch) share = along(epoch);
    share = Math.min(1, share + seconds / 12);
    move(epochAt(share));
    return share < 1;
  }, (playing) => {
    set(report, { "aria-live": playing ? "off" : "polite" });
    if (playing && state.get("epoch") === EPOCHS) move(0);
  });
  const jump = (/** @type {string} */ words, /** @type {() => number} */ epoch) => button(words, () => {
    play.stop();
    move(epoch());
  });
  const epoch = slider(state, "epoch", "epoch", {
    min: 0, max: STOPS.length - 1, step: 1, show: String,
    value: (stop) => STOPS[stop], position: (epoch) => STOPS.findLastIndex((stop) => stop <= epoch),
  });
  epoch.addEventListener("input", play.stop);

  el.append(
    make("p", { class: "question" }, "Predict first: before training, at epoch 0, can one straight line divide discs from squares on the right? And does training get there from every seed?"),
    make("div", { class: "maps" }, inputs.view, hidden.view),
    make("p", { class: "key" }, "Discs should get the answer 0 (blue ground), squares 1 (orange ground). On the line it is 1/2."),
    report, loss.view, epoch,
    make("div", { class: "buttons" }, play.button, jump("Step", () => state.get("epoch") + 1), jump("Reset", () => 0),
      choice(state, "seed", "seed", Object.fromEntries(Object.keys(starts).map((seed) => [seed, seed])), Number)));

  const draw = () => {
    const seed = state.get("seed"), epoch = state.get("epoch"), run = runs[seed] ??= train(starts[seed]);
    if (drawn !== seed) loss.draw(run);
    drawn = seed;
    network.parameters.forEach((array, i) => array.set(run[epoch].parameters[i]));

    const answers = [...network.predict(X)], moved = [...network.layers[0].A];
    const words = answers.map((answer) => text(answer)), error = run[epoch].loss;
    words.forEach((word, i) => Object.assign(values[i], { value: answers[i], textContent: word }));
    Object.assign(mean, { value: error, textContent: text(error, 4) });
    const good = answers.filter((answer, i) => Math.abs(answer - Y[i]) < 0.2).length;
    verdict.textContent = `${good} of 4 answers are within 0.2 of their targets.`;

    const places = NAMES.map((name, i) => `${name} to (${text(moved[2 * i])}, ${text(moved[2 * i + 1])})`).join(", ");
    inputs.show(network, colors, X, words, `Map of the answers over both inputs at epoch ${epoch}. Discs should get 0, squares 1.`);
    hidden.show(output, colors, moved, NAMES, `The hidden layer moves ${places}. A straight line divides high from low answers.`);
    loss.show(epoch, error, `Loss at epoch ${epoch}: ${text(error, 4)}. At the start it is ${text(run[0].loss, 4)}, at the end ${text(run[EPOCHS].loss, 4)}.`);
  };
  redraw(state, ["epoch", "seed"], draw);
  onTheme(state, el, () => {
    colors = palette(el);
    draw();
  });
}

export default figure(build);
