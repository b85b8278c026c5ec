/** What a cell prints and shows, below it, as a notebook shows it. */
import { make } from "../figures/shared/elements.js";

/** @typedef {Record<string, any>} Message */
/** @typedef {(el: HTMLElement) => void} Mount */

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

/** @param {string} base64 */
function picture(base64, alt = "") {
  return make("img", { src: `data:image/png;base64,${base64}`, alt });
}

/** The elements for a value. @param {Message} message */
function shown({ data, metadata }) {
  if (data["text/html"]) return make("div", { class: "output text_html" }, ...harmless(data["text/html"]));
  if (data["image/png"])
    return make(
      "div",
      { class: "output image_png" },
      picture(data["image/png"], metadata["image/png"]?.alt ?? data["text/plain"]),
    );
  return make("div", { class: "output text_plain highlight" }, make("pre", {}, data["text/plain"] ?? ""));
}

/**
 * Fill the output of a cell anew; what is stored stays until then.
 * @param {HTMLElement} view @param {{ mount: Mount, draw: (bundle: Message) => HTMLElement }} page
 */
export function fill(view, { mount, draw }) {
  /** @type {HTMLPreElement | null} */
  let text = null;
  let stream = "";
  view.replaceChildren();
  return (/** @type {Message} */ message) => {
    if (message.type === "stream") {
      if (!text || stream !== message.name) {
        text = /** @type {HTMLPreElement} */ (make("pre"));
        view.append(
          make("div", { class: `output ${message.name === "stderr" ? "stderr" : "stream"} highlight` }, text),
        );
        stream = message.name;
      }
      write(text, message.text);
      return;
    }
    text = null;
    if (message.type === "error")
      view.append(make("div", { class: "output traceback highlight" }, make("pre", {}, message.text)));
    else if (message.data["application/vnd.course.view+json"])
      view.append(draw(message.data["application/vnd.course.view+json"]));
    else {
      const box = shown(message);
      view.append(box);
      mount(box);
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
