// The side panel: all about one entity, or about what joins two.

const MANY = 12; // claims of a group that are listed before "show all"

const groupClaims = (row) => {
  const groups = new Map();
  for (const claim of entities[row].claims.filter(claimPasses)) {
    const key = `${claim.relation} ${claim.subject === row ? "out" : "in"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(claim);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
};

const byWeight = (row) => (a, b) =>
  b.evidence.length - a.evidence.length || otherEnd(a, row).row - otherEnd(b, row).row || a.row - b.row;

const showGroup = (row, [key, group]) => {
  const [relation, direction] = key.split(" ");
  const items = group.sort(byWeight(row)).map((claim) => () => showClaim(claim, link(otherEnd(claim, row))));
  const list = el("div", { class: "claims" }, ...items.slice(0, MANY).map((make) => make()));
  const rest = el("button", { type: "button", class: "quiet", onclick: () => {
    list.append(...items.slice(MANY).map((make) => make()));
    rest.remove();
  } }, t("show_all", items.length));
  return el("section", { class: "group" },
    el("h3", { title: t(direction) },
      el("span", { class: "way", "aria-label": t(direction) }, direction === "out" ? "→" : "←"),
      label(relation), el("span", { class: "count" }, number(group.length))),
    list, items.length > MANY && rest);
};

const showFacts = (entity) => {
  const other = state.lang === "en" ? entity.name : entity.en;
  const shown = entity.claims.filter(claimPasses).length;
  const titles = el("ul", { class: "titles" }, ...entity.documents.map((row) => el("li", null, named(documents[row].title))));
  return [
    other && other !== nameOf(entity) && el("p", { class: "other" }, named(other)),
    entity.aliases.length && el("p", { class: "aliases" }, el("b", null, t("aliases")), " ",
      ...entity.aliases.flatMap((alias, n) => [n ? t("list_separator") : "", named(alias)])),
    el("details", { class: "sources" },
      el("summary", null, `${t("has_claims", entity.claims.length)} · ${t("in_documents", entity.documents.length)}`), titles),
    shown < entity.claims.length && el("p", { class: "note" }, t("filtered", entity.claims.length - shown)),
    !entity.claims.length && el("p", { class: "note" }, t("no_claims")),
  ];
};

const showEntity = (entity) => [
  el("header", null,
    el("p", null, chip(entity.class)),
    el("h2", { id: "panel-title", tabindex: "-1" }, named(nameOf(entity))),
    ...showFacts(entity).filter(Boolean),
    el("p", null, el("button", { type: "button", class: "action", onclick: () => change({ focus: !state.focus }) },
      t(state.focus ? "unfocus" : "focus")))),
  ...groupClaims(entity.row).map((group) => showGroup(entity.row, group)),
];

const showBetween = (first, second) => {
  const joining = entities[first].claims.filter((claim) => otherEnd(claim, first).row === second && claimPasses(claim)).sort(byWeight(first));
  return [
    el("header", null,
      el("h2", { id: "panel-title", tabindex: "-1", class: "between" }, t("between")),
      el("p", null, link(entities[first]), " ", link(entities[second]))),
    el("section", { class: "group" }, el("div", { class: "claims" },
      ...joining.map((claim) => showClaim(claim, showTriple(claim), joining.length < 6)))),
  ];
};

const showTriple = (claim) => [
  named(nameOf(entities[claim.subject])),
  el("span", { class: "relation" }, ` ${label(claim.relation)} → `),
  named(nameOf(entities[claim.object])),
];

const renderPanel = () => {
  const panel = document.getElementById("panel");
  panel.hidden = !state.at.length;
  document.body.classList.toggle("open", !panel.hidden);
  const body = document.getElementById("panel-body");
  const shown = !state.at.length ? []
    : state.at.length === 1 ? showEntity(entities[state.at[0]])
    : showBetween(state.at[0], state.at[1]);
  body.replaceChildren(...shown);
  body.scrollTop = 0;
  document.getElementById("back").disabled = trail.step === 0;
  document.getElementById("forward").disabled = trail.step >= trail.last;
};
