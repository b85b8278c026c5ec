/** A code cell that a reader can change and run, or one that stays as it is. */
import { freshId, make, say, set } from "../figures/shared/elements.js";
import { coloured } from "./colours.js";
import { keyOf } from "./keeping.js";
import { fill } from "./outputs.js";

const INDENT = "    ";
const NEEDS_PYTORCH = "Needs PyTorch, which does not run in a browser: to run it, open this chapter in JupyterLab.";
/** @type {Record<string, string>} */
const AFTER = { done: "", stopped: "Stopped: Python starts anew and has forgotten all names." };

/** @param {string} words @param {() => void} act */
export function button(words, act) {
  const element = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "live-button" }, words));
  element.addEventListener("click", act);
  return element;
}

/** A field for code, in colours. @param {string} source @param {string} name */
function codeField(source, name) {
  const code = make("code", { "aria-hidden": "true" });
  const area = /** @type {HTMLTextAreaElement} */ (
    make("textarea", {
      "aria-label": name,
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
    })
  );
  const colour = () => code.replaceChildren(...coloured(area.value), "\n");
  const show = (/** @type {string} */ text) => {
    area.value = text;
    colour();
  };
  area.addEventListener("input", colour);
  show(source);
  return { view: make("div", { class: "live-field highlight" }, make("pre", {}, code, area)), area, show };
}

/** Put text where the cursor is, so that it can be undone. @param {HTMLTextAreaElement} area @param {string} text */
function type(area, text) {
  if (!document.execCommand?.("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }
}

/** Indent the line, or take an indentation back. @param {HTMLTextAreaElement} area @param {boolean} isBack */
function indent(area, isBack) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  if (!isBack) return type(area, INDENT);
  const spaces = /^ {0,4}/.exec(area.value.slice(start))?.[0].length ?? 0;
  if (!spaces) return;
  const [from, to] = [area.selectionStart, area.selectionEnd];
  area.setSelectionRange(start, start + spaces);
  document.execCommand("delete");
  area.setSelectionRange(Math.max(start, from - spaces), Math.max(start, to - spaces));
}

/** Begin the next line where this one begins, and deeper after a colon. @param {HTMLTextAreaElement} area */
function breakLine(area) {
  const line = area.value.slice(area.value.lastIndexOf("\n", area.selectionStart - 1) + 1, area.selectionStart);
  type(area, `\n${/^ */.exec(line)?.[0] ?? ""}${/:\s*(#.*)?$/.test(line) ? INDENT : ""}`);
}

/** The name that a screen reader has for a cell. @param {number} number */
const named = (number) => `Code cell ${number}`;

/** Whether a cell needs PyTorch: its tag makes a class of it. @param {Element} element */
export const needsPyTorch = (element) => element.classList.contains("tag_pytorch");

/** Say below the code of a cell why it stays as it is. @param {Element} element @param {number} number */
export function keepStill(element, number) {
  const id = freshId("needs-pytorch");
  set(element, { role: "group", "aria-label": named(number), "aria-describedby": id });
  element
    .querySelector(".cell_input pre")
    ?.closest("[class*=highlight-]")
    ?.after(make("p", { id, class: "live-absent" }, NEEDS_PYTORCH));
}

/**
 * Make a cell of the page live.
 * @param {HTMLElement} element @param {number} number
 * @param {{ run: (source: string, hear: (message: any) => void) => Promise<string>, stop: () => void,
 *   runAbove: (cell: any) => void, next: (cell: any) => void, leave: (output: HTMLElement) => void,
 *   keep: any, mount: any, draw: any }} page
 */
export function makeCell(element, number, page) {
  const pre = /** @type {HTMLElement} */ (element.querySelector(".cell_input pre"));
  const stored = (pre.textContent ?? "").replace(/\n$/, "");
  const key = keyOf(stored);
  const kept = page.keep.cell(key);
  const field = codeField(kept ?? stored, named(number));
  const { area } = field;
  const run = button("Run", () => go());
  const stop = button("Stop", page.stop);
  const reset = button("Reset", () => {
    change(stored);
    area.focus();
  });
  const above = button("Run all above", () => page.runAbove(cell));
  const words = make("span", { class: "live-words" });
  let isFree = false;
  let waits = 0;
  pre
    .closest("[class*=highlight-]")
    ?.replaceWith(
      make(
        "div",
        { class: "live-cell" },
        field.view,
        make("div", { class: "live-bar" }, run, stop, reset, above, words),
      ),
    );
  stop.hidden = true;
  above.hidden = true;
  reset.hidden = area.value === stored;

  function output() {
    let view = /** @type {HTMLElement | null} */ (element.querySelector(".cell_output"));
    if (!view) {
      view = /** @type {HTMLElement} */ (make("div", { class: "cell_output docutils container" }));
      element.append(view);
    }
    return view;
  }

  /** Show the button to run or the one to stop; whoever was on one is on the other now. @param {boolean} isRunning */
  function show(isRunning) {
    const [shown, gone] = isRunning ? [stop, run] : [run, stop];
    const isOnIt = document.activeElement === gone;
    shown.hidden = false;
    if (isOnIt) shown.focus();
    gone.hidden = true;
  }

  /** @param {string} source */
  function change(source) {
    if (area.value !== source) field.show(source);
    page.keep.keepCell(key, source === stored ? undefined : source);
    reset.hidden = source === stored;
  }

  /** Run this cell; tells whether it went through. */
  async function go() {
    waits += 1;
    show(true);
    above.hidden = true;
    say(words, "Waiting …");
    let missesName = false;
    /** @type {(message: any) => void} */
    let add = () => {};
    const outcome = await page.run(area.value, (message) => {
      if (message.type === "begin") {
        say(words, "Running …");
        page.leave(output());
        add = fill(output(), page);
      } else {
        missesName ||= message.type === "error" && message.name === "NameError";
        add(message);
      }
    });
    waits -= 1;
    show(waits > 0);
    above.hidden = !(missesName || outcome === "stopped");
    if (!waits) say(words, AFTER[outcome] ?? (missesName ? "Have the cells above been run?" : ""));
    return outcome === "done";
  }

  area.addEventListener("input", () => change(area.value));
  area.addEventListener("focus", () => {
    isFree = false;
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      go();
      if (event.shiftKey) page.next(cell);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      breakLine(area);
    } else if (event.key === "Tab" && !isFree) {
      event.preventDefault();
      indent(area, event.shiftKey);
    }
    if (event.key === "Escape") isFree = true;
    else if (!["Tab", "Shift"].includes(event.key)) isFree = false;
  });

  const cell = {
    element,
    go,
    isChanged: () => area.value !== stored,
    reset: () => change(stored),
    focus: () => {
      const folded = element.querySelector("details:not([open])");
      if (folded) /** @type {HTMLElement} */ (folded.querySelector("summary")).focus();
      else area.focus();
    },
  };
  return cell;
}
