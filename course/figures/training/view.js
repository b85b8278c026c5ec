/** Training well: knobs, the curves of training and validation, and where the network goes wrong. */
import { asNamed, button, choice, over, slider } from "../shared/controls.js";
import { make, say } from "../shared/elements.js";
import { figure, redraw } from "../shared/figure.js";
import { painter } from "../shared/plane.js";
import { asking } from "../shared/prediction.js";
import { steady, transport } from "../shared/transport.js";
import { answerMap, worstDigits } from "./answers.js";
import { lossPlot } from "./curves.js";
import {
  asked,
  curves,
  Experiment,
  HOW,
  mistakes,
  rows,
  STOPS,
  shownEpoch,
  slice,
  turned,
  verdict as verdictOn,
} from "./model.js";
import { EPOCHS } from "./run.js";

/** How long training may keep the page busy at a time, in milliseconds. */
const SLICE = 12;
const SEEDS = 10_000;

/** The lines of the plot in words and numbers: loss and accuracy after an epoch. */
function numbers() {
  const epoch = make("th", { scope: "col" });
  const kinds = { training: "now solid", validation: "now dashed", others: "other", before: "before dashed" };
  const lines = Object.entries(kinds).map(([name, kind]) => {
    const sign = make("svg:line", { x1: 0, x2: "100%", y1: "50%", y2: "50%", class: kind });
    const [words, loss, accuracy] = [make("span"), make("td"), make("td")];
    const head = make("th", { scope: "row" }, make("svg:svg", { class: "sign", "aria-hidden": "true" }, sign), words);
    return { name, words, loss, accuracy, view: make("tr", {}, head, loss, accuracy) };
  });
  const columns = ["loss", "accuracy"].map((name) => make("th", { scope: "col" }, name));
  return {
    view: make(
      "table",
      {},
      make("thead", {}, make("tr", {}, epoch, ...columns)),
      make("tbody", {}, ...lines.map(({ view }) => view)),
    ),
    /** @param {ReturnType<typeof rows>} found */
    show(found) {
      say(epoch, found.epoch);
      for (const { name, words, loss, accuracy, view } of lines) {
        const row = found[/** @type {"training" | "validation" | "others" | "before"} */ (name)];
        view.hidden = !row;
        say(words, row?.name ?? "");
        say(loss, row?.loss ?? "");
        say(accuracy, row?.accuracy ?? "");
      }
    },
  };
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  frame.classList.add("training");
  const experiment = new Experiment();
  let best = 0;
  /** What is set through it leaves a trace of the run before. @type {import("../shared/figure.js").State} */
  const knobs = {
    ...state,
    set(changes) {
      const values = state.values();
      state.set(turned(values, changes, experiment.hasEnded(values)));
    },
  };

  const losses = lossPlot();
  const map = answerMap(painter(state, frame));
  const digits = worstDigits();
  const title = make("p", { class: "title" });
  const key = make("p", { class: "key" }, "filled: training, hollow: validation");
  const table = numbers();
  const verdict = make("p", { class: "verdict" });
  const wrong = make("p");
  const judged = make("div", { class: "report" }, table.view, make("div", {}, verdict, wrong));

  const { scrub, buttons, jump } = transport(state, "epoch", {
    last: () => EPOCHS,
    live: [judged],
    timeline: steady(EPOCHS / 10),
  });
  buttons.append(button("Stop early", () => jump(best)));
  const another = button("Another seed", () => knobs.set({ seed: (state.get("seed") + 1) % SEEDS }));
  const seed = make("span");

  frame.append(
    asking(state, asked),
    make(
      "div",
      { class: "parts" },
      make("div", {}, make("div", { class: "curve" }, make("span", {}, "loss"), losses.view), scrub, buttons),
      make(
        "div",
        { class: "controls" },
        choice(knobs, "data", "data", asNamed(["moons", "digits"])),
        slider(knobs, "n", "training samples", over(STOPS.n)),
        slider(knobs, "hidden", "hidden units", over(STOPS.hidden)),
        slider(knobs, "weight_decay", "weight decay", over(STOPS.weight_decay)),
        slider(knobs, "dropout", "dropout", over(STOPS.dropout)),
        make("div", { class: "seed" }, another, seed),
      ),
      make("div", { class: "where" }, title, map.view, key, digits.view),
    ),
    judged,
    make("p", { class: "how" }, HOW),
  );

  /** @type {import("./run.js").Run | null} */
  let drawn = null;
  let drawnEpoch = -1;
  redraw(state, (/** @type {import("./model.js").Values} */ values, again) => {
    const runs = experiment.follow(values, slice(SLICE));
    const { run } = runs;
    const epoch = shownEpoch(run, values);
    best = Math.max(0, run.best_epoch);

    losses.show(values.data, curves(runs, values));
    table.show(rows(runs, values));
    say(verdict, verdictOn(run, epoch, values.data));
    say(seed, `seed ${values.seed}`);
    if (run !== drawn || epoch !== drawnEpoch) {
      const { worst, words } = mistakes(run, epoch);
      const areDigits = values.data === "digits";
      map.view.hidden = key.hidden = areDigits;
      digits.view.hidden = !areDigits;
      say(title, areDigits ? "Its worst validation digits" : "What it answers");
      if (areDigits) digits.show(run, worst);
      else map.show(run, epoch);
      say(wrong, words);
      [drawn, drawnEpoch] = [run, epoch];
    }
    // Nothing is read out before it stands.
    judged.setAttribute("aria-busy", String(!runs.isDone));
    if (!runs.isDone) again();
  });
}

export default figure(["data", "n", "hidden", "weight_decay", "dropout", "seed", "epoch", "previous"], build);
