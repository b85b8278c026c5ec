/** course.handwriting in JavaScript: from a drawing to the 64 numbers of a digit, as the data set was made. */

/** A bitmap: 1 where there is ink, row by row. @typedef {{ rows: number, columns: number, ink: Uint8Array }} Bitmap */

export const SIDE = 32;
const WIDTH = 20;
const BRUSH = 1.6;
// With more ink than this the strokes are made thinner, once or twice; with less, thicker.
const TOO_MUCH = [412, 560];
const TOO_LITTLE = [256, 108];

/** @param {number} rows @param {number} columns @param {(row: number, column: number) => unknown} has */
function bitmap(rows, columns, has) {
  const ink = new Uint8Array(rows * columns);
  for (let i = 0; i < ink.length; i++) ink[i] = Number(!!has(Math.floor(i / columns), i % columns));
  return { rows, columns, ink };
}

/** Whether there is ink at a place: none beyond the edge. @param {Bitmap} bitmap @param {number} row @param {number} column */
const inked = ({ rows, columns, ink }, row, column) =>
  row >= 0 && row < rows && column >= 0 && column < columns && ink[row * columns + column];

/** The drawing without ink. */
export const blank = () => bitmap(SIDE, SIDE, () => false);

/** @param {Bitmap} bitmap */
export const amount = ({ ink }) => ink.reduce((sum, one) => sum + one, 0);

/** A drawing after a round brush went straight from one point to another. @param {Bitmap} drawing @param {number[]} from @param {number[]} to */
export function brushed(drawing, [x, y], [toX, toY]) {
  const [alongX, alongY] = [toX - x, toY - y];
  const length = alongX ** 2 + alongY ** 2 || 1;
  return bitmap(SIDE, SIDE, (row, column) => {
    const [right, down] = [column + 0.5 - x, row + 0.5 - y];
    const share = Math.min(1, Math.max(0, (right * alongX + down * alongY) / length));
    return inked(drawing, row, column) || (right - share * alongX) ** 2 + (down - share * alongY) ** 2 <= BRUSH ** 2;
  });
}

/** The place of the ink in a drawing. @param {Bitmap} drawing */
export function boundsOf(drawing) {
  const places = [...drawing.ink.keys()].filter((i) => drawing.ink[i]);
  const rows = places.map((i) => Math.floor(i / drawing.columns));
  const columns = places.map((i) => i % drawing.columns);
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

/** The smallest rectangle that holds all the ink. @param {Bitmap} drawing */
export function cropped(drawing) {
  const { top, bottom, left, right } = boundsOf(drawing);
  return bitmap(bottom - top + 1, right - left + 1, (row, column) => inked(drawing, row + top, column + left));
}

/** Which of n pixels each of `size` pixels shows, for an axis that is stretched or shrunk. @param {number} n @param {number} size */
function sources(n, size) {
  const places = Array.from({ length: size }, (_, i) => i);
  if (size <= n) return places.map((i) => Math.min(Math.floor(i * (n / size) + 0.5), n - 1));
  const ends = Array.from({ length: n }, (_, i) => Math.floor((i + 1) * (size / n) - 0.5));
  return places.map((i) => ends.findIndex((end) => end >= i));
}

/** A cropped drawing at 20x32, whatever its shape was, in the middle of 32x32. @param {Bitmap} box */
export function stretched(box) {
  const left = (SIDE - WIDTH) / 2;
  const down = sources(box.rows, SIDE);
  const along = sources(box.columns, WIDTH);
  return bitmap(SIDE, SIDE, (row, column) => inked(box, down[row], along[column - left] ?? -1));
}

/** @param {Bitmap} bitmap @param {number} row @param {number} column */
const neighbours = (bitmap, row, column) => [
  inked(bitmap, row - 1, column),
  inked(bitmap, row + 1, column),
  inked(bitmap, row, column - 1),
  inked(bitmap, row, column + 1),
];

/** Strokes that are neither thick nor thin: a layer of pixels taken off or put on, at most twice. @param {Bitmap} drawing */
export function evened(drawing) {
  const ink = amount(drawing);
  let now = drawing;
  for (const limit of TOO_MUCH)
    if (ink > limit) {
      const { rows, columns } = now;
      const thick = now;
      now = bitmap(rows, columns, (i, j) => inked(thick, i, j) && neighbours(thick, i, j).every(Boolean));
    }
  for (const limit of TOO_LITTLE)
    if (ink < limit) {
      const { rows, columns } = now;
      const thin = now;
      now = bitmap(rows, columns, (i, j) => inked(thin, i, j) || neighbours(thin, i, j).some(Boolean));
    }
  return now;
}

/** The digit with its rows shifted, so that its left edge is as far left near the bottom as near the top. @param {Bitmap} drawing */
export function upright(drawing) {
  const { ink, columns } = drawing;
  const leftOf = (/** @type {number} */ row) => ink.subarray(row * columns, (row + 1) * columns).indexOf(1);
  const inkedRows = Array.from({ length: SIDE }, (_, row) => row).filter((row) => leftOf(row) >= 0);
  if (!inkedRows.length || inkedRows[inkedRows.length - 1] - inkedRows[0] < 5) return drawing;
  const top = inkedRows[0] + 2;
  const bottom = inkedRows[inkedRows.length - 1] - 2;
  if (leftOf(top) < 0 || leftOf(bottom) < 0) return drawing;
  const slant = (leftOf(top) - leftOf(bottom)) / (bottom - top);
  return bitmap(SIDE, SIDE, (row, column) => {
    const shift = (row - SIDE / 2) * slant;
    return inked(drawing, row, column - Math.sign(shift) * Math.floor(Math.abs(shift) + 0.5));
  });
}

/** How many pixels of ink are in each block of 4x4: 64 numbers from 0 to 16. @param {Bitmap} drawing */
export function counted({ ink }) {
  const pixels = Array.from({ length: 64 }, () => 0);
  ink.forEach((one, i) => {
    pixels[8 * Math.floor(i / 128) + Math.floor((i % SIDE) / 4)] += one;
  });
  return pixels;
}

/** The drawing after each step of the way, and the 64 numbers at its end. @param {Bitmap} drawing */
export function wayOf(drawing) {
  const box = cropped(drawing);
  const wide = stretched(box);
  const even = evened(wide);
  const straight = upright(even);
  return { cropped: box, stretched: wide, evened: even, upright: straight, pixels: counted(straight) };
}

/** A drawing from 256 hexadecimal digits, 8 a row. @param {string} hex */
export const fromHex = (hex) =>
  bitmap(SIDE, SIDE, (row, column) => (Number.parseInt(hex[8 * row + (column >> 2)], 16) >> (3 - (column & 3))) & 1);

/** @param {Bitmap} drawing */
export function toHex({ ink }) {
  let hex = "";
  for (let i = 0; i < ink.length; i += 4)
    hex += ((ink[i] << 3) | (ink[i + 1] << 2) | (ink[i + 2] << 1) | ink[i + 3]).toString(16);
  return hex;
}
