/** Bring the twins on a page to life, each when a reader comes near. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) {
        near.unobserve(target);
        mount(target);
      }
  },
  { rootMargin: "600px" },
);

/** @param {any} el */
async function mount(el) {
  /** @type {Record<string, Set<() => void>>} */
  const heard = {};
  const state = JSON.parse(el.dataset.state);
  const { default: figure } = await import(new URL(`../${el.dataset.figure}/view.js`, import.meta.url).href);
  el.replaceChildren();
  figure.render({
    el,
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

for (const el of document.querySelectorAll("[data-figure]")) near.observe(el);
