/** Files of the reader's own: saved from a page, and read by it. */
import { make } from "./elements.js";

/** Save a text as a file. @param {string} name @param {string} text */
export function save(name, text) {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "application/json" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * A field, which is not seen, and how to let the reader choose a file whose text `hear` gets.
 * @param {(text: string) => void} hear
 */
export function opener(hear) {
  const field = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  field.addEventListener("change", async () => {
    const text = (await field.files[0]?.text()) ?? "";
    field.value = "";
    hear(text);
  });
  return { field, choose: () => field.click() };
}
