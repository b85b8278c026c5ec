/** The playground: data, a network and its training, all in the reader's hands. */
import { asNamed, button, choice, over, slider } from "../shared/controls.js";
import { freshId, make, OWN_KEYS, say } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { fixed } from "../shared/numbers.js";
import { painter } from "../shared/plane.js";
import { asking } from "../shared/prediction.js";
import { player } from "../shared/transport.js";
import { legendView } from "./legend.js";
import { lossView } from "./loss_curves.js";
import { outputMap } from "./map.js";
import { asked, Experiment, message, numbers, report } from "./model.js";
import { networkView } from "./network_view.js";
import { toPython } from "./program.js";
import { dataKey, endOf, FIELDS, fromAddress, isOfThree, LAST_EPOCH, settingsOf, toAddress } from "./settings.js";

/** @typedef {import("../shared/figure.js").State} State */

/** How long training may keep the page busy at a time, in milliseconds. */
const SLICE = 12;
const RATES = [-4, -3, -2, -1, 0].flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`))).concat(10);
const DECAYS = [0, ...RATES.slice(0, 13)];
const SIZES = [1, 2, 5, 10, 20, 50, 100];
/** After the batch sizes comes 0, which takes all samples. */
const batches = {
  ...over([...SIZES, 0], (size) => (size ? String(size) : "all")),
  position: (/** @type {number} */ size) => (size ? over(SIZES).position(size) : SIZES.length),
};

/** The number of hidden layers; a new one is as wide as the one before it. @param {State} state */
function layersChoice(state) {
  const id = freshId("layers");
  const options = [0, 1, 2, 3, 4].map((value) => make("option", { value }, String(value)));
  const select = make("select", { id, ...OWN_KEYS }, ...options);
  select.addEventListener("change", () => {
    const hidden = state.get("hidden");
    const length = Number(select.value);
    state.set({ hidden: Array.from({ length }, (_, i) => hidden[i] ?? hidden.at(-1) ?? 4) });
  });
  return { select, view: make("div", { class: "choice" }, make("label", { for: id }, "hidden layers"), select) };
}

/** The seed as a number to type; what cannot be is refused with words. @param {State} state @param {() => void} ask */
function seedField(state, ask) {
  const input = make("input", { type: "number", min: 0, max: 2 ** 32 - 1, step: 1, ...OWN_KEYS });
  const field = { view: make("label", { class: "seed" }, "seed ", input), input, refused: "" };
  input.addEventListener("change", () => {
    const seed = FIELDS.seed.read(input.value);
    field.refused = seed === undefined ? `The seed must be ${FIELDS.seed.needs}.` : "";
    if (seed !== undefined) state.set({ seed });
    ask();
  });
  return field;
}

/** Buttons that copy, and one line that says whether they did. */
function copying() {
  const told = make("span", { role: "status" });
  const copy = (/** @type {string} */ words, /** @type {() => string} */ read) =>
    button(words, async () => {
      try {
        await navigator.clipboard.writeText(read());
        say(told, "Copied.");
      } catch {
        say(told, "Copying is not allowed here: select the text, or take the address of the page.");
      }
    });
  return { told, copy };
}

/** What follows from another choice, in the place of a choice. @param {string} label @param {string} words */
const given = (label, words) => make("div", { class: "choice" }, make("span", {}, label), make("span", {}, words));

/** The controls below the picture. @param {State} state @param {State} restarting what is set through it starts anew */
function controls(state, restarting) {
  const layers = layersChoice(restarting);
  const generated = [
    slider(restarting, "n", "points", { min: 20, max: 500, step: 20, show: String }),
    slider(restarting, "noise", "noise", { min: 0, max: 0.5, step: 0.05, show: (noise) => fixed(noise) }),
  ];
  const inside = [
    choice(restarting, "activation", "hidden units", {
      ...asNamed(["tanh", "sigmoid"]),
      relu: "ReLU",
      identity: "identity",
    }),
    slider(restarting, "dropout", "dropout", { min: 0, max: 0.8, step: 0.1, show: (dropout) => fixed(dropout) }),
  ];
  const ofTwo = [
    choice(restarting, "output", "output unit", asNamed(["sigmoid", "identity"])),
    choice(restarting, "loss", "loss", { BinaryCrossEntropy: "binary cross-entropy", MSE: "mean squared error" }),
  ];
  const ofThree = [given("output units", "softmax, one for each class"), given("loss", "cross-entropy")];
  const view = make(
    "div",
    { class: "controls" },
    choice(restarting, "data", "data", {
      ...asNamed(["circles", "moons", "spirals"]),
      three_spirals: "three spirals",
      xor: "XOR",
      drawn: "draw your own",
    }),
    ...generated,
    layers.view,
    ...inside,
    choice(restarting, "init", "initialisation", {
      glorot: "Glorot",
      he: "He",
      small: "too small",
      large: "too large",
    }),
    ...ofTwo,
    ...ofThree,
    choice(restarting, "optimizer", "optimizer", { SGD: "SGD", Momentum: "momentum", Adam: "Adam" }),
    slider(restarting, "lr", "learning rate", over(RATES)),
    slider(restarting, "batch_size", "batch size", batches),
    slider(restarting, "weight_decay", "weight decay", over(DECAYS)),
    choice(state, "show", "lines show", asNamed(["weights", "gradients"])),
    choice(state, "pace", "pace", { 1: "1 epoch a frame", 10: "10 epochs a frame", 100: "100 epochs a frame" }, Number),
  );
  return {
    view,
    /** @param {import("./settings.js").Values} values */
    show(values) {
      const { data, hidden } = values;
      layers.select.value = String(hidden.length);
      for (const row of generated) row.hidden = data === "drawn" || data === "xor";
      for (const row of inside) row.hidden = !hidden.length;
      for (const row of ofTwo) row.hidden = isOfThree(values);
      for (const row of ofThree) row.hidden = !isOfThree(values);
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("playground");
  const hasAddress = frame.parentElement?.dataset.address !== undefined;
  const address = hasAddress ? fromAddress(location.search) : { values: {}, faults: [] };
  if (hasAddress) state.set(address.values);

  const experiment = new Experiment();
  let playing = false;
  let shape = "";
  let grid = new Float64Array(0);
  const restart = (/** @type {Record<string, any>} */ values) => state.set({ ...values, epoch: 0 });
  const restarting = { ...state, set: restart };

  // The address is left as it came until something changes.
  let kept = toAddress(state.values());
  function keep() {
    const now = toAddress(state.values());
    if (hasAddress && now !== kept) history.replaceState(null, "", now + location.hash);
    kept = now;
  }

  const paint = painter(state, frame);
  const asks = { redraw: () => ask() };
  const net = networkView(paint, { resize: (hidden) => restart({ hidden }), ...asks });
  const map = outputMap(state, paint, { change: (points) => restart({ points }), ...asks });
  const losses = lossView();
  const legend = legendView();
  const seed = seedField(restarting, asks.redraw);
  const settings = controls(state, restarting);
  const epoch = make("b");
  const told = make("p", { class: "message", role: "status" });
  const judged = make("p", { class: "report" });

  const play = player(state, {
    live: [judged, net.formula],
    advance() {
      const { run } = experiment;
      const target = state.get("epoch");
      if (!run || run.failure || target >= LAST_EPOCH) return false;
      if (run.epoch >= target) state.set({ epoch: Math.min(LAST_EPOCH, target + state.get("pace")) });
      return true;
    },
    changed(on) {
      playing = on;
      if (!on) keep();
    },
  });
  const step = button("Step", () => {
    play.stop();
    const { run } = experiment;
    if (run && !run.failure) state.set({ epoch: Math.min(LAST_EPOCH, run.epoch + 1) });
  });
  const reset = button("Reset", () => {
    play.stop();
    state.set({ epoch: 0 });
  });
  const another = button("New seed", () => restart({ seed: Math.floor(10_000 * Math.random()) }));

  const { told: copied, copy } = copying();
  const code = make("code", { tabindex: "0", "aria-label": "Python code", ...OWN_KEYS });
  const program = make(
    "details",
    {},
    make("summary", OWN_KEYS, "This run in Python, with nnlib"),
    make("pre", {}, code),
    make(
      "div",
      { class: "buttons" },
      copy("Copy the code", () => code.textContent),
    ),
  );
  program.addEventListener("toggle", asks.redraw);
  const link = copy("Copy a link to this run", () => new URL(toAddress(state.values()), location.href).href);

  frame.append(
    ...address.faults.map((fault) => make("p", { class: "fault", role: "alert" }, fault)),
    asking(state, asked),
    make(
      "div",
      { class: "transport buttons" },
      play.button,
      step,
      reset,
      another,
      seed.view,
      make("p", { class: "epoch" }, "epoch ", epoch),
    ),
    told,
    make(
      "div",
      { class: "parts" },
      make("div", {}, net.view, net.formula, legend.view),
      make("div", {}, map.view, map.tools, losses.view),
    ),
    judged,
    settings.view,
    program,
    make("div", { class: "buttons" }, ...(hasAddress ? [link] : []), copied),
  );

  const ask = redraw(state, (/** @type {import("./settings.js").Values} */ values, again) => {
    const { data, hidden } = values;
    const before = experiment.key;
    const until = performance.now() + SLICE;
    const arrived = experiment.follow(values, () => performance.now() < until);
    const { run } = experiment;
    if (before !== experiment.key) seed.refused = "";
    if (run?.failure && run.epoch < values.epoch) state.set({ epoch: run.epoch });
    const { width } = endOf(values);
    if (JSON.stringify([data, hidden, width]) !== shape) {
      shape = JSON.stringify([data, hidden, width]);
      grid = map.build();
      net.build(hidden, width);
    }

    legend.show(values);
    settings.show(values);
    seed.input.value = String(values.seed);
    play.button.disabled = !run;
    say(epoch, String(run?.epoch ?? 0));
    say(told, seed.refused || message(experiment, values));
    say(judged, run ? report(run) : "");
    losses.show(run);
    if (run) {
      net.write(numbers(run, values));
      run.network.predict(grid);
      net.paint(run.network, grid);
    }
    map.show(run?.network, experiment.data, dataKey(values));
    if (program.open) say(code, run ? toPython(settingsOf(values), run) : "");
    if (!playing) keep();
    if (!arrived) again();
  });
}

export default figure(Object.keys(FIELDS), build);
