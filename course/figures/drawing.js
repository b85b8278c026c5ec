/** What several figures need: elements, scales, sliders, and drawing once a frame. */

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

let count = 0;

/**
 * A labelled slider, tied to a name of the model's state; its positions are the values, unless told otherwise.
 * @param {any} model @param {string} name @param {string} label
 * @param {{min: number, max: number, step: number, show?: (value: number) => string,
 *   value?: (position: number) => number, position?: (value: number) => number}} range
 */
export function slider(model, name, label, range) {
  const { min, max, step, show = (value) => text(value, 1), value = (at) => at, position = (at) => at } = range;
  const id = `figure-${name}-${count++}`;
  const input = make("input", { id, type: "range", min, max, step, "data-lm-suppress-shortcuts": "true" });
  const output = make("output", { for: id });
  const update = () => {
    input.value = String(position(model.get(name)));
    output.value = show(model.get(name));
    input.setAttribute("aria-valuetext", output.value);
  };
  input.addEventListener("input", () => {
    model.set(name, value(input.valueAsNumber));
    model.save_changes();
  });
  model.on(`change:${name}`, update);
  update();
  return make("div", { class: "slider" }, make("label", { for: id }, label), input, output);
}

/**
 * A labelled choice, tied to a name of the model's state.
 * @param {any} model @param {string} name @param {string} label @param {Record<string, string>} choices
 * @param {(value: string) => any} [read] from an option's value to that of the state
 */
export function choice(model, name, label, choices, read = String) {
  const id = `figure-${name}-${count++}`;
  const options = Object.entries(choices).map(([value, words]) => make("option", { value }, words));
  const select = make("select", { id, "data-lm-suppress-shortcuts": "true" }, ...options);
  const update = () => (select.value = model.get(name));
  select.addEventListener("change", () => {
    model.set(name, read(select.value));
    model.save_changes();
  });
  model.on(`change:${name}`, update);
  update();
  return make("div", { class: "choice" }, make("label", { for: id }, label), select);
}

/**
 * Draw now, and again at most once a frame whenever one of the names changes. Return how to stop.
 * @param {any} model @param {string[]} names @param {() => void} draw
 */
export function redraw(model, names, draw) {
  let waiting = 0;
  const ask = () => (waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    draw();
  }));
  for (const name of names) model.on(`change:${name}`, ask);
  draw();
  return () => {
    cancelAnimationFrame(waiting);
    for (const name of names) model.off(`change:${name}`, ask);
  };
}

/**
 * A button that plays: again and again it gives the seconds gone by to `advance`, until that returns false. For
 * readers who prefer reduced motion it jumps once a second instead.
 * @param {(seconds: number) => boolean} advance @param {(playing: boolean) => void} changed
 * @returns {{ button: HTMLButtonElement, stop: () => void }}
 */
export function player(advance, changed) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const button = make("button", { type: "button", class: "play", "data-lm-suppress-shortcuts": "true" }, "Play");
  let playing = false, frame = 0, timer = 0;
  const turn = (on) => {
    playing = on;
    button.textContent = on ? "Pause" : "Play";
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
  button.addEventListener("click", () => {
    if (playing) return stop();
    turn(true);
    wait();
  });
  return { button, stop };
}

/**
 * Hear when an element first stands on the page, which may be after it was drawn, and of every change between light
 * and dark, on the site and in Jupyter. Return how to stop.
 * @param {Element} el @param {() => void} hear
 */
export function onTheme(el, hear) {
  const theme = new MutationObserver(hear);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  const standing = new ResizeObserver(() => {
    if (!el.clientWidth) return;
    standing.disconnect();
    hear();
  });
  standing.observe(el);
  return () => [theme, standing].forEach((observer) => observer.disconnect());
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
