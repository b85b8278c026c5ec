/** A run as a program in Python. */
import { isGenerated, LIMITS } from "./run.js";
import { endOf, isOfThree } from "./settings.js";

/**
 * @typedef {import("./settings.js").Settings} Settings
 * @typedef {import("./run.js").Run} Run
 */

/** Names as isort has them: constants, classes, modules. @param {string[]} names */
function sorted(names) {
  const rank = (/** @type {string} */ name) => (name === name.toUpperCase() ? 0 : name === name.toLowerCase() ? 2 : 1);
  return names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** @param {Settings} settings */
function imports(settings) {
  const { data, dropout, hidden, optimizer } = settings;
  const names = [optimizer, endOf(settings).loss, "Dense", "Network"];
  if (dropout && hidden.length) names.push("Dropout");
  if (data !== "drawn") names.push("datasets");
  return ["import numpy as np", "", `from nnlib import ${sorted(names).join(", ")}`, ""];
}

/** @param {Settings} settings */
function dataset(settings) {
  const { data, n, noise, points } = settings;
  if (isGenerated(data)) {
    const generated = `datasets.${data}(${n}, noise=${noise}, rng=rng)`;
    return [`X, Y = ${generated}`, `X_validation, Y_validation = ${generated}`];
  }
  if (data === "xor") return ["X, Y = datasets.xor()"];
  const rows = points.map((point) => `    [${point.join(", ")}],`);
  const classes = isOfThree(settings) ? "points[:, 2].astype(int)" : "points[:, 2:]";
  return ["points = np.array([", ...rows, "])", `X, Y = points[:, :2], ${classes}`];
}

/** @param {Settings} settings */
function network(settings) {
  const { hidden, activation, init, dropout } = settings;
  const { width, output } = endOf(settings);
  const widths = [2, ...hidden, width];
  const limit = LIMITS[init]
    ? `init=lambda n_in, n_out: ${LIMITS[init]}, `
    : init === "glorot"
      ? ""
      : `init="${init}", `;
  const layers = widths
    .slice(1)
    .flatMap((n_out, i) => [
      ...(i && dropout ? [`    Dropout(${dropout}, rng=rng),`] : []),
      `    Dense(${widths[i]}, ${n_out}, "${i < hidden.length ? activation : output}", ${limit}rng=rng),`,
    ]);
  return ["network = Network(", ...layers, ")"];
}

/** @param {Settings} settings @param {number} epochs */
function training(settings, epochs) {
  const { data, optimizer, lr, batch_size, weight_decay } = settings;
  if (!epochs) return [];
  return [
    "history = network.fit(",
    "    X,",
    "    Y,",
    "    loss=loss,",
    `    optimizer=${optimizer}(lr=${lr}${weight_decay ? `, weight_decay=${weight_decay}` : ""}),`,
    `    epochs=${epochs},`,
    ...(batch_size ? [`    batch_size=${batch_size},`] : []),
    "    rng=rng,",
    ...(isGenerated(data) ? ["    validation=(X_validation, Y_validation),"] : []),
    ")",
  ];
}

/** @param {Settings} settings @param {Run} run */
export function toPython(settings, run) {
  const lines = [
    ...imports(settings),
    `rng = np.random.default_rng(${settings.seed})`,
    ...dataset(settings),
    ...network(settings),
    `loss = ${endOf(settings).loss}()`,
    ...training(settings, run.epoch),
    `print(loss(network.predict(X), Y))  # the playground: ${run.evaluate().train.loss}`,
  ];
  return `${lines.join("\n")}\n`;
}
