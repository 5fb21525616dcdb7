// The search box: a combobox over names, aliases, English names and the pinyin in the identifiers.

const LISTED = 30;

const plain = (text) => text.normalize("NFKC").toLowerCase();

const indexed = entities.map((entity) => ({
  entity,
  name: plain(entity.name),
  others: [...entity.aliases, entity.en || ""].filter(Boolean).map(plain),
  pinyin: plain(entity.id.replace(/-[0-9a-f]+$/, "")).replaceAll("-", ""),
}));

const fit = (wanted, row) => {
  if (row.name === wanted) return 0;
  if (row.others.includes(wanted)) return 1;
  if (row.name.startsWith(wanted)) return 2;
  if (row.others.some((other) => other.startsWith(wanted))) return 3;
  if (row.name.includes(wanted)) return 4;
  if (row.others.some((other) => other.includes(wanted))) return 5;
  return row.pinyin.startsWith(wanted.replaceAll(" ", "")) ? 6 : null;
};

const findEntities = (query) => {
  const wanted = plain(query.trim());
  if (!wanted) return [];
  const hits = indexed.map((row) => [fit(wanted, row), row.entity]).filter(([quality]) => quality !== null);
  return hits.sort((a, b) => a[0] - b[0] || a[1].row - b[1].row).map(([, entity]) => entity);
};

const searchBox = document.getElementById("search");
const hitList = document.getElementById("hits");
let hits = [];
let active = -1;

const closeHits = () => {
  hitList.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  searchBox.removeAttribute("aria-activedescendant");
};

const choose = (entity) => {
  closeHits();
  searchBox.value = "";
  select(entity.row);
  const title = document.getElementById("panel-title");
  if (title) title.focus();
};

const activate = (row) => {
  active = row;
  [...hitList.querySelectorAll("[role=option]")].forEach((option, n) => {
    option.setAttribute("aria-selected", String(n === active));
    if (n === active) option.scrollIntoView({ block: "nearest" });
  });
  searchBox.setAttribute("aria-activedescendant", `hit-${active}`);
};

const showHit = (entity, n) => {
  const extra = [entity.en, ...entity.aliases].filter((text) => text && text !== nameOf(entity)).join(" · ");
  return el("li", { role: "option", id: `hit-${n}`, "aria-selected": "false", onmousedown: (event) => event.preventDefault(),
    onclick: () => choose(entity) },
    swatch(entity.class), el("span", { class: "hit" }, named(nameOf(entity)), extra && el("small", null, named(extra))),
    el("span", { class: "count" }, label(entity.class)));
};

const showHits = () => {
  hits = findEntities(searchBox.value);
  document.getElementById("found").textContent = !searchBox.value.trim() ? ""
    : !hits.length ? t("no_hit", searchBox.value.trim())
    : hits.length > LISTED ? t("hits_more", hits.length, LISTED) : t("hits", hits.length);
  const note = el("li", { class: "note", role: "presentation" }, document.getElementById("found").textContent);
  hitList.replaceChildren(...hits.slice(0, LISTED).map(showHit), note);
  hitList.hidden = !searchBox.value.trim();
  searchBox.setAttribute("aria-expanded", String(!hitList.hidden));
  if (hits.length) activate(0);
};

const startSearch = () => {
  searchBox.addEventListener("input", showHits);
  searchBox.addEventListener("focus", showHits);
  searchBox.addEventListener("blur", closeHits);
  searchBox.addEventListener("keydown", (event) => {
    const last = Math.min(hits.length, LISTED) - 1;
    if (event.key === "ArrowDown" && last >= 0) activate(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp" && last >= 0) activate(active <= 0 ? last : active - 1);
    else if (event.key === "Enter" && hits[active]) choose(hits[active]);
    else if (event.key === "Escape") (searchBox.value = ""), closeHits(), picking !== null && stopPicking();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
};
