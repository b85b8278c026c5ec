/** The playground: data, a network and its training, all in the reader's hands. */
import {
  button,
  choice,
  figure,
  make,
  onTheme,
  palette,
  place,
  player,
  put,
  redraw,
  scale,
  set,
  slider,
  text,
  through,
} from "./drawing.js";
import { FIELDS, fromAddress, LAST_EPOCH, obstacle, Run, toAddress, toPython } from "./experiment.js";
import { gridOf, outputMap, SIDE } from "./playground_map.js";
import { brief, networkView } from "./playground_network.js";

const SLICE = 12;
const RUN = Object.keys(FIELDS).filter((name) => !["epoch", "show", "pace"].includes(name));
const RATES = [-4, -3, -2, -1, 0].flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`))).concat(10);
const BATCHES = [1, 2, 5, 10, 20, 50, 100, 0];
const PENALTIES = [0, ...RATES.slice(0, 13)];

/**
 * A slider over stops; the state may also stand between them.
 * @param {import("./drawing.js").State} state @param {string} name @param {string} label @param {number[]} stops
 */
const stepped = (state, name, label, stops, show = (/** @type {number} */ value) => String(value)) =>
  slider(state, name, label, {
    min: 0,
    max: stops.length - 1,
    step: 1,
    show,
    value: (at) => stops[at],
    position: (value) =>
      stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs(stops[best] - value) ? at : best), 0),
  });

/** @param {HTMLElement} where @param {string} words */
function say(where, words) {
  if (where.textContent !== words) where.textContent = words;
}

/** The loss of every epoch, on training and on test data. */
function lossCurves() {
  const curves = ["training", "test"].map((kind) => ({
    path: make("svg:path", { class: kind }),
    label: place(kind, 100, 0, `curve ${kind}`),
  }));
  const most = place("", 0, 0, "tick left start");
  const last = place("", 100, 100, "tick below end");
  const view = make(
    "div",
    { class: "plot loss", role: "img" },
    make("svg:svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" }, ...curves.map(({ path }) => path)),
    ...curves.map(({ label }) => label),
    place("0", 0, 100, "tick left low"),
    most,
    place("0", 0, 100, "tick below start"),
    last,
  );
  return {
    view,
    /** @param {number[][]} series @param {string} words */
    show(series, words) {
      const epochs = series[0].length;
      const top = 1.1 * Math.max(...series.map((losses) => losses[0] ?? 0));
      const height = scale([0, top || 1], [100, 0]);
      const every = Math.ceil(epochs / 150) || 1;
      const ends = series.map((losses) => Math.max(0, height(losses[epochs - 1] ?? 0)));
      const apart = (Math.max(0, 14 - Math.abs(ends[0] - ends[1])) / 2) * (ends[0] < ends[1] ? -1 : 1);
      curves.forEach(({ path, label }, i) => {
        /** @type {[number, number][]} */
        const points = [];
        series[i].forEach((loss, e) => {
          if (e % every === 0 || e === epochs - 1)
            points.push([(100 * e) / Math.max(1, epochs - 1), Math.max(-5, height(loss))]);
        });
        set(path, { d: points.length ? through(points) : "" });
        label.hidden = !points.length;
        put(label, 100, ends[i] + (series[1].length ? (i ? -apart : apart) : 0));
      });
      say(most, epochs ? brief(top) : "");
      say(last, epochs ? `epoch ${epochs}` : "");
      set(view, { "aria-label": `The loss over the epochs. ${words}` });
    },
  };
}

/** @type {import("./drawing.js").Build} */
function build(state, el) {
  el.classList.add("playground");
  const hasAddress = el.dataset.address !== undefined;
  const asked = hasAddress ? fromAddress(location.search) : { values: {}, faults: [] };
  state.set(asked.values);

  /** @type {Run | null} */
  let run = null;
  let runKey = "";
  let shapeKey = "";
  let blocked = "";
  let grid = gridOf("circles");
  let colors = palette(el);
  const settings = () => /** @type {any} */ (Object.fromEntries(RUN.map((name) => [name, state.get(name)])));
  // Every setting determines the run: what a control changes starts it anew.
  const restart = (/** @type {Record<string, any>} */ values) => state.set({ ...values, epoch: 0 });
  const restarting = { ...state, set: restart };

  // The address is left as it came until something changes.
  let kept = toAddress(state.get);
  const keep = () => {
    const now = toAddress(state.get);
    if (hasAddress && now !== kept) history.replaceState(null, "", now + location.hash);
    kept = now;
  };
  let playing = false;
  const play = player(
    state,
    () => {
      const target = state.get("epoch");
      if (!run || run.failure || target >= LAST_EPOCH) return false;
      if (run.epoch >= target) state.set({ epoch: Math.min(LAST_EPOCH, target + state.get("pace")) });
      return true;
    },
    (on) => {
      playing = on;
      set(report, { "aria-live": on ? "off" : "polite" });
      set(net.formula, { "aria-live": on ? "off" : "polite" });
      if (!on) keep();
    },
  );
  const still = (/** @type {string} */ words, /** @type {() => void} */ act) =>
    button(words, () => {
      play.stop();
      act();
    });

  const report = make("p", { class: "report", "aria-live": "polite" });
  const message = make("p", { class: "message", role: "status" });
  const epoch = make("b");
  const copied = make("span", { role: "status" });
  const net = networkView(
    state,
    SIDE,
    (hidden) => restart({ hidden }),
    () => ask(),
  );
  const map = outputMap(
    state,
    (points) => restart({ points }),
    () => ask(),
  );
  const loss = lossCurves();

  const seed = make("input", {
    type: "number",
    min: 0,
    max: 2 ** 32 - 1,
    step: 1,
    "data-lm-suppress-shortcuts": "true",
  });
  let refused = "";
  seed.addEventListener("change", () => {
    const value = FIELDS.seed.read(seed.value);
    refused = value === undefined ? `The seed must be ${FIELDS.seed.needs}.` : "";
    if (value !== undefined) restart({ seed: value });
    ask();
  });
  const layers = make(
    "select",
    { "data-lm-suppress-shortcuts": "true", id: `layers-${Math.random()}` },
    ...[0, 1, 2, 3, 4].map((value) => make("option", { value }, String(value))),
  );
  layers.addEventListener("change", () => {
    const hidden = state.get("hidden");
    restart({ hidden: Array.from({ length: Number(layers.value) }, (_, i) => hidden[i] ?? hidden.at(-1) ?? 4) });
  });
  const generated = [
    slider(restarting, "n", "points", { min: 20, max: 500, step: 20, show: String }),
    slider(restarting, "noise", "noise", { min: 0, max: 0.5, step: 0.05, show: (noise) => text(noise) }),
  ];

  const code = make("code", { tabindex: "0", "aria-label": "Python code", "data-lm-suppress-shortcuts": "true" });
  const copy = (/** @type {string} */ words, /** @type {() => string} */ read) =>
    button(words, async () => {
      try {
        await navigator.clipboard.writeText(read());
        say(copied, "Copied.");
      } catch {
        say(copied, "Copying is not allowed here: select the text, or take the address of the page.");
      }
    });
  const program = make(
    "details",
    {},
    make("summary", { "data-lm-suppress-shortcuts": "true" }, "This run in Python, with nnlib"),
    make("pre", {}, code),
    make(
      "div",
      { class: "buttons" },
      copy("Copy the code", () => code.textContent),
    ),
  );
  program.addEventListener("toggle", () => ask());

  el.append(
    ...asked.faults.map((fault) =>
      make("p", { class: "fault", role: "alert" }, `In the address, ${fault} The rest of it is used.`),
    ),
    make(
      "p",
      { class: "question" },
      "Predict first: four hidden units close a line around the inner ring. Can three? Can two? Choose their number above the layer, press Play, and try other seeds.",
    ),
    make(
      "div",
      { class: "transport buttons" },
      play.button,
      still("Step", () => run && !run.failure && state.set({ epoch: Math.min(LAST_EPOCH, run.epoch + 1) })),
      still("Reset", () => state.set({ epoch: 0 })),
      button("New seed", () => restart({ seed: Math.floor(10_000 * Math.random()) })),
      make("label", { class: "seed" }, "seed ", seed),
      make("p", { class: "epoch" }, "epoch ", epoch),
    ),
    message,
    make(
      "div",
      { class: "parts" },
      make("div", { class: "wide" }, net.network, net.formula),
      make("div", {}, map.view, map.tools, loss.view),
    ),
    report,
    make(
      "div",
      { class: "controls" },
      choice(restarting, "data", "data", {
        circles: "circles",
        moons: "moons",
        spirals: "spirals",
        xor: "XOR",
        drawn: "draw your own",
      }),
      ...generated,
      make("div", { class: "choice" }, make("label", { for: layers.id }, "hidden layers"), layers),
      choice(restarting, "activation", "hidden units", {
        tanh: "tanh",
        sigmoid: "sigmoid",
        relu: "ReLU",
        identity: "identity",
      }),
      choice(restarting, "output", "output unit", { sigmoid: "sigmoid", identity: "identity" }),
      choice(restarting, "loss", "loss", { BinaryCrossEntropy: "binary cross-entropy", MSE: "mean squared error" }),
      choice(restarting, "optimizer", "optimizer", { SGD: "SGD", Momentum: "momentum", Adam: "Adam" }),
      stepped(restarting, "lr", "learning rate", RATES),
      stepped(restarting, "batch_size", "batch size", BATCHES, (size) => (size ? String(size) : "all")),
      stepped(restarting, "l2", "L2 penalty", PENALTIES),
      choice(state, "show", "lines show", { weights: "weights", gradients: "gradients" }),
      choice(
        state,
        "pace",
        "pace",
        { 1: "1 epoch a frame", 10: "10 epochs a frame", 100: "100 epochs a frame" },
        Number,
      ),
    ),
    program,
    make(
      "div",
      { class: "buttons" },
      ...(hasAddress ? [copy("Copy a link to this run", () => new URL(toAddress(state.get), location.href).href)] : []),
      copied,
    ),
  );

  /** Bring the run to the state, for a slice of time; say whether it has arrived. */
  function follow() {
    const wanted = settings();
    const key = JSON.stringify(wanted);
    const target = state.get("epoch");
    if (key !== runKey || (run && run.epoch > target)) {
      blocked = obstacle(wanted);
      refused = key === runKey ? refused : "";
      runKey = key;
      run = blocked ? null : new Run(wanted);
    }
    const until = performance.now() + SLICE;
    while (run && run.epoch < target && !run.failure && performance.now() < until) run.advance();
    if (run?.failure && run.epoch < target) state.set({ epoch: run.epoch });
    return !run || run.epoch >= state.get("epoch");
  }

  /** @param {() => void} again */
  function draw(again) {
    const arrived = follow();
    const { data, hidden } = settings();
    const shape = JSON.stringify([data, hidden]);
    if (shape !== shapeKey) {
      shapeKey = shape;
      grid = gridOf(data);
      net.build(hidden);
    }
    layers.value = String(hidden.length);
    seed.value = String(state.get("seed"));
    generated.forEach((row) => (row.hidden = data === "drawn" || data === "xor"));
    play.button.disabled = !run;
    say(epoch, String(run?.epoch ?? 0));

    const outputs = run?.network.predict(grid) ?? [];
    if (run) net.colour(run.network, grid, colors);
    map.show(run, outputs, colors, runKey);
    const gradients = state.get("show") === "gradients";
    const judged = run?.evaluate();
    if (run && gradients) run.fillGradients();
    if (run) net.write(run.network, gradients);
    const share = (/** @type {number} */ right) => `${text(100 * right, 0)} %`;
    say(
      report,
      judged
        ? `Loss: ${brief(judged.train.loss)} on the training points${judged.test ? `, ${brief(judged.test.loss)} on the test points` : ""}. ` +
            `Right: ${share(judged.train.right)} of the training points${judged.test ? `, ${share(judged.test.right)} of the test points` : ""}.`
        : "",
    );
    loss.show([run?.losses ?? [], run?.testLosses ?? []], report.textContent ?? "");

    const far = run && state.get("epoch") - run.epoch > state.get("pace");
    say(
      message,
      blocked ||
        run?.failure ||
        refused ||
        (far ? `On the way to epoch ${state.get("epoch")} …` : "") ||
        (run && run.epoch >= LAST_EPOCH ? `The playground ends at epoch ${LAST_EPOCH}.` : ""),
    );
    if (program.open) say(code, run ? toPython(settings(), run) : "");
    if (!playing) keep();
    if (!arrived) again();
  }

  const ask = redraw(state, Object.keys(FIELDS), draw);
  onTheme(state, el, () => {
    colors = palette(el);
    ask();
  });
}

export default figure(build);
