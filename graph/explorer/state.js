// What the viewer sees is a function of this state, and the address holds all of it.

const FILTERS = ["class", "modality", "confidence", "relation", "spread", "pieces", "degree", "document"];
const TABLES = ["entities", "claims"];
const SHOWN = Number(document.getElementById("map").dataset.shown);

// `at` names what is selected: one entity, or the two ends of a line. `centres` are those whose
// neighbourhood is shown alone, `path` the two ends of a path; all by row.
const NOWHERE = { centres: [], path: [], question: "" };
const state = {
  lang: "zh", theme: "", at: [], ...NOWHERE, reading: null, sentence: null,
  period: null, limit: SHOWN, loose: false, hidden: {}, table: "", timeline: false, cursor: null,
};

// What the address says of tongue and light is known before all else.
const readLook = () => {
  const address = new URLSearchParams(location.hash.slice(1));
  state.lang = address.get("lang") === "en" ? "en" : "zh";
  state.theme = ["dark", "light"].includes(address.get("theme")) ? address.get("theme") : "";
  return [...address.keys()].every((name) => ["lang", "theme"].includes(name));
};

const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

const readRows = (text) => (text || "").split("~").map((id) => byId.get(id)).filter(Boolean).map((entity) => entity.row);

// A filter is written as what it hides, or after "!" as what it shows, whichever is shorter. A
// document is named by its id, which other documents do not change.
const namesOf = (filter) => COUNTS[filter].map(([name]) => name);
const toKey = (filter, name) => encodeURIComponent(filter === "document" ? documents[name].id : name);
const readHidden = (filter, text) => {
  const keys = new Set(text.replace(/^!/, "").split(",").map(decode));
  const found = namesOf(filter).filter((name) => keys.has(String(filter === "document" ? documents[name].id : name)));
  if (!text.startsWith("!")) return new Set(found);
  return new Set(found.length ? namesOf(filter).filter((name) => !found.includes(name)) : []);
};
const writeHidden = (filter) => {
  const shown = namesOf(filter).filter((name) => !state.hidden[filter].has(name));
  const few = shown.length && shown.length < state.hidden[filter].size;
  return (few ? "!" : "") + (few ? shown : [...state.hidden[filter]]).map((name) => toKey(filter, name)).join(",");
};

const readReading = (text) => {
  const [id, sentence] = (text || "").split("~");
  const record = documentById.get(id);
  state.reading = record ? record.row : null;
  state.sentence = record && /^\d+$/.test(sentence) ? Number(sentence) : null;
};

const readState = () => {
  const address = new URLSearchParams(location.hash.slice(1));
  readLook();
  state.at = readRows(address.get("at")).slice(0, 2);
  state.centres = address.get("focus") === "1" ? state.at.slice(0, 1) : readRows(address.get("focus"));
  const ends = readRows(address.get("path"));
  state.path = ends.length === 2 && ends[0] !== ends[1] ? ends : [];
  state.cursor = readRows(address.get("on"))[0] ?? null;
  state.question = questionById.has(address.get("ask")) ? address.get("ask") : "";
  readReading(address.get("read"));
  const years = (address.get("period") || "").split("~").map(Number);
  state.period = years.length === 2 && years[0] > 0 && years[0] <= years[1] ? years : null;
  state.limit = Math.max(1, Math.floor(Number(address.get("limit"))) || SHOWN);
  state.loose = address.has("loose");
  state.table = TABLES.includes(address.get("table")) ? address.get("table") : address.has("table") ? "entities" : "";
  state.timeline = address.has("timeline");
  for (const filter of FILTERS)
    state.hidden[filter] = address.has(filter) ? readHidden(filter, address.get(filter)) : new Set();
};

const toAddress = () => {
  const ids = (rows) => rows.map((row) => entities[row].id).join("~");
  const read = state.reading === null ? "" : documents[state.reading].id + (state.sentence === null ? "" : `~${state.sentence}`);
  const written = {
    lang: state.lang === "en" && "en", theme: state.theme, at: ids(state.at), focus: ids(state.centres),
    path: ids(state.path), ask: state.question, read, period: state.period && state.period.join("~"),
    on: state.cursor !== null && state.cursor !== state.at[0] && ids([state.cursor]), limit: state.limit !== SHOWN && state.limit, loose: state.loose && 1, table: state.table, timeline: state.timeline && 1,
  };
  for (const filter of FILTERS) written[filter] = state.hidden[filter].size && writeHidden(filter);
  return `#${new URLSearchParams(Object.entries(written).filter(([, value]) => value))}`;
};

// Selections are steps to go back to; switches of language, theme or filter are not.
const STEPS = ["at", "centres", "path", "question", "reading"];
const trail = { step: 0, last: 0 };

const change = (patch) => {
  const step = STEPS.some((name) => name in patch);
  Object.assign(state, patch);
  const address = toAddress();
  if (step && address !== (location.hash || "#")) {
    trail.step += 1;
    trail.last = trail.step;
    history.pushState({ step: trail.step }, "", address);
  } else history.replaceState({ step: trail.step }, "", address);
  render();
};

const followAddress = (event) => {
  trail.step = (event.state && event.state.step) || 0;
  trail.last = Math.max(trail.last, trail.step);
  readState();
  render();
};

// What is shown instead of the whole map, if anything.
const sceneNow = () => (state.path.length ? "path" : state.question ? "question" : state.centres.length ? "focus" : "");

// Select an entity or a line: a scene that does not hold it gives way to the map.
const select = (...rows) => {
  if (picking !== null && rows.length === 1) return pickEnd(rows[0]);
  state.cursor = null;
  const outside = rows.some((row) => !view.rows.has(row));
  return change({ at: rows, ...(sceneNow() && outside ? NOWHERE : {}) });
};

// One step out: close what is selected, then the scene, the sentence, the period, the text.
const stepOut = () => {
  if (picking !== null) stopPicking();
  else if (state.cursor !== null) leaveWalk();
  else if (state.at.length) change({ at: [] });
  else if (sceneNow()) change(NOWHERE);
  else if (state.sentence !== null) change({ sentence: null });
  else if (state.timeline && state.period) change({ period: null });
  else if (state.reading !== null) closeDocument();
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (state.theme ? state.theme === "dark" : prefersDark.matches);
