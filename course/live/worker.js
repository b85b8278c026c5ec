// Python for one page, in a worker. In: {type: "run", id, source, progress}, {type: "view", number, name, value},
// {type: "closed", number}. Out: {type: "state", words}, {type: "ready"}, {type: "failed", words}; for the cell `id`
// {type: "begin"}, what kernel.py and widgets.py emit, {type: "progress", given, text}, and {type: "done", ok}.

const HERE = new URL(".", import.meta.url);
const PROGRESS = "my-progress.json";
const SIGALRM = 14;

/** The messages of the page, whose global scope is not that of a window. @type {any} */
const scope = self;
/** @type {any} */
let python;
/** @type {any} */
let kernel;
/** @type {any} */
let cells;
/** @type {any} */
let widgets;
/** @type {number | null} */
let running = null;

/** @param {Record<string, any>} message */
const post = (message) => scope.postMessage({ id: running, ...message });

/**
 * Python asks this buffer now and then whether a signal has come in; no memory has to be shared for that.
 * The answer is the alarm, once its time is over: so an exercise ends an endless loop as it does anywhere else.
 */
const bell = {
  due: Number.POSITIVE_INFINITY,
  get 0() {
    if (performance.now() < bell.due) return 0;
    bell.due = Number.POSITIVE_INFINITY;
    return SIGALRM;
  },
  set 0(_) {},
};

/** Set the alarm clock; asking costs time, so Python asks only while it is set. @param {number} seconds */
function setAlarm(seconds) {
  bell.due = seconds ? performance.now() + 1000 * seconds : Number.POSITIVE_INFINITY;
  python.setInterruptBuffer(seconds ? bell : undefined);
}

/** Reject as soon as a file does not arrive: Pyodide itself would wait for some of them for ever. */
const aFileIsMissing = new Promise((_, reject) => {
  const ask = scope.fetch;
  scope.fetch = async (/** @type {any[]} */ ...request) => {
    const name = String(request[0]?.url ?? request[0]).replace(/.*\//, "");
    try {
      const answer = await ask(...request);
      if (!answer.ok) throw new Error(`the server answers with ${answer.status}`);
      return answer;
    } catch (error) {
      reject(new Error(`${name} did not arrive (${/** @type {Error} */ (error).message})`));
      throw error;
    }
  };
});

async function boot() {
  post({ type: "state", words: "Loading Python …" });
  const { loadPyodide } = await import(new URL("pyodide.mjs", HERE).href);
  python = await loadPyodide({
    indexURL: HERE.href,
    env: { MPLBACKEND: "agg", HOME: "/home/pyodide" },
    packages: [],
  });
  post({ type: "state", words: "Loading NumPy and the library of the book …" });
  await load(["numpy", "traitlets", "neural-network-from-scratch"]);
  const live = python.pyimport("course.live.browser");
  kernel = live.start(
    (/** @type {any} */ message) => post(message.toJs({ dict_converter: Object.fromEntries })),
    setAlarm,
  );
  cells = python.pyimport("course.live.kernel");
  widgets = python.pyimport("course.live.widgets");
}

/** @param {string[]} packages */
async function load(packages) {
  /** @type {string[]} */
  const complaints = [];
  await python.loadPackage(packages, {
    messageCallback() {},
    errorCallback: (/** @type {string} */ words) => complaints.push(words),
    checkIntegrity: true,
  });
  const missing = packages.filter((name) => !(name in python.loadedPackages));
  if (missing.length) throw new Error(`${missing.join(", ")} did not arrive. ${complaints.join(" ")}`.trim());
}

/** @param {{ id: number, source: string, progress: string }} cell */
async function run({ id, source, progress }) {
  running = id;
  let ok = false;
  post({ type: "begin" });
  try {
    const packages = cells.needs(source).toJs();
    const absent = packages.filter((/** @type {string} */ name) => !(name in python.loadedPackages));
    if (absent.length) {
      post({ type: "state", words: "Loading matplotlib, which draws the pictures …" });
      await load(absent);
      // Importing it takes seconds, which must not count where a check limits the time of an answer that draws.
      python.pyimport("matplotlib.figure");
      post({ type: "state", words: "" });
    }
    const isThere = () => python.FS.analyzePath(PROGRESS).exists;
    if (progress) python.FS.writeFile(PROGRESS, progress);
    // A file that was replaced comes back when the new one goes.
    else while (isThere()) python.FS.unlink(PROGRESS);
    ok = await kernel.run(source);
    const kept = isThere() ? python.FS.readFile(PROGRESS, { encoding: "utf8" }) : "";
    if (kept !== progress) post({ type: "progress", given: progress, text: kept });
  } catch (error) {
    post({ type: "error", name: "Error", text: String(error) });
  }
  post({ type: "done", ok });
}

const booted = Promise.race([boot(), aFileIsMissing]).then(
  () => post({ type: "ready" }),
  (error) => post({ type: "failed", words: String(error?.message ?? error) }),
);
aFileIsMissing.catch(() => {});
let last = booted;
scope.onmessage = (/** @type {{ data: any }} */ { data }) => {
  if (data.type === "run") last = last.then(() => run(data));
  else if (data.type === "view") widgets?.hear(data.number, data.name, data.value);
  else if (data.type === "closed") widgets?.close(data.number);
};
