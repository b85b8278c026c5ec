/** Elements: how they are made, changed and put in their place. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element; names of SVG elements begin with "svg:".
 * @param {string} name @param {Record<string, any>} [attributes] @param {...(Node|string)} children
 * @returns {any}
 */
export function make(name, attributes = {}, ...children) {
  const element = name.startsWith("svg:") ? document.createElementNS(SVG, name.slice(4)) : document.createElement(name);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Record<string, any>} attributes */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** Write words, unless they are there: a screen reader would read them out again. @param {Element} element @param {string} words */
export function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** A text in which backticks mark code. @param {string} text @returns {(Node | string)[]} */
export const marked = (text) => text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));

/** Put an element at a place in a plot, in percent of its width and height. @param {HTMLElement} element @param {number} x @param {number} y */
export const put = (element, x, y) => Object.assign(element.style, { left: `${x}%`, top: `${y}%` });

/** Words at a place in a plot; their kinds say on which side of it. @param {string} words @param {number} x @param {number} y @param {string} kind */
export function place(words, x, y, kind) {
  const label = make("span", { class: kind }, words);
  put(label, x, y);
  return label;
}

let count = 0;

/** An id that no other element on the page has. @param {string} name */
export const freshId = (name) => `figure-${name}-${count++}-${Math.random().toString(36).slice(2, 8)}`;

/** JupyterLab keeps its own shortcuts away from an element with this attribute. */
export const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };
