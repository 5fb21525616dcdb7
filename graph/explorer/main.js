// The page follows the state: everything is drawn anew after each change of it.

let shownAt = "";

const renderHeader = () => {
  document.getElementById("counts").replaceChildren(
    ...Object.entries(SIGHT.counts).map(([name, count]) => el("span", null, el("b", null, number(count)), ` ${t(name, count)}`)));
  const language = document.getElementById("language");
  language.lang = state.lang === "zh" ? "en" : "zh-CN";
};

const render = () => {
  readPaint();
  writeTexts();
  renderHeader();
  measureHeader();
  renderReading();
  renderTimeline();
  renderQuestions();
  renderLegend();
  renderMap();
  renderPanel();
  renderTable();
  // Within a scene a selection moves nothing: who looks around keeps his bearings.
  const at = `${sceneNow() ? "" : state.at} ${state.centres} ${state.path} ${state.question} ${state.reading} ${state.timeline}`;
  if (at !== shownAt) showSelected();
  shownAt = at;
  network.redraw();
};

const onClick = (id, act) => document.getElementById(id).addEventListener("click", act);

const startButtons = () => {
  onClick("language", () => change({ lang: state.lang === "zh" ? "en" : "zh" }));
  onClick("theme", () => change({ theme: isDark() ? "light" : "dark" }));
  onClick("more", () => {
    change({ limit: state.limit * 2 });
    if (!state.at.length) fitMap(true);
  });
  onClick("loose", () => {
    change({ loose: !state.loose });
    if (!state.at.length) fitMap(true);
  });
  onClick("zoom-in", () => zoomMap(1.5));
  onClick("zoom-out", () => zoomMap(1 / 1.5));
  onClick("fit", () => fitMap(true));
  onClick("back", () => history.back());
  onClick("forward", () => history.forward());
  onClick("close", stepOut);
  onClick("leave", () => (picking === null ? change(NOWHERE) : stopPicking()));
  onClick("table-switch", () => change({ table: state.table ? "" : "entities" }));
  onClick("timeline-switch", () => change({ timeline: !state.timeline, period: state.timeline ? null : state.period }));
  onClick("filters-switch", (event) => {
    const open = document.body.classList.toggle("filtering");
    event.currentTarget.setAttribute("aria-expanded", String(open));
  });
};

const moveMap = (right, down) => {
  const { x, y } = network.getViewPosition();
  const step = 80 / network.getScale();
  network.moveTo({ position: { x: x + right * step, y: y + down * step } });
};

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const MAP_KEYS = {
  "+": () => zoomMap(1.3), "=": () => zoomMap(1.3), "-": () => zoomMap(1 / 1.3), 0: () => fitMap(true),
  n: () => walkBeside(1), p: () => walkBeside(-1), Enter: openCursor,
};

// An arrow goes to the next entity in its direction; with Shift it moves the map.
const onMapKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (Object.hasOwn(ARROWS, event.key)) (event.shiftKey ? moveMap(...ARROWS[event.key]) : walk(ARROWS[event.key]));
  else if (Object.hasOwn(MAP_KEYS, event.key)) MAP_KEYS[event.key]();
  else return;
  event.preventDefault();
};

const startKeys = () => {
  mapElement.addEventListener("keydown", onMapKey);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select");
    if (event.key === "/" && !typing) event.preventDefault(), searchBox.focus();
    if (event.key === "Escape" && !shareMenu.hidden) openShare(false), shareSwitch.focus();
    else if (event.key === "Escape" && !typing) stepOut();
  });
};

// On narrow screens the filters lie over the map, below a header whose height depends on its texts.
const measureHeader = () =>
  document.body.style.setProperty("--top", `${document.getElementById("top").offsetHeight}px`);

// The first sight: the most central entities, before anything else has been read.
const showSight = () => {
  const whole = readLook();
  readSight();
  readPaint();
  writeTexts();
  renderHeader();
  measureHeader();
  const seen = folds(SIGHT.loose, SIGHT.counts.entities) ? standInside(entities) : entities;
  const rows = new Set(seen.map(({ row }) => row));
  view = toDrawn({ rows, bright: null, total: SIGHT.counts.entities }, lines.filter(({ from, to }) => rows.has(from) && rows.has(to)));
  followNetwork();
  if (!whole || !view.rows.size || !frame.width) return;
  fitMap(false);
  paintSight();
};

// A page in the background paints nothing: do not wait for it then.
const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 500);
});
const readToEnd = () => new Promise((done) => {
  if (document.readyState !== "loading") done();
  else document.addEventListener("DOMContentLoaded", done, { once: true });
});
const breath = () => new Promise((done) => setTimeout(done));

const start = () => {
  readYears();
  readState();
  startMap();
  startTips();
  startSearch();
  startLegend();
  startButtons();
  startShare();
  startKeys();
  history.replaceState({ step: 0 }, "");
  render();
  if (!state.at.length) fitMap(false);
  addEventListener("popstate", followAddress);
  addEventListener("resize", measureHeader);
  prefersDark.addEventListener("change", render);
  if (state.cursor !== null) walkTo(state.cursor);
  mapElement.dataset.ready = "";
  performance.mark("ready");
};

const open = async () => {
  showSight();
  await readToEnd();
  await painted();
  for (const step of READING) {
    step();
    await breath();
  }
  start();
};

open();
