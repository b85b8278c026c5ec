/** Run what comes in line by line, each an async function and its arguments, and answer each by a line. */
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const load = (name) => import(new URL(name, folder).href);

/** The twins of nnlib's modules, all names together. */
const MODULES = ["activations", "losses", "layers", "metrics", "network", "optimizers"];
const nnlib = async () =>
  Object.assign({}, ...(await Promise.all(MODULES.map((name) => load(`mathematics/${name}.js`)))));

// What a module looks for on a page when it is loaded, and finds in its quiet state.
globalThis.matchMedia = () => ({ matches: false });

function toJson(_, value) {
  if (typeof value === "number" && !Number.isFinite(value)) return { "not finite": String(value) };
  if (value instanceof Map || value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) ? Array.from(value) : value;
}

const fromJson = (_, value) => (value?.["not finite"] ? Number(value["not finite"]) : value);

for await (const line of createInterface({ input: process.stdin })) {
  const { code, arguments: given } = JSON.parse(line, fromJson);
  let answer;
  try {
    answer = { result: await new Function("load", "nnlib", `return (${code})`)(load, nnlib)(...given) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer, toJson)}\n`);
}
