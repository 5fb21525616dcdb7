// What is on the map as a table, for those who would rather read it or do not see the canvas.

const MOST_ROWS = 500; // written to the page at once; the file that is saved holds all

const TABLE_COLUMNS = {
  entities: {
    name: (entity) => nameOf(entity),
    class: (entity) => label(entity.class),
    degree: (entity) => entity.claims.filter(claimPasses).length,
    documents: (entity) => entity.documents.length,
  },
  claims: {
    head: (claim) => nameOf(entities[claim.subject]),
    relation: (claim) => label(claim.relation),
    tail: (claim) => nameOf(entities[claim.object]),
    modality: (claim) => t(claim.kind),
    time: (claim) => claim.time || "",
    place: (claim) => claim.place || "",
    source: (claim) => claim.source || "",
    support: (claim) => claim.support,
    confidence: (claim) => claim.confidence ?? "",
  },
};
const NUMBERS = ["degree", "documents", "support", "confidence"];
const sorting = { entities: { by: "degree", down: true }, claims: { by: "support", down: true } };
let written = MOST_ROWS;

const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, state.lang === "zh" ? "zh-CN" : "en"));

const drawnClaims = () => {
  const shown = new Set(view.lines.flatMap((line) => line.claims));
  return claims.filter((claim) => shown.has(claim.row) && claimPasses(claim));
};

// The rows of a table in the order in which the viewer sorted them: {thing, cells}.
const toTableRows = (kind) => {
  const columns = TABLE_COLUMNS[kind];
  const things = kind === "claims" ? drawnClaims() : [...view.rows].map((row) => entities[row]);
  const rows = things.map((thing) => ({ thing, cells: Object.values(columns).map((cell) => cell(thing)) }));
  const column = Object.keys(columns).indexOf(sorting[kind].by);
  const way = sorting[kind].down ? -1 : 1;
  return rows.sort((a, b) => way * compare(a.cells[column], b.cells[column]) || a.thing.row - b.thing.row);
};

const sortBy = (name) => {
  const order = sorting[state.table];
  order.down = order.by === name ? !order.down : NUMBERS.includes(name);
  order.by = name;
  renderTable();
  document.querySelector(`#table thead [data-column="${name}"]`).focus();
};

const showHead = (name) => {
  const { by, down } = sorting[state.table];
  return el("th", { scope: "col", "aria-sort": by === name ? (down ? "descending" : "ascending") : null },
    el("button", { type: "button", title: t("sort"), "data-column": name, onclick: () => sortBy(name) },
      t(name), by === name ? (down ? " ↓" : " ↑") : ""));
};

const TABLE_ROWS = {
  entities: ({ thing, cells }) => [el("th", { scope: "row" }, link(thing)), el("td", null, cells[1]),
    ...cells.slice(2).map((cell) => el("td", { class: "number" }, number(cell)))],
  claims: ({ thing, cells }) => [el("th", { scope: "row" }, link(entities[thing.subject])),
    el("td", null, el("button", { type: "button", class: "quiet", title: t("show_evidence"),
      onclick: () => select(...new Set([thing.subject, thing.object])) }, cells[1])),
    el("td", null, link(entities[thing.object])),
    el("td", null, thing.kind === "asserted" ? cells[3] : kindBadge(thing.kind)),
    ...cells.slice(4, 7).map((cell) => el("td", null, named(cell))), el("td", { class: "number" }, number(cells[7])),
    el("td", { class: "number" }, thing.confidence === null ? "" : thing.confidence.toFixed(2))],
};

const showTableTools = (rows) =>
  el("p", { class: "tools" },
    ...TABLES.map((kind) => el("button", { type: "button", class: "action", "data-table": kind, "aria-pressed": String(state.table === kind),
      onclick: () => {
        written = MOST_ROWS;
        change({ table: kind });
        document.querySelector(`[data-table="${kind}"]`).focus();
      } }, t(kind))),
    el("button", { type: "button", class: "action", id: "table-csv", onclick: saveTable }, t("save_csv")),
    el("span", { class: "note" }, t("table_shown", Math.min(rows.length, written), rows.length)),
    rows.length > written && el("button", { type: "button", class: "quiet", onclick: () => {
      written *= 4;
      renderTable();
    } }, t("more")));

const renderTable = () => {
  const table = document.getElementById("table");
  table.hidden = !state.table;
  document.body.classList.toggle("tabled", Boolean(state.table));
  document.getElementById("table-switch").setAttribute("aria-pressed", String(Boolean(state.table)));
  if (!state.table) return table.replaceChildren();
  const rows = toTableRows(state.table);
  return table.replaceChildren(showTableTools(rows),
    el("table", { class: state.table }, el("caption", null, t(`${state.table}_caption`)),
      el("thead", null, el("tr", null, ...Object.keys(TABLE_COLUMNS[state.table]).map(showHead))),
      el("tbody", null, ...rows.slice(0, written).map((row) => el("tr", { class: state.table === "claims" && isFaint(row.thing) && "faint" }, ...TABLE_ROWS[state.table](row))))));
};
