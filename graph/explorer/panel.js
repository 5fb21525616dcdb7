// The side panel: all about one entity, or about what joins two.

const MANY = 12; // claims of a group that are listed before "show all"

const groupClaims = (row) => {
  const groups = new Map();
  for (const claim of entities[row].claims.filter(claimPasses)) {
    const key = `${claim.subject === row ? "out" : "in"} ${claim.relation}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(claim);
  }
  // What texts call for follows what is said of the matter itself.
  const byTexts = (group) => group.every((claim) => isText(otherEnd(claim, row).row));
  return [...groups].sort((a, b) => byTexts(a[1]) - byTexts(b[1]) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
};

// What is denied last, what is said most often first; `row` is the end that all share.
const byWeight = (row) => (a, b) =>
  (a.kind === "negative") - (b.kind === "negative") || b.support - a.support || otherEnd(a, row).row - otherEnd(b, row).row || a.row - b.row;

const showGroup = (row, [key, group]) => {
  const [direction, relation] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
  const items = gatherActions(group.sort(byWeight(row))).map((alike) => () => showClaim(alike[0], link(otherEnd(alike[0], row)), false, alike));
  const list = el("div", { class: "claims" }, ...items.slice(0, MANY).map((make) => make()));
  const rest = el("button", { type: "button", class: "quiet", onclick: () => {
    list.append(...items.slice(MANY).map((make) => make()));
    rest.remove();
  } }, t("show_all", group.length));
  return el("section", { class: "group" },
    el("h3", { title: t(direction) },
      el("span", { class: "way", "aria-label": t(direction) }, direction === "out" ? "→" : "←"),
      label(relation), el("span", { class: "count" }, number(group.length))),
    list, items.length > MANY && rest);
};

const showFacts = (entity) => {
  const other = state.lang === "en" ? entity.name : entity.en;
  const shown = entity.claims.filter(claimPasses).length;
  const titles = el("ul", { class: "titles" }, ...entity.documents.map((row) => el("li", null,
    el("button", { type: "button", class: "source", title: t("read"), onclick: () => openDocument(row) }, named(documents[row].title)))));
  const definition = definitionOf("entities", entity.row);
  return [
    other && other !== nameOf(entity) && el("p", { class: "other" }, named(other)),
    entity.aliases.length && el("p", { class: "aliases" }, el("b", null, t("aliases")), " ",
      ...entity.aliases.flatMap((alias, n) => [n ? t("list_separator") : "", named(alias)])),
    definition && el("p", { class: "definition" }, el("b", null, t("definition")), " ", named(definition)),
    el("details", { class: "sources" },
      el("summary", null, `${t("has_claims", entity.claims.length)} · ${t("in_documents", entity.documents.length)}`), titles),
    shown < entity.claims.length && el("p", { class: "note" }, t("filtered", entity.claims.length - shown)),
    !entity.claims.length && el("p", { class: "note" }, t("no_claims")),
  ];
};

// What a document says of itself, and what it cites, for the document's own entity.
const showDocumentFacts = (entity) => documents.filter((record) => record.entity === entity.row).flatMap((record) => [
  record.facts.length > 0 && el("dl", { class: "facts" }, ...record.facts.flatMap(([key, text]) =>
    [el("dt", null, t(`fact_${key}`)), el("dd", null, named(text))])),
  record.references.length > 0 && el("details", { class: "sources" },
    el("summary", null, t("cited", record.references.length)),
    el("ol", { class: "titles" }, ...record.references.map((text) => el("li", null, named(text))))),
]);

const action = (key, act) => el("button", { type: "button", class: "action", "data-act": key, onclick: act }, t(key));

// What can be done with an entity; those that would change nothing are left out.
const toActions = (row) => {
  const own = documents.find((record) => record.entity === row);
  const centred = state.centres.includes(row);
  return [
    sceneNow() && action("unfocus", () => change(NOWHERE)),
    !centred && action("focus", () => focusOn(row)),
    state.centres.length > 0 && !centred && action("expand", () => change({ centres: [...state.centres, row] })),
    state.centres.length > 1 && centred && action("fold", () => change({ centres: state.centres.filter((centre) => centre !== row) })),
    action("path_to", () => startPicking(row)),
    own && own.row !== state.reading && action("read", () => openDocument(own.row)),
  ];
};

// What the colours in the quotes mean.
const showMarks = () => el("p", { class: "marks" }, t("quotes_marked"), ...["head", "trigger", "tail"].map((role) => el("mark", { class: role }, t(role))));

const showEntity = (entity) => [
  el("header", null,
    el("p", null, chip(entity.class)),
    el("h2", { id: "panel-title", tabindex: "-1" }, named(nameOf(entity))),
    ...showFacts(entity).filter(Boolean),
    ...showDocumentFacts(entity).filter(Boolean),
    el("p", { class: "actions" }, ...toActions(entity.row).filter(Boolean))),
  entity.claims.length > 0 && showMarks(),
  ...groupClaims(entity.row).map((group) => showGroup(entity.row, group)),
].filter(Boolean);

const showBetween = (first, second) => {
  const joining = claimsBetween(first, second);
  return [
    el("header", null,
      el("h2", { id: "panel-title", tabindex: "-1", class: "between" }, t("between")),
      el("p", null, link(entities[first]), " ", link(entities[second])), showMarks()),
    el("section", { class: "group" }, el("div", { class: "claims" },
      ...joining.map((claim) => showClaim(claim, showTriple(claim), joining.length < 6)))),
  ];
};

const toPanel = () => {
  if (state.at.length === 1) return showEntity(entities[state.at[0]]);
  if (state.at.length === 2) return showBetween(state.at[0], state.at[1]);
  if (state.path.length) return showPaths();
  if (state.question) return showAnswers(questionById.get(state.question));
  if (state.reading !== null && state.sentence !== null) return showClaimsOfSentence();
  return state.timeline && state.period ? showPeriod() : [];
};

let panelOf = "";

// What was opened stays open while the panel is about the same, in whatever language or light.
const keepOpened = (body, scrolled, opened) => {
  for (const row of opened) {
    const opener = body.querySelector(`[data-claim="${row}"] .open[aria-expanded="false"]`);
    if (opener) opener.click();
  }
  body.scrollTop = scrolled;
};

const renderPanel = () => {
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  const held = panel.contains(document.activeElement);
  const about = `${state.at} ${state.path} ${state.question} ${state.reading} ${state.sentence} ${state.period}`;
  const opened = [...body.querySelectorAll('.open[aria-expanded="true"]')].map((opener) => opener.closest(".claim").dataset.claim);
  const scrolled = body.scrollTop;
  const shown = toPanel();
  panel.hidden = !shown.length;
  document.body.classList.toggle("open", !panel.hidden);
  body.replaceChildren(...shown);
  body.scrollTop = 0;
  if (about === panelOf) keepOpened(body, scrolled, opened);
  panelOf = about;
  // What had the focus is gone; who came by keyboard goes on from the new title, or from the map.
  if (held) (shown.length ? document.getElementById("panel-title") : mapElement).focus({ preventScroll: true });
  document.getElementById("back").disabled = trail.step === 0;
  document.getElementById("forward").disabled = trail.step >= trail.last;
};
