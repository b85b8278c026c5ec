/** A run as a program in Python. */
import { isGenerated } from "./run.js";

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
const ruleOf = ({ optimizer, l2 }) => (l2 ? `${optimizer}WithL2` : optimizer);

/** @param {Settings} settings */
function imports({ data, optimizer, loss }) {
  const names = sorted([optimizer, loss, "Dense", "Network", ...(data === "drawn" ? [] : ["datasets"])]);
  return ["import numpy as np", "", `from nnlib import ${names.join(", ")}`, ""];
}

/** @param {Settings} settings */
function penalty(settings) {
  const { optimizer, l2 } = settings;
  if (!l2) return [];
  return [
    "",
    `class ${ruleOf(settings)}(${optimizer}):`,
    `    """${optimizer} on the loss plus ${l2} times the sum of all squared weights."""`,
    "",
    "    def step(self, parameters, gradients):",
    "        gradients = [",
    `            gradient + 2 * ${l2} * parameter if parameter.ndim == 2 else gradient`,
    "            for parameter, gradient in zip(parameters, gradients)",
    "        ]",
    "        super().step(parameters, gradients)",
    "",
    "",
  ];
}

/** @param {Settings} settings */
function dataset({ data, n, noise, points }) {
  if (isGenerated(data)) {
    const generated = `datasets.${data}(${n}, noise=${noise}, rng=rng)`;
    return [`X, Y = ${generated}`, `X_validation, Y_validation = ${generated}`];
  }
  if (data === "xor") return ["X, Y = datasets.xor()"];
  const rows = points.map((point) => `    [${point.join(", ")}],`);
  return ["points = np.array([", ...rows, "])", "X, Y = points[:, :2], points[:, 2:]"];
}

/** @param {Settings} settings */
function network({ hidden, activation, output }) {
  const inputs = [2, ...hidden];
  const layers = [...hidden, 1].map((width, i) => {
    const name = i < hidden.length ? activation : output;
    return `    Dense(${inputs[i]}, ${width}, "${name}", rng=rng),`;
  });
  return ["network = Network(", ...layers, ")"];
}

/** @param {Settings} settings @param {number} epochs */
function training(settings, epochs) {
  const { data, lr, batch_size } = settings;
  if (!epochs) return [];
  return [
    "history = network.fit(",
    "    X,",
    "    Y,",
    "    loss=loss,",
    `    optimizer=${ruleOf(settings)}(lr=${lr}),`,
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
    ...penalty(settings),
    `rng = np.random.default_rng(${settings.seed})`,
    ...dataset(settings),
    ...network(settings),
    `loss = ${settings.loss}()`,
    ...training(settings, run.epoch),
    `print(loss(network.predict(X), Y))  # the playground: ${run.evaluate().train.loss}`,
  ];
  return `${lines.join("\n")}\n`;
}
