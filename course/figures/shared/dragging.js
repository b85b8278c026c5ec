/** Dragging: where on an element a pointer is while it is held down. */

/**
 * Tell where the pointer is, in shares of the width and the height of an element, from its top left corner. `within`
 * names that element where it is a part of the one that is dragged on; `allowed` may refuse.
 * @param {HTMLElement} element @param {(x: number, y: number) => void} move
 * @param {{ within?: () => Element, allowed?: () => boolean }} [how]
 */
export function onDrag(element, move, { within = () => element, allowed = () => true } = {}) {
  const drag = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1) || !allowed()) return;
    const { left, top, width, height } = within().getBoundingClientRect();
    element.setPointerCapture(event.pointerId);
    move((event.clientX - left) / width, (event.clientY - top) / height);
  };
  element.addEventListener("pointerdown", drag);
  element.addEventListener("pointermove", drag);
}

/** A value at a share of an interval, within it, on the nearest of so many steps a unit. @param {[number, number]} interval @param {number} share @param {number} steps */
export const valueAt = ([low, high], share, steps) =>
  Math.min(high, Math.max(low, Math.round(steps * (low + share * (high - low))) / steps));
