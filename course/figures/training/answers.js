/** Where it goes wrong: the plane with the answers and both kinds of points, or the digits that it gets most wrong. */
import { sigmoid } from "../mathematics/activations.js";
import { gridInputs, scale } from "../mathematics/plane.js";
import { make, say, set } from "../shared/elements.js";
import { fixed } from "../shared/numbers.js";
import { ground, mark, markLayer, planeAxes, putMark } from "../shared/plane.js";

/**
 * @typedef {import("./run.js").Run} Run
 * @typedef {ReturnType<typeof import("./run.js").judge>["answers"]} Answers
 */

const CELLS = 48;
const SIDE = 8;
/** @type {{ x: [number, number], y: [number, number] }} */
const EXTENT = { x: [-1.9, 2.9], y: [-1.55, 2.05] };

/** @param {ReturnType<typeof import("../shared/plane.js").painter>} painter */
export function answerMap(painter) {
  const base = ground(painter, CELLS);
  const marks = markLayer();
  const inputs = gridInputs(EXTENT, CELLS);
  const view = make(
    "div",
    { class: "plot map", role: "img" },
    base.view,
    marks,
    ...planeAxes(EXTENT, [-1, 0, 1], ["x₁", "x₂"]),
  );
  /** @type {Run | null} */
  let drawn = null;

  /** @param {Run} run */
  function drawPoints({ train, validation }) {
    const right = scale(EXTENT.x, [0, 100]);
    const up = scale(EXTENT.y, [100, 0]);
    const kinds = [
      { kind: "validation", ...validation },
      { kind: "training", ...train },
    ];
    const made = kinds.flatMap(({ kind, X, Y }) =>
      Array.from(Y, (label, i) => {
        const one = mark(label ? "one" : "zero");
        one.classList.add(kind);
        putMark(one, right(X[2 * i]), up(X[2 * i + 1]));
        return one;
      }),
    );
    marks.replaceChildren(...made);
    marks.classList.toggle("many", train.Y.length > 80);
  }

  return {
    view,
    /** @param {Run} run @param {number} epoch */
    show(run, epoch) {
      if (run !== drawn) drawPoints(run);
      drawn = run;
      const Z = run.at(epoch).predict(inputs);
      base.show(Z.map(sigmoid.call), Z);
      const words = `Map of the answers over both inputs after epoch ${epoch}, with the points: filled ones to train on, hollow ones for validation.`;
      set(view, { "aria-label": words });
    },
  };
}

/** A picture, its ink as dark as its grey values. @param {ArrayLike<number>} pixels from 0 to 1 */
function picture(pixels) {
  const squares = Array.from(pixels).flatMap((grey, i) =>
    grey
      ? [
          make("svg:rect", {
            x: i % SIDE,
            y: Math.floor(i / SIDE),
            width: 1,
            height: 1,
            "fill-opacity": grey.toFixed(2),
          }),
        ]
      : [],
  );
  return make("svg:svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, "aria-hidden": "true" }, ...squares);
}

export function worstDigits() {
  /** @type {Map<number, Node>} */
  const pictures = new Map();
  const tiles = Array.from({ length: 6 }, () => ({ place: make("div", { class: "picture" }), words: make("p") }));
  const view = make(
    "div",
    { class: "digits" },
    ...tiles.map(({ place, words }) => make("div", { class: "tile" }, place, words)),
  );
  return {
    view,
    /** @param {Run} run @param {Answers} worst */
    show({ validation }, worst) {
      worst.forEach(({ index, label, said, sure }, i) => {
        const drawn = pictures.get(index) ?? picture(validation.X.subarray(index * SIDE ** 2, (index + 1) * SIDE ** 2));
        pictures.set(index, drawn);
        const { place, words } = tiles[i];
        if (place.firstChild !== drawn) place.replaceChildren(drawn);
        say(words, `is ${label}, says ${said}:\n${fixed(100 * sure, 0)} % sure`);
      });
    },
  };
}
