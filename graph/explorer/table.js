// What is on the map as a table, for those who would rather read it or do not see the canvas.

const COLUMNS = {
  name: (entity) => nameOf(entity),
  class: (entity) => label(entity.class),
  degree: (entity) => entity.claims.filter(claimPasses).length,
  documents: (entity) => entity.documents.length,
};
const sorting = { by: "degree", down: true };

const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, state.lang === "zh" ? "zh-CN" : "en"));

const showHead = (name) =>
  el("th", { scope: "col", "aria-sort": sorting.by === name ? (sorting.down ? "descending" : "ascending") : null },
    el("button", { type: "button", title: t("sort"), onclick: () => {
      sorting.down = sorting.by === name ? !sorting.down : name !== "name" && name !== "class";
      sorting.by = name;
      renderTable();
    } }, t(name), sorting.by === name ? (sorting.down ? " ↓" : " ↑") : ""));

const renderTable = () => {
  const table = document.getElementById("table");
  table.hidden = !state.table;
  document.getElementById("table-switch").setAttribute("aria-pressed", String(state.table));
  if (!state.table) return table.replaceChildren();
  const rows = [...view.rows].map((row) => ({
    entity: entities[row],
    cells: Object.values(COLUMNS).map((cell) => cell(entities[row])),
  }));
  const column = Object.keys(COLUMNS).indexOf(sorting.by);
  const way = sorting.down ? -1 : 1;
  rows.sort((a, b) => way * compare(a.cells[column], b.cells[column]) || a.entity.row - b.entity.row);
  return table.replaceChildren(
    el("table", null, el("caption", null, `${t("table_caption")} (${number(rows.length)})`),
      el("thead", null, el("tr", null, ...Object.keys(COLUMNS).map(showHead))),
      el("tbody", null, ...rows.map(({ entity, cells }) => el("tr", null,
        el("th", { scope: "row" }, link(entity)), el("td", null, cells[1]),
        ...cells.slice(2).map((cell) => el("td", { class: "number" }, number(cell))))))));
};
