/** Flat arrays of floats, and how the parts of a network complain: what all of them need. */

/** @typedef {Float64Array<ArrayBuffer>} Floats */

/** @param {boolean} holds @param {string} message */
export function demand(holds, message) {
  if (!holds) throw new Error(message);
}

export const floats = (/** @type {number} */ size) => new Float64Array(size);

/** In the same memory if that suffices. @param {Floats} array @param {number} size */
export function resized(array, size) {
  if (array.length === size) return array;
  return array.buffer.byteLength < 8 * size ? floats(size) : new Float64Array(array.buffer, 0, size);
}
