/** What is due for another look, and what is solved so far. */
import { counted, due } from "../shared/progress.js";

/**
 * @typedef {import("../quiz/model.js").Question} Question
 * @typedef {import("../shared/progress.js").Look} Look
 * @typedef {import("../shared/progress.js").Progress} Progress
 * @typedef {{ id: string, title: string, place: string }} Exercise
 * @typedef {{ title: string, place: string, exercises: Exercise[], questions: Question[] }} Chapter
 * @typedef {{ chapters: Chapter[], words: import("../quiz/model.js").Words, asked: string[], chosen: number[] }} Values
 */

/** How many questions are asked at a time. */
const TOGETHER = 10;
const NEW =
  "Nothing to look at again yet. Each exercise that you solve and each question of a quiz that you answer comes back: after a day, after a week, after a month.";

/** How many questions and exercises these are, as one says it. @param {number} questions @param {number} exercises */
const spoken = (questions, exercises) =>
  [...(questions ? [counted(questions, "question")] : []), ...(exercises ? [counted(exercises, "exercise")] : [])].join(
    " and ",
  );

/** A day as one writes it. @param {string} day */
const dated = (day) =>
  new Date(`${day}T00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** Mixed: one of each chapter, then another one of each, and so on. @template Thing @param {Thing[][]} lists */
function mixed(lists) {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, rank) =>
    lists.flatMap((list) => (rank < list.length ? [list[rank]] : [])),
  ).flat();
}

/** What the page begins with. @param {number} questions @param {number} exercises @param {Look[][]} looks of both kinds */
function headline(questions, exercises, looks) {
  if (questions + exercises) return `Due for another look: ${spoken(questions, exercises)}.`;
  const days = looks.map((some) => some.map(due));
  const [next] = days.flat().sort();
  if (!next) return NEW;
  const [q, e] = days.map((some) => some.filter((day) => day === next).length);
  return `Nothing is due today. Next, on ${dated(next)}: ${spoken(q, e)}.`;
}

/** All that the review shows. @param {Chapter[]} chapters @param {Progress} progress @param {string} today */
export function overview(chapters, { solved, answered }, today) {
  const isDue = (/** @type {Look | undefined} */ look) => !!look && due(look) <= today;
  const questions = mixed(chapters.map((chapter) => chapter.questions.filter(({ id }) => isDue(answered[id]))));
  const exercises = chapters.flatMap((chapter) => chapter.exercises.filter(({ id }) => isDue(solved[id])));
  const looks = [
    chapters.flatMap((chapter) => chapter.questions.flatMap(({ id }) => answered[id] ?? [])),
    chapters.flatMap((chapter) => chapter.exercises.flatMap(({ id }) => solved[id] ?? [])),
  ];
  return {
    headline: headline(questions.length, exercises.length, looks),
    isNew: looks.flat().length === 0,
    questions: questions.map(({ id }) => id),
    exercises,
    rows: chapters.map((chapter) => ({
      title: chapter.title,
      place: chapter.place,
      solved: `${chapter.exercises.filter(({ id }) => solved[id]).length} of ${chapter.exercises.length}`,
      right: `${chapter.questions.filter(({ id }) => answered[id]?.good > 0).length} of ${chapter.questions.length}`,
    })),
  };
}

/** The questions with these ids. @param {Chapter[]} chapters @param {string[]} asked */
export const questionsOf = (chapters, asked) =>
  asked.map(
    (id) => /** @type {Question} */ (chapters.flatMap(({ questions }) => questions).find((one) => one.id === id)),
  );

/** Ask these questions, as many as are asked at a time. @param {string[]} due */
export const ask = (due) => {
  const asked = due.slice(0, TOGETHER);
  return { asked, chosen: asked.map(() => -1) };
};
