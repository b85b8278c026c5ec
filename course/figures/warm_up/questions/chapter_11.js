/** Questions from "The chain rule unwrapped". */
import { exact } from "../../shared/numbers.js";
import { chosen, dot, factor, numeric, pick, shape, shuffled, signed, sizes, weighted, whole } from "./making.js";

/** @type {import("./making.js").Makers} */
export const MAKERS = {
  usedTwice(rng) {
    const x = signed(rng, 5);
    const y = signed(rng, 5);
    const c = whole(rng, 2, 6);
    return numeric(
      `p = x · y, and L = p + ${c} · x, with x = ${exact(x)} and y = ${exact(y)}. What is dx, the slope of L with respect to x?`,
      y + c,
      `Through p it gets y = ${exact(y)}, and directly ${c}. What a value gets from its users adds up: ${exact(y + c)}.`,
      [
        [y, "That is the part through p alone."],
        [c, "That is the direct part alone."],
        [y * c, "Where two paths meet, add."],
        [x + c, "Through a product the other factor comes back."],
      ],
    );
  },

  pullOfAnOperation(rng) {
    const a = pick(rng, [-5, -4, -3, 3, 4, 5]);
    const b = signed(rng, 6);
    const g = signed(rng, 9) / 2;
    const [operation, slope, why] = pick(
      rng,
      /** @type {[string, number, string][]} */ ([
        ["a · b", b, `The slope of a · b with respect to a is b, here ${exact(b)}.`],
        ["a²", 2 * a, `The slope of a² is 2a, here ${exact(2 * a)}.`],
        ["b − a", -1, "The slope of b − a with respect to a is −1."],
      ]),
    );
    return numeric(
      `c = ${operation}, with a = ${exact(a)} and b = ${exact(b)}. The gradient of c is ${exact(g)}. What does the pull to a return?`,
      g * slope,
      `${why} Times what arrives, that is ${exact(g)} · ${factor(slope)} = ${exact(g * slope)}.`,
      [
        [slope, "That is the slope alone. It is multiplied by what arrives."],
        [g * a, "That multiplies by a itself."],
        [g, "That hands on what arrives, as a sum does."],
      ],
    );
  },

  pushesInOrder(rng) {
    const lines = whole(rng, 4, 9);
    return numeric(
      `Take ${lines} lines: b = a + a, then c = b + b, and so on. In topological order, how many pushes does the way back take, that of a included?`,
      lines + 1,
      `Each number pushes once, when everything that uses it has pushed. There are ${lines} results, and a itself: ${lines + 1}.`,
      [
        [2 ** lines, "So many paths lead back to a. Each shared piece of them is walked only once."],
        [2 * lines, "So many arrows there are, and each number pushes along its two at once."],
      ],
    );
  },

  vectorJacobian(rng) {
    const rows = [0, 1].map(() => [signed(rng, 4), signed(rng, 4)]);
    const g = [signed(rng, 5), signed(rng, 5)];
    const j = whole(rng, 0, 1);
    const column = rows.map((row) => row[j]);
    return numeric(
      `The Jacobian of an operation has the rows (${rows[0].map(exact).join(", ")}) and (${rows[1].map(exact).join(", ")}), and the gradient of its result is g = (${g.map(exact).join(", ")}). What is the gradient of its ${["first", "second"][j]} input?`,
      dot(g, column),
      `An input is felt through every output, so it gets g times its column: ${weighted(g, column)} = ${exact(dot(g, column))}.`,
      [
        [dot(g, rows[j]), "That goes along a row. A column belongs to an input."],
        [column[0] + column[1], "That takes every output as equally important. Each counts by its g."],
      ],
    );
  },

  slopesOfAJacobian(rng) {
    const [n, units] = [whole(rng, 3, 9), pick(rng, [10, 20, 30, 40])];
    const size = n * units;
    return numeric(
      `ReLU takes a table of the shape ${shape(n, units)}. Of all the slopes in its Jacobian, how many can differ from 0?`,
      size,
      `Each output depends on its own input alone: a diagonal of ${n} · ${units} = ${size}.`,
      [
        [size ** 2, "So many slopes the Jacobian has. All but those on its diagonal are 0."],
        [units, "That is for one row of the table, as if there were one sample."],
        [n, "That is for one column of the table, as if there were one unit."],
      ],
    );
  },

  orderOfPushes(rng) {
    const [first, second, input] = shuffled(rng, ["p", "q", "r", "s", "u", "v"]).slice(0, 3);
    const [before, after] = pick(rng, [
      [`${second} = ${first} + ${input}`, `L = ${second} · ${first}`],
      [`${second} = ${first} · ${input}`, `L = ${first} + ${second}`],
      [`${second} = ${first} · ${first}`, `L = ${second} − ${first}`],
    ]);
    return chosen(
      rng,
      `${first} = w · ${input}, then ${before}, then ${after}. In which order do L, ${first} and ${second} push their gradients?`,
      `Both ${second} and L use ${first}, so it may push only when both have pushed.`,
      `L, ${second}, ${first}`,
      [
        [`L, ${first}, ${second}`, `Then the part that comes through ${second} is missing in ${first}.`],
        [`${first}, ${second}, L`, "That is the way forward."],
        [`L, then ${first} twice and ${second} once`, "Each value pushes once, or a part is handed on twice."],
      ],
    );
  },

  summedAxis(rng) {
    const [n, k] = sizes(rng, 2);
    const kinds = /** @type {[string, string, string][]} */ ([
      [shape(k), "over the rows, along axis 0", `It was repeated in each of the ${n} rows.`],
      [shape(n, 1), "over the columns, along axis 1", `It was repeated in each of the ${k} columns.`],
      [shape(n, k), "not at all", "Nothing of it was repeated."],
      [shape(1, 1), "over both axes", `It was repeated in all ${n * k} places.`],
    ]);
    const [mine, right, why] = pick(rng, kinds);
    return chosen(
      rng,
      `A tensor of the shape ${mine} is added to one of the shape ${shape(n, k)}. How is the gradient of the result, ${shape(n, k)}, summed for it?`,
      `${why} A gradient has the shape of its value, here ${mine}.`,
      right,
      kinds.map(([, how]) => how).filter((how) => how !== right),
    );
  },
};
