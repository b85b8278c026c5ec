/** Bring the twins on a page to life, each when a reader comes near. */
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) {
      near.unobserve(target);
      mount(target);
    }
}, { rootMargin: "600px" });

async function mount(el) {
  const state = JSON.parse(el.dataset.state), heard = {};
  const { default: figure } = await import(new URL(el.dataset.figure, import.meta.url));
  el.replaceChildren();
  figure.render({
    el,
    model: {
      get: (name) => state[name],
      set(name, value) {
        if (state[name] === value) return;
        state[name] = value;
        for (const hear of heard[`change:${name}`] ?? []) hear();
      },
      on: (event, hear) => (heard[event] ??= new Set()).add(hear),
      off: (event, hear) => heard[event]?.delete(hear),
      save_changes() {},
    },
  });
  el.dataset.mounted = "";
}

for (const el of document.querySelectorAll("[data-figure]")) near.observe(el);
