// The legend is the filter: each row hides or shows what it names.

const MOST_LISTED = 200; // rows of a list on the page
const RANGED = ["confidence", "spread", "pieces", "degree"];
const LONG = 24; // a list longer than this gets a box to find a row in

const rowText = (filter, name) => {
  if (filter === "document") return documents[name].title;
  if (filter === "modality") return t(name);
  return ["class", "relation"].includes(filter) ? label(name) : rangeText(filter, name);
};

// What a row means, for those who point at it: the ontology's definition, or the text in full.
const rowMeaning = (filter, name, text) => {
  if (filter === "modality") return t(`${name}_title`);
  if (filter === "confidence") return `${text}${t("colon")}${t("confidence_title")}`;
  const meaning = ["class", "relation"].includes(filter) && definitionOf("terms", name);
  return meaning ? `${text}${t("colon")}${meaning}` : text;
};

const rowMark = (filter, name) =>
  filter === "class" ? swatch(name) : filter === "modality" ? el("span", { class: `stroke ${name}`, "aria-hidden": "true" }) : null;

const hide = (filter, names) => change({ hidden: { ...state.hidden, [filter]: new Set(names) } });

const toggle = (filter, name) => {
  const names = new Set(state.hidden[filter]);
  if (!names.delete(name)) names.add(name);
  hide(filter, names);
};

const keepOnly = (filter, name) =>
  hide(filter, COUNTS[filter].map(([other]) => other).filter((other) => other !== name));

const showRow = (filter, [name, count]) => {
  const text = rowText(filter, name);
  const shown = !state.hidden[filter].has(name);
  return el("li", { class: shown ? null : "off", "data-name": String(name) },
    el("button", { type: "button", class: "row", "aria-pressed": String(shown), title: rowMeaning(filter, name, text), onclick: () => toggle(filter, name) },
      rowMark(filter, name), el("span", { class: "what" }, named(text)), el("span", { class: "count" }, number(count))),
    el("button", { type: "button", class: "only", title: t("only_title", text), "aria-label": t("only_title", text),
      onclick: () => keepOnly(filter, name) }, t("only")),
    filter === "document" && documents[name].sentences > 0 && el("button", { type: "button", class: "only read", title: t("read"),
      "aria-label": `${t("read")} ${text}`, onclick: () => openDocument(name) }, t("read_short")));
};

// The rows that hold what is looked for, no more than a page can bear.
const listRows = (filter, wanted) => {
  const rows = COUNTS[filter].filter(([name, count]) => (count || filter === "document") && plain(rowText(filter, name)).includes(plain(wanted)));
  const left = rows.length - MOST_LISTED;
  const list = document.querySelector(`#filter-${filter} ul`);
  list.replaceChildren(...rows.slice(0, MOST_LISTED).map((row) => showRow(filter, row)));
  if (left > 0) list.append(el("li", { class: "note" }, t("list_more", left)));
};

// Keep what the viewer has typed, opened, scrolled to and is on, while the rows are made anew.
const renderFilter = (filter) => {
  const section = document.getElementById(`filter-${filter}`);
  const list = section.querySelector("ul");
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const place = focused && [focused.closest("li").dataset.name, focused.className.split(" ").join(".")];
  section.querySelector("h2").textContent = t(RANGED.includes(filter) ? `filter_${filter}` : filter);
  const scrolled = list.scrollTop;
  const box = section.querySelector("input");
  // Where one range holds all there is nothing to choose.
  section.hidden = COUNTS[filter].filter(([, count]) => count || filter === "document").length < (RANGED.includes(filter) ? 2 : 1);
  box.hidden = COUNTS[filter].length <= LONG || filter === "class";
  listRows(filter, box.value);
  list.scrollTop = scrolled;
  const all = section.querySelector(".all");
  all.textContent = t("all");
  all.hidden = !state.hidden[filter].size;
  if (place) {
    const row = [...list.children].find((made) => made.dataset.name === place[0]);
    if (row) row.querySelector(`.${place[1]}`).focus();
  }
};

const renderLegend = () => FILTERS.forEach(renderFilter);

const startLegend = () => {
  for (const filter of FILTERS) {
    const section = document.getElementById(`filter-${filter}`);
    section.querySelector(".all").addEventListener("click", () => hide(filter, []));
    section.querySelector("input").addEventListener("input", (event) => listRows(filter, event.target.value));
  }
};
