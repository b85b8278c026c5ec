/** A warm-up: which questions a chapter gets, how an answer is read, and what is said to it. */
import { default_rng } from "../mathematics/random.js";
import { explain } from "../quiz/model.js";
import { exact, fixed } from "../shared/numbers.js";
import { readings } from "../shared/typed.js";
import { MAKERS as chapter0 } from "./questions/chapter_00.js";
import { MAKERS as chapter1 } from "./questions/chapter_01.js";
import { MAKERS as chapter2 } from "./questions/chapter_02.js";
import { MAKERS as chapter3 } from "./questions/chapter_03.js";
import { MAKERS as chapter4 } from "./questions/chapter_04.js";
import { MAKERS as chapter5 } from "./questions/chapter_05.js";
import { MAKERS as chapter6 } from "./questions/chapter_06.js";
import { MAKERS as chapter7 } from "./questions/chapter_07.js";
import { MAKERS as chapter8 } from "./questions/chapter_08.js";
import { MAKERS as chapter9 } from "./questions/chapter_09.js";
import { MAKERS as chapter10 } from "./questions/chapter_10.js";
import { MAKERS as chapter11 } from "./questions/chapter_11.js";
import { shuffled, whole } from "./questions/making.js";

/**
 * @typedef {import("../mathematics/random.js").Generator} Generator
 * @typedef {import("./questions/making.js").Numeric} Numeric
 * @typedef {import("./questions/making.js").Question} Question
 * @typedef {Question & { chapter: number, maker: string }} Asked
 * @typedef {Record<"hint" | "right" | "wrong" | "unread" | "unreadable" | "answer" | "from" | "check" | "more", string>} Words
 * @typedef {{ chapter: number, seed: number, round: number, answers: string[], titles: string[], words: Words }} Values
 */

/** The makers of the questions from each chapter. */
export const POOL = [
  chapter0,
  chapter1,
  chapter2,
  chapter3,
  chapter4,
  chapter5,
  chapter6,
  chapter7,
  chapter8,
  chapter9,
  chapter10,
  chapter11,
];
const QUESTIONS = 3;
/** As many answers as there are questions, all empty. */
export const NO_ANSWERS = Array(QUESTIONS).fill("");

/** How far from the number that is right an answer may be: half of its last decimal. @param {number | null} decimals */
const tolerance = (decimals) => (decimals === null ? 0 : 10 ** -decimals / 2) + 1e-9;

/** Whether all choices differ, or what mistakes lead to is told from what is right. @param {Question} question */
function isFair(question) {
  if ("choices" in question) return new Set(question.choices.map(({ text }) => text)).size === question.choices.length;
  const values = [question.answer, ...question.slips.map(({ value }) => value)].sort((a, b) => a - b);
  return values.every((value, i) => !i || value - values[i - 1] > 2 * tolerance(question.decimals));
}

/** A question by this maker. @param {number} chapter @param {string} maker @param {Generator} rng @returns {Asked} */
export function made(chapter, maker, rng) {
  for (;;) {
    const question = POOL[chapter][maker](rng);
    if (isFair(question)) return { ...question, chapter, maker };
  }
}

/** The makers of a chapter's questions for choices, or for numbers. @param {number} chapter @param {boolean} isChoice */
const makersOf = (chapter, isChoice) =>
  Object.keys(POOL[chapter]).filter((maker) => isChoice === "choices" in POOL[chapter][maker](default_rng(0)));

/**
 * Take the next of a pile that may be taken; where there is none, lay all of them in a new order below it.
 * @template T @param {T[]} pile @param {(one: T) => boolean} isFree @param {() => T[]} all
 */
function take(pile, isFree, all) {
  if (!pile.some(isFree)) pile.push(...all());
  return pile.splice(Math.max(0, pile.findIndex(isFree)), 1)[0];
}

/**
 * The questions of a round, from chapters before this one: one with choices, and the others for numbers. All of these
 * chapters have their turn before one comes again, and so do the makers of a kind; a round has each chapter once where
 * there are enough.
 * @param {{ chapter: number, seed: number, round: number }} values @returns {Asked[]}
 */
export function questions({ chapter, seed, round }) {
  const rng = default_rng(seed);
  const before = Array.from({ length: chapter }, (_, i) => i);
  /** @type {number[]} */
  const chapters = [];
  /** @type {Record<string, string[]>} */
  const makers = {};
  /** @type {Asked[]} */
  let asked = [];
  for (let r = 0; r <= round; r++) {
    asked = [];
    const place = whole(rng, 0, QUESTIONS - 1);
    for (let number = 0; number < QUESTIONS; number++) {
      const isChoice = number === place;
      const from = take(
        chapters,
        (one) => asked.every((other) => other.chapter !== one),
        () => shuffled(rng, before),
      );
      makers[`${from} ${isChoice}`] ??= [];
      const maker = take(
        makers[`${from} ${isChoice}`],
        (one) => asked.every((other) => other.maker !== one),
        () => shuffled(rng, makersOf(from, isChoice)),
      );
      asked.push(made(from, maker, rng));
    }
  }
  return asked;
}

/** The number that is right, as it is written. @param {Numeric} question */
export const solution = ({ answer, decimals }) => (decimals === null ? exact(answer) : fixed(answer, decimals));

/** What is said, and from which chapter the question is. @param {Asked} question @param {Values} values */
function told({ chapter }, { words, titles }, right = true, because = "") {
  const from = words.from.replace("…", titles[chapter]);
  return explain({ text: "", right, because: `${because} ${from}` }, words);
}

/**
 * What is said to an answer, a text: how it begins, and the rest; `null` as long as there is none.
 * @param {Asked} question @param {string} answer @param {Values} values
 */
export function respond(question, answer, values) {
  if ("choices" in question) {
    const choice = question.choices.find(({ text }) => text === answer);
    return choice ? told(question, values, choice.right, choice.because) : null;
  }
  if (!answer.trim()) return null;
  const { unread, unreadable } = values.words;
  const found = readings(answer);
  if (!found.length) return { kind: "unread", verdict: unread, because: unreadable.replace("…", answer.trim()) };
  const isNear = (/** @type {number} */ value) =>
    found.some((one) => Math.abs(one - value) <= tolerance(question.decimals));
  if (isNear(question.answer)) return told(question, values, true, question.reason);
  const slip = question.slips.find(({ value }) => isNear(value));
  return told(question, values, false, `${slip ? `${slip.says} ` : ""}${question.reason}`);
}

/** What stands on paper below a question for a number. @param {Asked & Numeric} question @param {Values} values */
export const revealed = (question, values) => ({
  ...told(question, values, true, question.reason),
  verdict: values.words.answer.replace("…", solution(question)),
});

/** What the last line says, once every question has an answer. @param {Asked[]} asked @param {Values} values */
export function score(asked, values) {
  const kinds = asked.map((question, number) => respond(question, values.answers[number], values)?.kind);
  const right = kinds.filter((kind) => kind === "right").length;
  return kinds.every((kind) => kind === "right" || kind === "wrong") ? `${right} of ${asked.length} right` : "";
}
