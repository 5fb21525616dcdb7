// The timeline: dated claims by year, and the period that is looked at.

const BARS = 60; // at most
const TICKS = 12; // years written below the bars, at most
const UNITS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]; // years in a bar

let dated = [];
let YEARS = [9999, 0];
let UNIT = 1;
const readYears = () => {
  dated = claims.filter((claim) => claim.first > 0);
  YEARS = dated.reduce(([from, to], claim) => [Math.min(from, claim.first), Math.max(to, claim.last)], YEARS);
  UNIT = UNITS.find((unit) => (YEARS[1] - YEARS[0]) / unit < BARS) || 1000;
};

// The bars' first years; none where nothing is dated.
const toBars = () => {
  const bars = [];
  for (let year = Math.floor(YEARS[0] / UNIT) * UNIT; year <= YEARS[1]; year += UNIT) bars.push(year);
  return bars;
};

const setPeriod = (from, to) => change({ period: from === null ? null : [Math.min(from, to), Math.max(from, to)] });

const isWithin = (year) => !state.period || (year + UNIT > state.period[0] && year <= state.period[1]);

// A click takes the bar's years, and gives them back; with Shift the period reaches as far as the bar.
const chooseBar = (year, further) => {
  const last = year + UNIT - 1;
  if (further && state.period) return setPeriod(Math.min(state.period[0], year), Math.max(state.period[1], last));
  const same = state.period && state.period[0] === year && state.period[1] === last;
  return same ? setPeriod(null) : setPeriod(year, last);
};

const showBar = (year, most, ticked) => {
  const found = dated.filter((claim) => passesUndated(claim) && inPeriod(claim, [year, year + UNIT - 1]));
  const stated = found.filter((claim) => claim.kind === "asserted").length;
  const text = `${periodText([year, year + UNIT - 1])} ${t("has_claims", found.length)}`;
  const column = el("button", { type: "button", class: isWithin(year) ? "bar" : "bar off", "data-year": String(year), title: text,
    "aria-label": text, "aria-pressed": String(Boolean(state.period) && isWithin(year)),
    onclick: (event) => chooseBar(year, event.shiftKey) },
    el("span", { class: "other" }), el("span", { class: "stated" }), ticked && el("span", { class: "tick", "aria-hidden": "true" }, String(year)));
  column.querySelector(".other").style.height = `${(100 * (found.length - stated)) / most}%`;
  column.querySelector(".stated").style.height = `${(100 * stated) / most}%`;
  return column;
};

const showYear = (id, chosen, act) => {
  const years = Array.from({ length: YEARS[1] - YEARS[0] + 1 }, (_, n) => YEARS[0] + n);
  const box = el("select", { id, "aria-label": t(id), onchange: (event) => act(Number(event.target.value)) },
    ...years.map((year) => el("option", { value: String(year) }, String(year))));
  box.value = String(Math.max(YEARS[0], Math.min(chosen, YEARS[1])));
  return box;
};

const showTools = () => {
  const [from, to] = state.period || YEARS;
  return el("div", { class: "tools" },
    el("b", null, t("timeline")),
    showYear("from_year", from, (year) => setPeriod(year, Math.max(year, to))), "–",
    showYear("to_year", to, (year) => setPeriod(Math.min(from, year), year)),
    state.period && el("button", { type: "button", class: "quiet", id: "all-years", onclick: () => setPeriod(null) }, t("all_years")),
    el("span", { class: "note" }, t("undated", dated.length, claims.length)));
};

const renderTimeline = () => {
  const strip = document.getElementById("timeline");
  document.getElementById("timeline-switch").setAttribute("aria-pressed", String(state.timeline));
  document.getElementById("timeline-switch").hidden = !dated.length;
  const held = strip.contains(document.activeElement) ? document.activeElement : null;
  strip.hidden = !state.timeline || !dated.length;
  document.body.classList.toggle("timed", !strip.hidden);
  if (strip.hidden) return strip.replaceChildren();
  const bars = toBars();
  const counts = bars.map((year) => dated.filter((claim) => passesUndated(claim) && inPeriod(claim, [year, year + UNIT - 1])).length);
  const most = Math.max(1, ...counts);
  const every = Math.ceil(bars.length / TICKS);
  strip.replaceChildren(showTools(), el("div", { class: "bars" }, ...bars.map((year, n) => showBar(year, most, n % every === 0))));
  const same = held && (held.id ? document.getElementById(held.id) : strip.querySelector(`[data-year="${held.dataset.year}"]`));
  if (held) (same || strip.querySelector("select")).focus();
  return undefined;
};
