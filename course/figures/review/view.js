/** The review: the questions and exercises that are due, what is solved so far, and the file that says so. */
import { score } from "../quiz/model.js";
import { makeQuestions } from "../quiz/questions.js";
import { button } from "../shared/controls.js";
import { make, say } from "../shared/elements.js";
import { figure, question as hint, redraw } from "../shared/figure.js";
import { opener, save } from "../shared/files.js";
import { forget, keep, kept, remember } from "../shared/keeping.js";
import { addedFrom, read, today, written } from "../shared/progress.js";
import { ask, overview, questionsOf } from "./model.js";

const UNKEPT = "This browser lets the page keep nothing: all is forgotten when you leave it.";
const SURE =
  "Forget all that you have solved and answered, in this browser? It cannot be brought back, unless you have saved it.";

/** The exercises, as links to their places. @param {import("./model.js").Exercise[]} exercises */
const links = (exercises) => exercises.map(({ title, place }) => make("li", {}, make("a", { href: place }, title)));

/** What is solved so far, by chapter. @param {ReturnType<typeof overview>["rows"]} rows */
function table(rows) {
  const head = ["Chapter", "Exercises solved", "Questions right"].map((words) => make("th", { scope: "col" }, words));
  const body = rows.map(({ title, place, solved, right }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, make("a", { href: place }, title)),
      make("td", {}, solved),
      make("td", {}, right),
    ),
  );
  return [make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)];
}

/** @type {import("../shared/figure.js").Build} */
function build(state, frame) {
  /** @type {import("./model.js").Values} */
  const { chapters, words } = state.values();
  const now = () => overview(chapters, kept(), today());
  const begin = () => state.set(ask(now().questions));

  const headline = make("p", { class: "title" });
  const how = hint(words.hint);
  const last = make("p", { class: "verdict", "aria-live": "polite" });
  const more = button("", () => {
    begin();
    // The button is gone, and the keyboard goes on where the questions begin.
    draw();
    shown?.[1].view.querySelector("input")?.focus();
  });
  const solve = make("ul");
  const exercises = make("div", { class: "due" }, make("p", { class: "title" }, "Exercises to solve once more"), solve);
  const soFar = make("table");
  const note = make("p", { class: "note", role: "status" });

  const open = opener((text) => {
    const found = read(text);
    if (!found) {
      say(note, "That file is not a my-progress.json from this course.");
      return;
    }
    const isKept = keep(found);
    begin();
    say(note, `${addedFrom(found)} ${isKept ? "" : UNKEPT}`.trim());
  });
  const saveIt = button("Save my progress", () => save("my-progress.json", written(kept())));
  const loadIt = button("Load my progress", open.choose);
  const forgetIt = button("Forget my progress", () => confirm(true));
  const keepIt = button("Keep it", () => confirm(false));
  const sureIt = button("Forget it", () => {
    forget();
    begin();
    confirm(false);
    draw();
    say(note, "Your progress is forgotten.");
    loadIt.focus();
  });
  const sure = make("div", { class: "sure", role: "group", "aria-label": SURE, hidden: "" }, make("p", {}, SURE));
  sure.append(make("div", { class: "buttons" }, keepIt, sureIt));

  /** Ask whether all is to be forgotten, or leave it. @param {boolean} isAsked */
  function confirm(isAsked) {
    sure.hidden = !isAsked;
    say(note, "");
    (isAsked ? keepIt : forgetIt).focus();
  }

  frame.classList.add("review");
  frame.append(headline, how, last, make("div", { class: "buttons" }, more), exercises, soFar);
  frame.append(make("div", { class: "buttons" }, saveIt, loadIt, forgetIt, open.field), sure, note);

  /** @param {number} number @param {number} choice */
  function choose(number, choice) {
    const { asked, chosen } = state.values();
    const [question] = questionsOf(chapters, [asked[number]]);
    if (chosen[number] === -1 && !remember(question.id, question.choices[choice].right)) say(note, UNKEPT);
    state.set({ chosen: chosen.with(number, choice) });
  }

  /** What is asked now, and the questions as they are shown. @type {[string[], ReturnType<typeof makeQuestions>] | null} */
  let shown = null;
  function draw() {
    /** @type {import("./model.js").Values} */
    const values = state.values();
    const found = now();
    const asked = questionsOf(chapters, values.asked);
    if (values.asked !== shown?.[0]) {
      shown?.[1].view.remove();
      shown = [values.asked, makeQuestions(asked, words, choose)];
      how.after(shown[1].view);
    }
    how.hidden = !asked.length;
    shown[1].show(values.chosen);
    say(headline, found.headline);
    say(last, asked.length ? score({ ...values, questions: asked }) : "");
    say(more, `More questions (${found.questions.length})`);
    more.hidden = values.chosen.includes(-1) || !found.questions.length;
    solve.replaceChildren(...links(found.exercises));
    exercises.hidden = !found.exercises.length;
    soFar.replaceChildren(...table(found.rows));
    for (const one of [soFar, saveIt, forgetIt]) one.hidden = found.isNew;
  }

  // Another page may have gone on meanwhile, or a day.
  const look = () => (state.get("asked").length ? draw() : begin());
  document.addEventListener("visibilitychange", look);
  state.atEnd(() => document.removeEventListener("visibilitychange", look));
  begin();
  redraw(state, draw);
}

export default figure(["asked", "chapters", "chosen", "words"], build);
