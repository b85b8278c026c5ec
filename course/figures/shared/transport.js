/** Play, pause, step, scrub and reset: a name of the state that runs from 0 to an end. */
import { button, slider } from "./controls.js";
import { make, set } from "./elements.js";

/** @typedef {import("./figure.js").State} State */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * A button that plays: again and again it gives the seconds gone by to `advance`, until that returns false. For
 * readers who prefer reduced motion it jumps once a second instead. While it plays, what would be read out is silent.
 * @param {State} state
 * @param {{ advance: (seconds: number) => boolean, live: Element[], changed?: (playing: boolean) => void }} how
 * @returns {{ button: HTMLButtonElement, start: () => void, stop: () => void }}
 */
export function player(state, { advance, live, changed = () => {} }) {
  let playing = false;
  let frame = 0;
  let timer = 0;
  const turn = (/** @type {boolean} */ on) => {
    playing = on;
    toggle.textContent = on ? "Pause" : "Play";
    for (const element of live) set(element, { "aria-live": on ? "off" : "polite" });
    changed(on);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (playing) turn(false);
  };
  const wait = () => {
    const before = performance.now();
    const next = () => {
      const seconds = calm.matches ? 1 : Math.min(0.1, (performance.now() - before) / 1000);
      if (!advance(seconds)) stop();
      else if (playing) wait();
    };
    if (calm.matches) timer = window.setTimeout(next, 1000);
    else frame = requestAnimationFrame(next);
  };
  const start = () => {
    if (playing) return;
    turn(true);
    wait();
  };
  const toggle = button("Play", () => (playing ? stop() : start()));
  toggle.classList.add("play");
  for (const element of live) set(element, { "aria-live": "polite" });
  state.atEnd(stop);
  return { button: toggle, start, stop };
}

/** A timeline on which each whole value has its moment, so many a second. @param {number} rate */
export const steady = (rate) => ({
  at: (/** @type {number} */ seconds) => Math.floor(seconds * rate + 1e-9),
  when: (/** @type {number} */ value) => value / rate,
});

/**
 * The whole transport of one name of the state. `timeline` says where it is after so many seconds of playing, and
 * when it is where it is. With `glide`, Step plays as far as the next whole value rather than jump there.
 * @param {State} state @param {string} name
 * @param {{
 *   last: () => number, live: Element[], glide?: boolean, back?: boolean,
 *   timeline: { at: (seconds: number) => number, when: (value: number) => number },
 *   range?: Partial<Parameters<typeof slider>[3]>
 * }} how
 */
export function transport(state, name, { last, live, timeline, glide = false, back = false, range = {} }) {
  const now = () => Math.min(state.get(name), last());
  const move = (/** @type {number} */ value) => state.set({ [name]: Math.max(0, Math.min(last(), value)) });
  let seconds = 0;
  let goal = Infinity;
  const { start, stop, ...play } = player(state, {
    live,
    advance(gone) {
      if (Math.min(timeline.at(seconds), last()) !== now()) seconds = timeline.when(now());
      seconds += gone;
      move(Math.min(goal, timeline.at(seconds)));
      return now() < Math.min(goal, last());
    },
    changed(playing) {
      seconds = timeline.when(now());
      if (!playing) goal = Infinity;
      else if (now() === last()) {
        seconds = 0;
        move(0);
      }
    },
  });
  const jump = (/** @type {number} */ value) => {
    stop();
    move(value);
  };
  const step = () => {
    const next = Math.floor(now()) + 1;
    if (!glide || calm.matches || now() === last()) return jump(next);
    stop();
    goal = next;
    start();
  };
  const scrub = slider(state, name, name, { min: 0, max: last(), step: 1, show: String, ...range });
  scrub.addEventListener("input", stop);
  const moves = [
    ...(back ? [button("Back", () => jump(Math.ceil(now()) - 1))] : []),
    button("Step", step),
    button("Reset", () => jump(0)),
  ];
  return {
    scrub,
    stop,
    jump,
    now,
    buttons: make("div", { class: "buttons" }, play.button, ...moves),
    /** Give the slider another end. */
    fit() {
      set(scrub.querySelector("input"), { max: last() });
      scrub.querySelector("input").value = String(now());
    },
  };
}
