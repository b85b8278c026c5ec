/** What the signs of the figure mean. */
import { make } from "../shared/elements.js";
import { mark, putMark } from "../shared/plane.js";
import { legend } from "./model.js";

/** @param {("zero" | "one")[]} kinds @param {string} [name] */
const marks = (kinds, name = "training") =>
  kinds.map((kind, i) => {
    const made = mark(kind);
    made.classList.add(name);
    putMark(made, (100 * (i + 0.5)) / kinds.length, 50);
    return made;
  });

const line = (/** @type {string} */ name) => [
  make("svg:line", { x1: "0", x2: "100%", y1: "50%", y2: "50%", class: name }),
];

/** @type {Record<string, () => Node[]>} */
const SIGNS = {
  zero: () => marks(["zero"]),
  one: () => marks(["one"]),
  training: () => marks(["zero", "one"]),
  validation: () => marks(["zero", "one"], "validation"),
  low: () => [],
  high: () => [],
};

/** @param {string} name @param {string} words */
function entry(name, words) {
  const drawn = (SIGNS[name] ?? (() => line(name)))();
  return make("span", {}, make("svg:svg", { class: `sign many ${name}`, "aria-hidden": "true" }, ...drawn), words);
}

export function legendView() {
  const view = make("dl", { class: "legend" });
  let shown = "";
  return {
    view,
    /** @param {import("./settings.js").Values} values */
    show(values) {
      const parts = legend(values);
      if (JSON.stringify(parts) === shown) return;
      shown = JSON.stringify(parts);
      const rows = Object.entries(parts).flatMap(([part, signs]) => [
        make("dt", {}, part),
        make("dd", {}, ...Object.entries(signs).flatMap(([name, words]) => [entry(name, words), " "])),
      ]);
      view.replaceChildren(...rows);
    },
  };
}
