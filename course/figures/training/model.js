/** What is shown of training: the run of the settings, those of other seeds, the one before, and words for all of it. */
import { clamp } from "../mathematics/plane.js";
import { fixed } from "../shared/numbers.js";
import { has } from "../shared/prediction.js";
import { BATCH_SIZE, EPOCHS, judge, LEARNING_RATE, Run, VALIDATION } from "./run.js";

/**
 * @typedef {import("./run.js").Settings} Settings
 * @typedef {Settings & { epoch: number, previous: Settings | Record<string, never> }} Values
 * @typedef {[number, number][]} Points
 */

export const STOPS = {
  n: [20, 40, 80, 160, 320],
  hidden: [2, 4, 8, 16, 32, 64],
  weight_decay: [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
  dropout: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
};
export const OTHERS = 3;
const KEPT = { whole: 4, light: 16 };

/** What determines a run. @param {Values} values @returns {Settings} */
export const settingsOf = ({ epoch, previous, ...settings }) => settings;

/** @param {Settings} settings */
const keyOf = ({ data, n, hidden, weight_decay, dropout, seed }) =>
  JSON.stringify([data, n, hidden, weight_decay, dropout, seed]);

/** Runs, which are trained in the background and remembered for a while. */
export class Experiment {
  /** @type {Map<string, Run>} those that can be shown at any epoch */
  whole = new Map();
  /** @type {Map<string, Run>} those of which the losses are enough */
  light = new Map();

  /** A run that is there already. @param {Settings} settings @param {"whole" | "light"} kind */
  find(settings, kind) {
    const key = keyOf(settings);
    return this.whole.get(key) ?? (kind === "light" ? this.light.get(key) : undefined);
  }

  /** The run of some settings; the one that nobody asked for longest is forgotten. @param {Settings} settings @param {"whole" | "light"} kind */
  runOf(settings, kind) {
    const run = this.find(settings, kind) ?? new Run(settings, kind === "whole");
    const [runs, most] = run.keeps ? [this.whole, KEPT.whole] : [this.light, KEPT.light];
    const key = keyOf(settings);
    runs.delete(key);
    runs.set(key, run);
    if (runs.size > most) runs.delete([...runs.keys()][0]);
    return run;
  }

  /** Whether the run of a state has been trained to its end. @param {Values} values */
  hasEnded(values) {
    return !!this.find(settingsOf(values), "whole")?.isDone;
  }

  /**
   * The runs of a state: the one of the settings, the one before, and those of other seeds. One after the other is begun
   * and brought towards its end, as far as time allows; what is not there yet is null.
   * @param {Values} values
   */
  follow(values, inTime = () => true) {
    const settings = settingsOf(values);
    let isDone = true;
    const advance = (/** @type {Run} */ run) => {
      while (isDone && !run.isDone) {
        if (inTime()) run.advance();
        else isDone = false;
      }
      return run;
    };
    const inTurn = (/** @type {Settings} */ other) => {
      isDone &&= !!this.find(other, "light") || inTime();
      return isDone || this.find(other, "light") ? advance(this.runOf(other, "light")) : null;
    };
    const run = advance(this.runOf(settings, "whole"));
    const before = isComparable(values) ? inTurn(/** @type {Settings} */ (values.previous)) : null;
    const others = Array.from({ length: OTHERS }, (_, i) => inTurn({ ...settings, seed: settings.seed + 1 + i }));
    return { run, before, others, isDone };
  }
}

/**
 * Say whether there is time for one epoch more, which takes as long as the last one took; the first is free.
 * @param {number} milliseconds @param {() => number} clock
 */
export function slice(milliseconds, clock = () => performance.now()) {
  let before = clock();
  const until = before + milliseconds;
  return () => {
    const now = clock();
    const took = now - before;
    before = now;
    return now + took < until;
  };
}

/** Only losses on the same data can be compared. @param {Values} values */
const isComparable = ({ data, previous }) => previous.data === data;

/** A trace of the run before, from now on; none where the data change. @param {Values} values @param {Record<string, any>} changes */
export function turned(values, changes, hasEnded = true) {
  if (changes.data && changes.data !== values.data) return { ...changes, previous: {} };
  return hasEnded ? { ...changes, previous: settingsOf(values) } : changes;
}

/** The axis of the loss. @type {Record<string, { top: number, ticks: number[] }>} */
export const AXES = { moons: { top: 1, ticks: [0, 0.5, 1] }, digits: { top: 2, ticks: [0, 1, 2] } };

const along = (/** @type {number} */ epoch) => (100 * epoch) / EPOCHS;

/**
 * The curves over the square from 0 to 100, the epoch of the lowest validation loss, and the gap at the epoch shown.
 * @param {ReturnType<Experiment["follow"]>} runs @param {Values} values
 */
export function curves({ run, before, others }, values) {
  const { top } = AXES[values.data];
  const height = (/** @type {number} */ loss) => clamp(100 - (100 * loss) / top, [-10, 100]);
  const points = (/** @type {number[]} */ losses) =>
    losses.map((loss, epoch) => /** @type {[number, number]} */ ([along(epoch), height(loss)]));
  const training = points(run.losses);
  const validation = points(run.validation_losses);
  const epoch = shownEpoch(run, values);
  const ends = [run.losses[epoch], run.validation_losses[epoch]];
  const places = ends.map((loss) => Math.max(0, height(loss)));
  const best = run.best_epoch;
  const words = [`Loss over ${EPOCHS} epochs, from 0 to ${top}.`, losses(run, epoch)];
  if (best > 0) words.push(lowest(run));
  return {
    training,
    validation,
    others: others.map((one) => (one ? points(one.validation_losses) : [])),
    before: before && { training: points(before.losses), validation: points(before.validation_losses) },
    gap: [...training, ...validation.toReversed()],
    best:
      best > 0
        ? { x: along(best), words: `early stopping\nkeeps epoch ${best}`, side: best > EPOCHS / 2 ? "before" : "after" }
        : null,
    cursor: {
      x: along(epoch),
      places,
      isOff: ends.map((loss) => loss > top),
      gap: {
        words: `gap ${fixed(ends[1] - ends[0])}`,
        y: (places[0] + places[1]) / 2,
        isShown: Math.abs(places[0] - places[1]) > 12,
        side: along(epoch) > 50 ? "before" : "after",
      },
    },
    description: words.join(" "),
  };
}

/** The epoch that can be shown already. @param {Run} run @param {{ epoch: number }} values */
export const shownEpoch = (run, { epoch }) => Math.min(run.epoch, epoch);

const written = (/** @type {number} */ loss) => (loss < 0.005 ? "below 0.01" : fixed(loss));
const percent = (/** @type {number} */ share) => `${fixed(100 * share, 1)} %`;

/** @param {Run} run @param {number} epoch */
const losses = (run, epoch) =>
  `After epoch ${epoch} it is ${written(run.losses[epoch])} on training data and ${written(run.validation_losses[epoch])} on validation data.`;

/** @param {Run} run */
const lowest = ({ best_epoch: best, validation_losses }) =>
  `The validation loss is lowest after epoch ${best}: ${written(validation_losses[best])}.`;

/** From the lowest to the highest. @param {number[]} values @param {(value: number) => string} write */
function range(values, write) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(write);
  return low === high ? low : `${low.replace(/ %$/, "")}–${high}`;
}

const NAMES = {
  n: "training samples",
  hidden: "hidden units",
  weight_decay: "weight decay",
  dropout: "dropout",
  seed: "seed",
};

/** What was different in the run before. @param {Values} values */
function differences(values) {
  const names = /** @type {(keyof typeof NAMES)[]} */ (Object.keys(NAMES));
  const changed = names.filter((name) => values.previous[name] !== values[name]);
  return changed.map((name) => `${NAMES[name]} ${values.previous[name]}`).join(", ");
}

/**
 * Loss and accuracy after an epoch, a row for each line of the plot; runs that are not there yet have none.
 * @param {ReturnType<Experiment["follow"]>} runs @param {Values} values
 */
export function rows({ run, before, others }, values) {
  const epoch = shownEpoch(run, values);
  const validation = (/** @type {(Run | null)[]} */ ...runs) => {
    const there = runs.flatMap((one) => (one && one.epoch >= epoch ? [one] : []));
    if (there.length < runs.length) return { loss: "…", accuracy: "…" };
    const of = (/** @type {"validation_losses" | "validation_accuracies"} */ name) =>
      there.map((one) => one[name][epoch]);
    return { loss: range(of("validation_losses"), written), accuracy: range(of("validation_accuracies"), percent) };
  };
  const [first, last] = [values.seed + 1, values.seed + OTHERS];
  return {
    epoch: `after epoch ${epoch}`,
    training: { name: "training", loss: written(run.losses[epoch]), accuracy: percent(run.accuracies[epoch]) },
    validation: { name: "validation", ...validation(run) },
    others: { name: `validation, seeds\u00a0${first}\u00a0to\u00a0${last}`, ...validation(...others) },
    before: isComparable(values)
      ? { name: `validation before: ${differences(values) || "the same"}`, ...validation(before) }
      : null,
  };
}

/** What a network answers to the validation data: how often it is wrong, and where most. @param {Run} run @param {number} epoch */
export function mistakes(run, epoch) {
  const { answers, wrong, sure } = judge(run.at(epoch), run.validation);
  return {
    worst: answers.toSorted((one, other) => one.right - other.right).slice(0, 6),
    words: wrong
      ? `It is wrong on ${wrong} of the ${answers.length} validation samples, and on average ${fixed(100 * sure, 0)} % sure of these wrong answers.`
      : `It is right on all ${answers.length} validation samples.`,
  };
}

/** A loss on training data that is still high. @type {Record<string, number>} */
const HIGH = { moons: 0.35, digits: 0.5 };

/** What the curves say at an epoch. @param {Run} run @param {number} epoch @param {string} data */
export function verdict({ losses, validation_losses, best_epoch: best }, epoch, data) {
  if (epoch === 0) return "Not trained yet: the answers are guesses.";
  const [training, validation] = [losses[epoch], validation_losses[epoch]];
  const way = (/** @type {number[]} */ of) => `from ${written(of[best])} to ${written(of[epoch])}`;
  if (epoch > best && validation > 1.1 * validation_losses[best])
    return training < losses[best]
      ? `Overfitting: since epoch ${best} the training loss has fallen ${way(losses)}, but the validation loss has risen ${way(validation_losses)}.`
      : `The validation loss was better: since epoch ${best} it has risen ${way(validation_losses)}.`;
  if (validation > 1.5 * training)
    return "It knows the training data better than new data, but on new data it is about as good as it has been.";
  if (training > HIGH[data]) return `Underfitting: even on the training data the loss is still ${written(training)}.`;
  return "The two losses are close: what it has learned holds for new data as well.";
}

/** How it is trained, in words. */
export const HOW = `One hidden layer of ReLU units; Adam, learning rate ${LEARNING_RATE}, batches of ${BATCH_SIZE}. A seed draws the training samples, the first weights, the batches and what dropout leaves out; the ${VALIDATION} validation samples stay the same. Losses are measured after each epoch, with all units.`;

/** Where the answers to the predictions have been tried: these settings, and these seeds. */
const TRIED = { data: "moons", hidden: 64, weight_decay: 0, dropout: 0 };
export const TRIED_SEEDS = [11, 12, 13, 14];

/**
 * What becomes of both losses with another number of samples.
 * @param {Values} values @param {number} n @param {string} change @param {number} right @param {string} because
 * @returns {import("../shared/prediction.js").Prediction}
 */
const withSamples = (values, n, change, right, because) => ({
  question: `Predict first: ${change}. What becomes of the two losses after ${EPOCHS} epochs?`,
  answers: ["both fall", "training falls, validation rises", "training rises, validation falls"],
  how: "move the slider",
  gesture: turned(values, { n, epoch: EPOCHS }),
  seen: (now) => has(now, { ...TRIED, n, epoch: EPOCHS }),
  result: () => ({ right, because }),
});

/** What is asked, which fits the settings. @param {Values} values @returns {import("../shared/prediction.js").Asked} */
export function asked(values) {
  const { n, hidden, weight_decay, dropout, seed } = values;
  if (has(values, TRIED) && TRIED_SEEDS.includes(seed)) {
    if (n === 40)
      return withSamples(
        values,
        320,
        "let it learn from 320 samples instead of 40",
        2,
        "So many samples it cannot learn by heart. What it learns instead holds for new ones, too.",
      );
    if (n === 320)
      return withSamples(
        values,
        20,
        "take most of the samples away, down to 20",
        1,
        "So few samples are learned by heart, with their noise, and that does not hold for new ones.",
      );
  }
  if (weight_decay >= 0.03)
    return {
      question:
        "Try: so much weight decay pulls every weight towards zero. Which curve suffers, and what do the answers become? Compare 0.1 with 0.003.",
    };
  if (weight_decay > 0)
    return {
      question:
        "Try: take ten times as much weight decay. Which of the two losses gets worse, and is the gap smaller then? Try other seeds, too.",
    };
  if (dropout > 0)
    return {
      question:
        "Try: dropout leaves out units at random while it trains. Does it help these data as much as weight decay of 0.003? Set dropout to 0 and compare, with more than one seed.",
    };
  if (hidden <= 4)
    return {
      question: "Try: can so few units learn every training sample by heart? What do 64 units do to the two curves?",
    };
  return {
    question:
      "Try: what brings the two curves together: more training samples, fewer hidden units, weight decay, dropout? Which does it best, and does it so with another seed?",
  };
}
