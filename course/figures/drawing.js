/** What several figures need: a view of the state, elements, plots, sliders, and drawing once a frame. */

/**
 * What a figure is built from: its state, which is shared with Python where a kernel runs. What is heard of the state
 * ends with the view, and so does what `atEnd` is given. `fail` says on the page that the figure cannot be drawn.
 * @typedef {{
 *   get: (name: string) => any, set: (values: Record<string, any>) => void,
 *   on: (names: string[], hear: () => void) => void, atEnd: (end: () => void) => void, fail: (error: unknown) => void
 * }} State
 */

/** @typedef {(state: State, el: HTMLElement) => void} Build */

/** A figure as anywidget and mount.js want it, from how it is built. @param {Build} build */
export const figure = (build) => ({
  /** @param {{ model: any, el: HTMLElement }} view */
  render({ model, el }) {
    /** @type {(() => void)[]} */
    const ends = [];
    /** @type {State} */
    const state = {
      get: (name) => model.get(name),
      set(values) {
        for (const [name, value] of Object.entries(values)) model.set(name, value);
        model.save_changes();
      },
      on(names, hear) {
        for (const name of names) {
          model.on(`change:${name}`, hear);
          ends.push(() => model.off(`change:${name}`, hear));
        }
      },
      atEnd: (end) => ends.push(end),
      fail(error) {
        el.prepend(make("p", { class: "failure", role: "alert" }, `This figure cannot be drawn: ${error}`));
        for (const end of ends.splice(0)) end();
      },
    };
    el.classList.add("course-figure");
    try {
      build(state, el);
    } catch (error) {
      state.fail(error);
    }
    return () => ends.forEach((end) => end());
  },
});

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element; names of SVG elements begin with "svg:".
 * @param {string} name @param {Record<string, any>} [attributes] @param {...(Node|string)} children
 * @returns {any}
 */
export function make(name, attributes = {}, ...children) {
  const element = name.startsWith("svg:")
    ? document.createElementNS(SVG, name.slice(4))
    : document.createElement(name);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Record<string, any>} attributes */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/**
 * A linear scale from one interval to another.
 * @param {[number, number]} from @param {[number, number]} to @returns {(value: number) => number}
 */
export const scale = ([a, b], [c, d]) => (value) => c + ((value - a) / (b - a)) * (d - c);

/** A number as it is written in the book: rounded, with a real minus sign. @param {number} value */
export const text = (value, digits = 2) =>
  (Object.is(Number(value.toFixed(digits)), -0) ? 0 : value).toFixed(digits).replace("-", "−");

/** A very large or small number, as 5.4 · 10⁻⁹. @param {number} value */
export function powerOfTen(value) {
  const [front, power] = value.toExponential(1).split("e");
  const raised = power.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `${text(Number(front), 1)} · 10${raised}`;
}

let count = 0;

/**
 * A labelled slider, tied to a name of the state; its positions are the values, unless told otherwise.
 * @param {State} state @param {string} name @param {string} label
 * @param {{min: number, max: number, step: number, show?: (value: number) => string,
 *   value?: (position: number) => number, position?: (value: number) => number}} range
 */
export function slider(state, name, label, range) {
  const { min, max, step, show = (value) => text(value, 1), value = (at) => at, position = (at) => at } = range;
  const id = `figure-${name}-${count++}`;
  const input = make("input", { id, type: "range", min, max, step, "data-lm-suppress-shortcuts": "true" });
  const output = make("output", { for: id });
  const update = () => {
    input.value = String(position(state.get(name)));
    output.value = show(state.get(name));
    input.setAttribute("aria-valuetext", output.value);
  };
  input.addEventListener("input", () => {
    state.set({ [name]: value(input.valueAsNumber) });
  });
  state.on([name], update);
  update();
  return make("div", { class: "slider" }, make("label", { for: id }, label), input, output);
}

/**
 * A labelled choice, tied to a name of the state.
 * @param {State} state @param {string} name @param {string} label @param {Record<string, string>} choices
 * @param {(value: string) => any} [read] from an option's value to that of the state
 */
export function choice(state, name, label, choices, read = String) {
  const id = `figure-${name}-${count++}`;
  const options = Object.entries(choices).map(([value, words]) => make("option", { value }, words));
  const select = make("select", { id, "data-lm-suppress-shortcuts": "true" }, ...options);
  const update = () => (select.value = state.get(name));
  select.addEventListener("change", () => {
    state.set({ [name]: read(select.value) });
  });
  state.on([name], update);
  update();
  return make("div", { class: "choice" }, make("label", { for: id }, label), select);
}

/**
 * Draw now, and again at most once a frame whenever one of the names changes, or `draw` or another asks for it.
 * Return how to ask.
 * @param {State} state @param {string[]} names @param {(ask: () => void) => void} draw
 */
export function redraw(state, names, draw) {
  let waiting = 0;
  const ask = () => (waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    try {
      draw(ask);
    } catch (error) {
      state.fail(error);
    }
  }));
  state.on(names, ask);
  state.atEnd(() => cancelAnimationFrame(waiting));
  draw(ask);
  return ask;
}

/** A button that does one thing. @param {string} words @param {() => void} act */
export function button(words, act) {
  const made = make("button", { type: "button", "data-lm-suppress-shortcuts": "true" }, words);
  made.addEventListener("click", act);
  return made;
}

/**
 * A button that plays: again and again it gives the seconds gone by to `advance`, until that returns false. For
 * readers who prefer reduced motion it jumps once a second instead.
 * @param {State} state @param {(seconds: number) => boolean} advance @param {(playing: boolean) => void} changed
 * @returns {{ button: HTMLButtonElement, stop: () => void }}
 */
export function player(state, advance, changed) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let playing = false, frame = 0, timer = 0;
  const turn = (/** @type {boolean} */ on) => {
    playing = on;
    toggle.textContent = on ? "Pause" : "Play";
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
    if (calm.matches) timer = setTimeout(next, 1000);
    else frame = requestAnimationFrame(next);
  };
  const toggle = button("Play", () => {
    if (playing) return stop();
    turn(true);
    wait();
  });
  toggle.classList.add("play");
  state.atEnd(stop);
  return { button: toggle, stop };
}

/** Put words at a place in a plot, in percent of its width and height. @param {HTMLElement} words @param {number} x @param {number} y */
export const put = (words, x, y) => Object.assign(words.style, { left: `${x}%`, top: `${y}%` });

/** Words in a plot; their kinds say on which side of the place they stand. @param {string} words @param {number} x @param {number} y @param {string} kind */
export function place(words, x, y, kind) {
  const label = make("span", { class: kind }, words);
  put(label, x, y);
  return label;
}

/**
 * A plot over the square from 0 to 100, which the page may stretch: lines keep their width and words their size.
 * `right` and `up` take values to places in it.
 * @param {{ x: [number, number], y: [number, number], xTicks: number[], yTicks: number[], xName: string, yName: string,
 *   digits?: number }} axes
 * @param {...Node} drawn
 */
export function plot({ x, y, xTicks, yTicks, xName, yName, digits = 0 }, ...drawn) {
  const right = scale(x, [0, 100]), up = scale(y, [100, 0]);
  const svg = make("svg:svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" }, ...drawn);
  const view = make("div", { class: "plot", role: "img" }, svg,
    ...xTicks.map((tick) => place(text(tick, digits), right(tick), 100, "tick below")),
    ...yTicks.map((tick) => place(text(tick, digits), 0, up(tick), "tick left")),
    place(xName, 100, 100, "tick below end"), place(yName, 0, 0, "tick left start"));
  return { view, svg, right, up };
}

/** The path through points. @param {[number, number][]} points */
export const through = (points) => "M" + points.map(([x, y]) => `${x} ${y}`).join("L");

/**
 * Hear when an element first stands on the page, which may be after it was drawn, and of every change between light
 * and dark, on the site and in Jupyter.
 * @param {State} state @param {Element} el @param {() => void} hear
 */
export function onTheme(state, el, hear) {
  const theme = new MutationObserver(hear);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const standing = new ResizeObserver(() => {
    if (!el.clientWidth) return;
    standing.disconnect();
    hear();
  });
  standing.observe(el);
  state.atEnd(() => [theme, standing].forEach((observer) => observer.disconnect()));
}

/**
 * The colours of outputs from 0 to 1, as 256 times red, green, blue and alpha; none yet if the element is on no page.
 * @param {Element} el
 */
export function palette(el) {
  const context = make("canvas", { width: 256, height: 1 }).getContext("2d"), style = getComputedStyle(el);
  const gradient = context.createLinearGradient(0, 0, 256, 0);
  ["low", "middle", "high"].forEach((name, i) => gradient.addColorStop(i / 2, style.getPropertyValue(`--figure-${name}`).trim() || "transparent"));
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 1);
  return context.getImageData(0, 0, 256, 1).data;
}

/**
 * Colour a canvas by outputs from 0 to 1, one a pixel, row by row.
 * @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} outputs @param {Uint8ClampedArray} colors
 */
export function paint(canvas, outputs, colors) {
  const context = canvas.getContext("2d"), image = new ImageData(canvas.width, canvas.height);
  for (let i = 0; i < outputs.length; i++) {
    const color = 4 * Math.round(255 * outputs[i]);
    for (let part = 0; part < 4; part++) image.data[4 * i + part] = colors[color + part];
  }
  context?.putImageData(image, 0, 0);
}

const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/**
 * The path along which values on a square grid, row by row, reach a level; the grid's step is 1.
 * @param {ArrayLike<number>} values @param {number} size @param {number} level
 */
export function contour(values, size, level) {
  let path = "";
  for (let row = 0; row < size - 1; row++)
    for (let column = 0; column < size - 1; column++) {
      const corner = row * size + column;
      const above = [corner, corner + 1, corner + size + 1, corner + size].map((i) => values[i] - level);
      let crossings = 0;
      CORNERS.forEach(([x, y], i) => {
        const next = (i + 1) % 4, [toX, toY] = CORNERS[next], share = above[i] / (above[i] - above[next]);
        if (above[i] < 0 === above[next] < 0) return;
        path += `${crossings++ % 2 ? "L" : "M"}${column + x + share * (toX - x)} ${row + y + share * (toY - y)}`;
      });
    }
  return path;
}
