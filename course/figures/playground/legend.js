/** What the signs of the figure mean. */
import { make } from "../shared/elements.js";
import { mark, putMark } from "../shared/plane.js";
import { legend } from "./model.js";

const CLASSES = ["zero", "one", "two"];

/** @param {string[]} kinds @param {string} [name] */
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

/** What a sign is made of, of so many classes. @param {string} name @param {string[]} classes */
function drawing(name, classes) {
  if (CLASSES.includes(name)) return marks([name]);
  if (name === "training" || name === "validation") return marks(classes, name);
  return ["low", "high", "third", "middle"].includes(name) ? [] : line(name);
}

/** @param {string} name @param {string} words @param {string[]} classes */
function entry(name, words, classes) {
  const sign = make("svg:svg", { class: `sign many ${name}`, "aria-hidden": "true" }, ...drawing(name, classes));
  return make("span", {}, sign, words);
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
      const classes = CLASSES.filter((name) => name in parts.Map);
      const rows = Object.entries(parts).flatMap(([part, signs]) => [
        make("dt", {}, part),
        make("dd", {}, ...Object.entries(signs).flatMap(([name, words]) => [entry(name, words, classes), " "])),
      ]);
      view.replaceChildren(...rows);
    },
  };
}
