// Paths and periods: what the status says of them and what the panel lists.

const LISTED_CLAIMS = 60; // of a period, before "show all"

// While a path's end is chosen: the row it starts from, else null.
let picking = null;

const startPicking = (row) => {
  picking = row;
  renderStatus();
  searchBox.focus();
};

const stopPicking = () => {
  picking = null;
  renderStatus();
};

const pickEnd = (row) => {
  const start = picking;
  if (row === start) return;
  picking = null;
  change({ ...NOWHERE, at: [], path: [start, row] });
};

const toFocusStatus = () => {
  const name = nameOf(entities[state.centres[0]]);
  if (state.centres.length > 1) return t("focus_many", name, state.centres.length, view.rows.size);
  return view.left ? t("focus_part", name, FOCUSED, view.of) : t("focus_state", name, view.of);
};

const STATUS = {
  focus: toFocusStatus,
  path: () => t("path_state", nameOf(entities[state.path[0]]), nameOf(entities[state.path[1]])),
  question: () => (view.giving ? t("question_claims", view.giving.size, view.of)
    : t("question_state", view.answers.length, view.rows.size - view.answers.length)),
  "": () => (view.rows.size ? t("shown", view.rows.size, state.reading === null ? entities.length : view.total) : t(entities.length ? "nothing" : "empty")),
};

const renderStatus = () => {
  const text = document.getElementById("shown");
  text.textContent = picking === null ? STATUS[sceneNow()]() : t("picking", nameOf(entities[picking]));
  text.title = t("shown_title");
  document.getElementById("more").hidden = Boolean(sceneNow()) || picking !== null || state.limit >= view.total;
  document.getElementById("leave").hidden = !sceneNow() && picking === null;
  const loose = document.getElementById("loose");
  loose.hidden = Boolean(sceneNow()) || picking !== null || !view.foldable;
  loose.textContent = state.loose ? t("loose_fold") : t("loose", view.left);
};

const heading = (text, note) => el("header", null,
  el("h2", { id: "panel-title", tabindex: "-1", class: "between" }, text), note && el("p", { class: "note" }, note));

const claimList = (found, open) =>
  el("div", { class: "claims" }, ...found.map((claim) => showClaim(claim, showTriple(claim), open)));

// A list of claims, those beyond a number when asked for.
const longList = (found, open) => {
  const list = claimList(found.slice(0, LISTED_CLAIMS), open);
  const rest = el("button", { type: "button", class: "quiet", onclick: () => {
    list.append(...claimList(found.slice(LISTED_CLAIMS)).children);
    rest.remove();
  } }, t("show_all", found.length));
  return found.length > LISTED_CLAIMS ? [list, rest] : [list];
};

// A path's steps, each with the claim said most often; further claims of a step follow when asked for.
const showStep = (first, second, open) => {
  const [best, ...rest] = claimsBetween(first, second);
  const list = claimList([best], open);
  const more = el("button", { type: "button", class: "quiet", onclick: () => {
    list.append(...claimList(rest).children);
    more.remove();
  } }, t("more_claims", rest.length));
  return [list, rest.length > 0 && more];
};

const showPath = (way, n) =>
  el("section", { class: "group" },
    el("h3", null, t("path_number", n + 1)),
    el("p", { class: "chain" }, ...way.flatMap((row, step) => [step ? " — " : "", link(entities[row])])),
    ...way.slice(1).flatMap((row, step) => showStep(way[step], row, n === 0)));

const showPaths = () => {
  const { shown, more } = view.paths;
  const ends = el("p", { class: "chain" }, link(entities[state.path[0]]), " → ", link(entities[state.path[1]]));
  if (!shown.length) return [heading(t("path_title")), ends, el("p", { class: "note" }, t("no_path"))];
  const said = t(more ? "paths_more" : "paths", shown.length, shown[0].length - 1);
  return [heading(t("path_title"), said), ends, ...shown.map(showPath)];
};

const periodText = ([from, to]) => (from === to ? t("year", String(from)) : t("years", String(from), String(to)));

const showPeriod = () => {
  const found = claims.filter(claimPasses).sort((a, b) =>
    a.first - b.first || (a.time_start || "").localeCompare(b.time_start || "") || a.last - b.last || a.row - b.row);
  return [heading(t("period_title", periodText(state.period)), t("has_claims", found.length)), ...longList(found)];
};
