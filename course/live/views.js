/** The widgets of `widgets.py` on a page: buttons, choices, a bar, a picture. */
import { freshId, make } from "../figures/shared/elements.js";
import { harmless } from "./outputs.js";

/** @typedef {Record<string, any>} State */
/** @typedef {{ element: HTMLElement, update: (state: State) => void }} View */
/** @typedef {(name: string, value?: any) => void} Tell */

/** The width that a layout asks for. @param {State} state @param {HTMLElement} element */
function layOut({ layout }, element) {
  const { width, max_width: most } = layout ?? {};
  if (width) element.style.width = `min(100%, ${width})`;
  if (most) element.style.maxWidth = most;
}

/** @param {string} kind @returns {(state: State, tell: Tell, child: (number: number) => HTMLElement) => View} */
const box = (kind) => (state, _, child) => ({
  element: make("div", { class: `live-box live-${kind}` }, ...state.children.map(child)),
  update() {},
});

/** @type {Record<string, (state: State, tell: Tell, child: (number: number) => HTMLElement) => View>} */
const KINDS = {
  Box: box("row"),
  HBox: box("row"),
  VBox: box("column"),
  Button(state, tell) {
    const element = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "live-button" }));
    element.addEventListener("click", () => tell("click"));
    return {
      element,
      update({ description, disabled, tooltip }) {
        if (description !== undefined) element.textContent = description;
        if (disabled !== undefined) element.disabled = disabled;
        if (tooltip) element.title = tooltip;
      },
    };
  },
  Dropdown(state, tell) {
    const id = freshId("choice");
    const select = /** @type {HTMLSelectElement} */ (make("select", { id }));
    const label = make("label", { for: id });
    select.addEventListener("change", () => tell("index", select.selectedIndex));
    return {
      element: make("div", { class: "live-choice" }, label, select),
      update({ description, options, index }) {
        if (description !== undefined) label.textContent = description;
        if (options)
          select.replaceChildren(...options.map((/** @type {string} */ option) => make("option", {}, option)));
        if (index !== undefined) select.selectedIndex = index;
      },
    };
  },
  SelectionSlider(state, tell) {
    const id = freshId("slider");
    const range = /** @type {HTMLInputElement} */ (make("input", { type: "range", id, min: "0" }));
    const [label, shown] = [make("label", { for: id }), make("output", { for: id })];
    let options = state.options;
    const show = () => {
      shown.textContent = options[Number(range.value)];
      range.setAttribute("aria-valuetext", options[Number(range.value)]);
    };
    range.addEventListener("input", () => {
      show();
      tell("index", Number(range.value));
    });
    return {
      element: make("div", { class: "live-choice" }, label, range, shown),
      update({ description, options: fresh, index }) {
        if (description !== undefined) label.textContent = description;
        if (fresh) {
          options = fresh;
          range.max = String(options.length - 1);
        }
        if (index !== undefined) range.value = String(index);
        show();
      },
    };
  },
  IntProgress() {
    const id = freshId("progress");
    const bar = /** @type {HTMLProgressElement} */ (make("progress", { id }));
    const label = make("label", { for: id });
    return {
      element: make("div", { class: "live-choice" }, label, bar),
      update({ description, max, value }) {
        if (description !== undefined) label.textContent = description;
        if (max !== undefined) bar.max = max;
        if (value !== undefined) bar.value = value;
      },
    };
  },
  HTML() {
    const element = make("div", { class: "live-words" });
    return { element, update: ({ value }) => value !== undefined && element.replaceChildren(...harmless(value)) };
  },
  Drawing() {
    const element = /** @type {HTMLImageElement} */ (make("img", { class: "live-drawing" }));
    return {
      element,
      update({ png, alt }) {
        if (alt !== undefined) element.alt = alt;
        if (png !== undefined) element.src = `data:image/png;base64,${png}`;
      },
    };
  },
};

/** @param {(message: Record<string, any>) => void} tell Python */
export function makeViews(tell) {
  /** @type {Map<number, View>} */
  const views = new Map();
  return {
    /** Draw a tree of widgets. @param {{ root: number, views: { number: number, kind: string, state: State }[] }} tree */
    draw({ root, views: described }) {
      const byNumber = new Map(described.map((one) => [one.number, one]));
      /** @param {number} number @returns {HTMLElement} */
      function child(number) {
        const { kind, state } = /** @type {any} */ (byNumber.get(number));
        const view = KINDS[kind](state, (name, value = null) => tell({ type: "view", number, name, value }), child);
        view.update(state);
        layOut(state, view.element);
        views.set(number, view);
        return view.element;
      }
      const element = make("div", { class: "output live-view" }, child(root));
      element.dataset.number = root;
      return element;
    },
    /** @param {Record<string, any>} message */
    update: ({ number, state }) => views.get(number)?.update(state),
    /** Tell Python that what an output held is gone. @param {HTMLElement} output */
    leave(output) {
      for (const view of output.querySelectorAll(".live-view"))
        tell({ type: "closed", number: Number(/** @type {HTMLElement} */ (view).dataset.number) });
    },
  };
}
