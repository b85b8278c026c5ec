/** @typedef {{ render: (view: { model: any, el: HTMLElement, isAlone?: boolean }) => void }} Figure */

/**
 * Bring the twins on a page to life, or in a part of it, each when a reader comes near; `find` gets a figure by its name.
 * @param {(name: string) => Figure | Promise<Figure>} find @param {ParentNode} root
 */
export function mountAll(find, root = document) {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) show(/** @type {HTMLElement} */ (target));
    },
    { rootMargin: "600px" },
  );
  const waiting = new Set(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-figure]")));
  const show = (/** @type {HTMLElement} */ el) => {
    near.unobserve(el);
    if (waiting.delete(el)) mount(el, find);
  };
  for (const el of waiting) near.observe(el);
  addEventListener("beforeprint", () => waiting.forEach(show));
}

/** @param {HTMLElement} el @param {(name: string) => Figure | Promise<Figure>} find */
async function mount(el, find) {
  /** @type {Record<string, Set<() => void>>} */
  const heard = {};
  const state = JSON.parse(el.dataset.state ?? "");
  const figure = await find(el.dataset.figure ?? "");
  el.replaceChildren();
  figure.render({
    el,
    isAlone: true,
    model: {
      get: (/** @type {string} */ name) => state[name],
      set(/** @type {string} */ name, /** @type {any} */ value) {
        if (state[name] === value) return;
        state[name] = value;
        for (const hear of heard[`change:${name}`] ?? []) hear();
      },
      on(/** @type {string} */ event, /** @type {() => void} */ hear) {
        heard[event] ??= new Set();
        heard[event].add(hear);
      },
      off: (/** @type {string} */ event, /** @type {() => void} */ hear) => heard[event]?.delete(hear),
      save_changes() {},
    },
  });
  el.dataset.mounted = "";
}
