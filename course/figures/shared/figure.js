/** A figure: its state, which Python shares where a kernel runs, and its view, which is drawn at most once a frame. */
import { make } from "./elements.js";

/**
 * The state of a figure. What is heard of it ends with the view, and so does what `atEnd` is given; `fail` says on the
 * page that the figure cannot be drawn. It `isAlone` where no Python shares it.
 * @typedef {{
 *   isAlone: boolean, names: string[], get: (name: string) => any, values: () => any, set: (values: Record<string, any>) => void,
 *   on: (names: string[], hear: () => void) => void, atEnd: (end: () => void) => void, fail: (error: unknown) => void
 * }} State
 * @typedef {(state: State, frame: HTMLElement) => void} Build
 */

/**
 * A figure as anywidget and mount.js want it, from the names of its state and from how it is built in its frame.
 * @param {string[]} names @param {Build} build
 */
export const figure = (names, build) => ({
  /** @param {{ model: any, el: HTMLElement, isAlone?: boolean }} view */
  render({ model, el, isAlone = false }) {
    /** @type {(() => void)[]} */
    const ends = [];
    const frame = make("div", { class: "frame" });
    /** @type {State} */
    const state = {
      isAlone,
      names,
      get: (name) => model.get(name),
      values: () => Object.fromEntries(names.map((name) => [name, model.get(name)])),
      set(values) {
        for (const [name, value] of Object.entries(values)) model.set(name, value);
        model.save_changes();
      },
      on(heard, hear) {
        for (const name of heard) {
          model.on(`change:${name}`, hear);
          ends.push(() => model.off(`change:${name}`, hear));
        }
      },
      atEnd: (end) => ends.push(end),
      fail(error) {
        frame.prepend(make("p", { class: "failure", role: "alert" }, `This figure cannot be drawn: ${error}`));
        for (const end of ends.splice(0)) end();
      },
    };
    el.classList.add("course-figure");
    el.append(frame);
    try {
      build(state, frame);
    } catch (error) {
      state.fail(error);
    }
    return () => {
      for (const end of ends) end();
    };
  },
});

/**
 * Draw the state now, and again at most once a frame whenever it changes, or when `draw` or another asks for it.
 * Return how to ask.
 * @param {State} state @param {(values: any, ask: () => void) => void} draw
 */
export function redraw(state, draw) {
  let waiting = 0;
  const ask = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      try {
        draw(state.values(), ask);
      } catch (error) {
        state.fail(error);
      }
    });
  };
  state.on(state.names, ask);
  state.atEnd(() => cancelAnimationFrame(waiting));
  draw(state.values(), ask);
  return ask;
}

/**
 * Hear when an element first stands on the page, which may be after it was drawn, and of every change between light
 * and dark, on the site and in Jupyter.
 * @param {State} state @param {Element} element @param {() => void} hear
 */
export function onTheme(state, element, hear) {
  const theme = new MutationObserver(hear);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const standing = new ResizeObserver(() => {
    if (!element.clientWidth) return;
    standing.disconnect();
    hear();
  });
  standing.observe(element);
  state.atEnd(() => {
    theme.disconnect();
    standing.disconnect();
  });
}

/** Hear of every change of an element's width. @param {State} state @param {Element} element @param {() => void} hear */
export function onWidth(state, element, hear) {
  const room = new ResizeObserver(hear);
  room.observe(element);
  state.atEnd(() => room.disconnect());
}

/** The question above a figure. @param {string} [words] */
export const question = (words = "") => make("p", { class: "question" }, words);
