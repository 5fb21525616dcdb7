// The search box: a combobox over all entities.

const LISTED = 30;

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

const toFoundText = (wanted, found, nearest) => {
  if (found.length) return found.length > LISTED ? t("hits_more", found.length, LISTED) : t("hits", found.length);
  return t(nearest.length ? "no_hit_but" : "no_hit", wanted);
};

// Where nothing is found that is said first, and what comes nearest is offered.
const showHits = () => {
  const wanted = searchBox.value.trim();
  const found = findEntities(wanted);
  hits = wanted && !found.length ? findNearest(wanted) : found;
  const text = wanted ? toFoundText(wanted, found, hits) : "";
  document.getElementById("found").textContent = text;
  const note = el("li", { class: "note", role: "presentation" }, text);
  const options = hits.slice(0, LISTED).map(showHit);
  hitList.replaceChildren(...(found.length ? [...options, note] : [note, ...options]));
  hitList.hidden = !wanted;
  searchBox.setAttribute("aria-expanded", String(!hitList.hidden));
  if (hits.length) activate(0);
};

const startSearch = () => {
  searchBox.addEventListener("input", showHits);
  searchBox.addEventListener("focus", showHits);
  if (searchBox.value) showHits(); // typed while the page was still being read
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
