/** The loss of every epoch, on training data and on validation data. */
import { make, place, put, say, set } from "../shared/elements.js";
import { plot, through } from "../shared/plot.js";
import { lossCurves } from "./model.js";

export function lossView() {
  const drawn = ["training", "validation"].map((name) => ({
    path: make("svg:path", { class: name }),
    label: place(name, 100, 0, "curve"),
  }));
  const tick = place("", 0, 0, "tick left");
  const last = place("", 100, 100, "tick below end");
  const { view } = plot(
    { x: [0, 1], y: [0, 1], xTicks: [0], yTicks: [0], xName: "", yName: "loss" },
    ...drawn.map(({ path }) => path),
  );
  view.classList.add("loss");
  view.append(tick, last, ...drawn.map(({ label }) => label));
  return {
    view,
    /** @param {import("./run.js").Run | null} run */
    show(run) {
      const { curves, tick: at, epochs, words } = lossCurves(run);
      drawn.forEach(({ path, label }, i) => {
        set(path, { d: curves[i] ? through(curves[i].points) : "" });
        label.hidden = !curves[i];
        if (curves[i]) put(label, 100, curves[i].nameAt);
      });
      say(tick, at?.words ?? "");
      if (at) put(tick, 0, at.at);
      say(last, epochs ? `epoch ${epochs}` : "epoch");
      set(view, { "aria-label": words });
    },
  };
}
