// An answer as a table, a word or text. Everything from the graph is put in as text, never as HTML.

export const SHOWN = 1000;

export function showResult(place, content, prefixes, words) {
  place.replaceChildren();
  if (content.boolean !== undefined) {
    place.append(element("p", "boolean", words[String(content.boolean)]));
    return 1;
  }
  const rows = content.results.bindings;
  place.append(rows.length ? toTable(content.head.vars, rows, prefixes, words) : element("p", "none", words.none));
  return rows.length;
}

export function showText(place, text) {
  place.replaceChildren(element("pre", "graph", text));
  return text.split("\n").length - 1;
}

function toTable(names, rows, prefixes, words) {
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const name of names) {
    const cell = element("th", "", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows.slice(0, SHOWN)) {
    const line = body.insertRow();
    for (const name of names) line.append(toCell(row[name], prefixes, words));
  }
  return table;
}

function toCell(term, prefixes, words) {
  const cell = element("td");
  if (term === undefined) {
    cell.className = "unbound";
    cell.title = words.unbound;
    return cell;
  }
  const text = element("bdi", term.type, toWords(term, prefixes));
  text.title = term.type === "uri" ? term.value : term.datatype || term["xml:lang"] || "";
  if (term["xml:lang"]) text.lang = term["xml:lang"];
  cell.append(text);
  return cell;
}

function toWords(term, prefixes) {
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    return `<< ${[subject, predicate, object].map((part) => toWords(part, prefixes)).join(" ")} >>`;
  }
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type !== "uri") return term.value;
  for (const [name, iri] of Object.entries(prefixes)) {
    const local = term.value.slice(iri.length);
    if (term.value.startsWith(iri) && /^[\w-]+$/.test(local)) return `${name}:${local}`;
  }
  return term.value;
}

function element(name, class_ = "", text = "") {
  const made = document.createElement(name);
  if (class_) made.className = class_;
  made.textContent = text;
  return made;
}
