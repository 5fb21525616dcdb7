// The page follows the state: everything is drawn anew after each change of it.

let shownAt = "";

const renderHeader = () => {
  const counts = { documents: documents.length, entities: entities.length, claims: claims.length };
  document.getElementById("counts").replaceChildren(
    ...Object.entries(counts).map(([name, count]) => el("span", null, el("b", null, number(count)), ` ${t(name, count)}`)));
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

const MAP_KEYS = {
  ArrowLeft: () => moveMap(-1, 0), ArrowRight: () => moveMap(1, 0),
  ArrowUp: () => moveMap(0, -1), ArrowDown: () => moveMap(0, 1),
  "+": () => zoomMap(1.3), "=": () => zoomMap(1.3), "-": () => zoomMap(1 / 1.3), 0: () => fitMap(true),
};

const startKeys = () => {
  mapElement.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(MAP_KEYS, event.key) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    MAP_KEYS[event.key]();
  });
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

const start = () => {
  readState();
  readPaint();
  startMap();
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
};

start();
