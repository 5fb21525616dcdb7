// What the viewer sees is a function of this state, and the address holds all of it.

const FILTERS = ["class", "relation", "modality", "document"];
const SHOWN = Number(document.getElementById("map").dataset.shown);

// `at` names what is selected: rows of one entity, of the two ends of a line, or none.
const state = { lang: "zh", theme: "", at: [], focus: false, limit: SHOWN, hidden: {}, table: false };

const readState = () => {
  const address = new URLSearchParams(location.hash.slice(1));
  const rows = (address.get("at") || "").split("~").map((id) => byId.get(id)).filter(Boolean);
  state.lang = address.get("lang") === "en" ? "en" : "zh";
  state.theme = ["dark", "light"].includes(address.get("theme")) ? address.get("theme") : "";
  state.at = rows.slice(0, 2).map((entity) => entity.row);
  state.focus = address.has("focus") && state.at.length === 1;
  state.limit = Math.max(1, Number(address.get("limit")) || SHOWN);
  state.table = address.has("table");
  for (const filter of FILTERS) {
    const names = address.has(filter) ? address.get(filter).split(",") : [];
    state.hidden[filter] = new Set(filter === "document" ? names.map(Number) : names);
  }
};

const toAddress = () => {
  const address = new URLSearchParams();
  if (state.lang === "en") address.set("lang", "en");
  if (state.theme) address.set("theme", state.theme);
  if (state.at.length) address.set("at", state.at.map((row) => entities[row].id).join("~"));
  if (state.focus) address.set("focus", "1");
  if (state.limit !== SHOWN) address.set("limit", state.limit);
  if (state.table) address.set("table", "1");
  for (const filter of FILTERS)
    if (state.hidden[filter].size) address.set(filter, [...state.hidden[filter]].join(","));
  return `#${address}`;
};

// Selections are steps to go back to; switches of language, theme or filter are not.
const trail = { step: 0, last: 0 };

const change = (patch) => {
  const step = "at" in patch || "focus" in patch;
  Object.assign(state, patch);
  const address = toAddress();
  if (step && address !== location.hash) {
    trail.step += 1;
    trail.last = trail.step;
    history.pushState({ step: trail.step }, "", address);
  } else history.replaceState({ step: trail.step }, "", address);
  render();
};

const select = (...rows) => change({ at: rows, focus: state.focus && rows.length === 1 });

const followAddress = (event) => {
  trail.step = (event.state && event.state.step) || 0;
  trail.last = Math.max(trail.last, trail.step);
  readState();
  render();
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (state.theme ? state.theme === "dark" : prefersDark.matches);
