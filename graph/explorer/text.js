// Words and elements. Whatever comes from the data enters the page as text, never as markup.

// `t("pieces", 3)` fills {0}; where the first value is 1, the text `pieces_one` is taken if there is one.
const t = (key, ...values) => {
  const texts = STRINGS[state.lang];
  const text = (values[0] === 1 && texts[`${key}_one`]) || texts[key];
  return text.replace(/\{(\d)\}/g, (_, n) => (typeof values[n] === "number" ? number(values[n]) : values[n]));
};

const label = (name) => {
  const pair = Object.hasOwn(DATA.labels, name) && DATA.labels[name];
  return pair ? pair[state.lang === "zh" ? 0 : 1] || pair[0] || name : name;
};

// What the ontology says a class or relation (of "terms") or an entity, by its row, means; or "".
const definitionOf = (table, name) => {
  const pair = Object.hasOwn(DATA.definitions[table], name) ? DATA.definitions[table][name] : ["", ""];
  return pair[state.lang === "zh" ? 0 : 1] || pair[0] || pair[1];
};

const nameOf = (entity) => (state.lang === "en" && entity.en) || entity.name;

const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

// `el("p", {class: "note", onclick: f}, "text", child)`; null and false children are left out.
const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== false));
  return element;
};

// A name keeps its own writing direction and cannot turn that of its surroundings.
const named = (text) => el("bdi", null, text);

const chip = (entityClass) =>
  el("span", { class: "chip" }, swatch(entityClass), label(entityClass));

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  dot: "M6 1a5 5 0 1 0 .001 0z",
  square: "M1.5 1.5h9v9h-9z",
  diamond: "M6 .5 11.5 6 6 11.5.5 6z",
  triangle: "M6 1 11.5 10.5H.5z",
  triangleDown: "M6 11 .5 1.5h11z",
  star: "M6 .3 7.6 4.2l4.2.3-3.2 2.7 1 4.1L6 9.100l-3.6 2.200 1-4.100L.200 4.500l4.200-.300z",
};

const swatch = (entityClass) => {
  const drawn = classStyle(entityClass);
  const picture = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of [["viewBox", "0 0 12 12"], ["class", "swatch"], ["aria-hidden", "true"]])
    picture.setAttribute(key, value);
  path.setAttribute("d", OUTLINES[drawn.shape]);
  path.setAttribute("fill", drawn.colour);
  picture.append(path);
  return picture;
};

const classStyle = (entityClass) => {
  const found = Object.hasOwn(CLASSES, entityClass) ? CLASSES[entityClass] : CLASSES[""];
  return { shape: found.shape, colour: found[isDark() ? "dark" : "light"] };
};

const byAttribute = (attribute) => document.querySelectorAll(`[data-${attribute}]`);

// Fill every element of the page that names its text: data-text, data-label (for ears), data-hint.
const writeTexts = () => {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const element of byAttribute("text")) element.textContent = t(element.dataset.text);
  for (const element of byAttribute("title")) element.title = t(element.dataset.title);
  for (const element of byAttribute("hint")) element.placeholder = t(element.dataset.hint);
  for (const element of byAttribute("label")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.matches("button")) element.title = t(element.dataset.label);
  }
};
