/** What a cell prints and shows, below it, as a notebook shows it. */
import { make } from "../figures/shared/elements.js";

/** @typedef {Record<string, any>} Message */
/** @typedef {(el: HTMLElement) => void} Mount */

const VIEW = "application/vnd.course.view+json";
const IMAGE = /^data:image\/(?:png|webp|gif|jpeg);/;
const TAGS = new Set(
  "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strong sub summary sup table tbody td tfoot th thead tr u ul".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "align alt class colspan data-figure data-state height href rowspan scope src style title width".split(" "),
);

/**
 * The elements of some HTML, less what could run a script or ask another host for something: only the worker runs what
 * a reader writes.
 * @param {string} html
 */
export function harmless(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of body.querySelectorAll("*")) {
    if (!TAGS.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const leads =
        name === "src" ? IMAGE.test(value) : name === "href" ? /^(?:#|https?:)/.test(value) : !/url\(/.test(value);
      if (!ATTRIBUTES.has(name) || !leads) element.removeAttribute(name);
    }
  }
  return [...body.childNodes];
}

/** Text as the site shows it; `kind` is what printed it. @param {string} kind @param {HTMLElement} pre */
const textBox = (kind, pre) =>
  make("div", { class: `output ${kind} highlight-myst-ansi notranslate` }, make("div", { class: "highlight" }, pre));

/** The elements for a value. @param {Message} message @returns {Node[]} */
function shown({ data, metadata }) {
  const { "text/html": html, "image/png": png, "text/plain": plain = "" } = data;
  if (html) {
    const parts = harmless(html);
    return parts.every((part) => part.nodeName === "IMG")
      ? parts
      : [make("div", { class: "output text_html" }, ...parts)];
  }
  if (png) return [make("img", { src: `data:image/png;base64,${png}`, alt: metadata["image/png"]?.alt ?? plain })];
  return [textBox("text_plain", make("pre", {}, plain))];
}

/**
 * Fill the output of a cell anew; what is stored stays until then.
 * @param {HTMLElement} view @param {{ mount: Mount, draw: (bundle: any) => HTMLElement }} page
 */
export function fill(view, { mount, draw }) {
  /** @type {HTMLPreElement | null} */
  let text = null;
  let stream = "";
  view.replaceChildren();
  view.setAttribute("aria-live", "polite");
  return (/** @type {Message} */ message) => {
    if (message.type === "begin") return;
    if (message.type === "stream") {
      if (!text || stream !== message.name) {
        text = /** @type {HTMLPreElement} */ (make("pre"));
        view.append(textBox(message.name === "stderr" ? "stderr" : "stream", text));
        stream = message.name;
      }
      write(text, message.text);
      return;
    }
    text = null;
    if (message.type === "error") view.append(textBox("traceback", make("pre", {}, message.text)));
    else if (message.data[VIEW]) view.append(draw(message.data[VIEW]));
    else {
      view.append(...shown(message));
      mount(view);
    }
  };
}

/** Print on; a carriage return goes back to the start of the line. @param {HTMLElement} text @param {string} more */
function write(text, more) {
  let all = text.textContent ?? "";
  for (const [i, part] of more.split(/\r(?!\n)/).entries())
    all = (i ? all.slice(0, all.lastIndexOf("\n") + 1) : all) + part;
  text.textContent = all;
}
