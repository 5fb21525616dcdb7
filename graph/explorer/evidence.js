// A claim as a line that opens to the sentences it came from.

const QUALIFIERS = ["action", "measure", "time", "place", "source"];

const kindBadge = (kind) => el("span", { class: `badge kind ${kind}`, title: t(`${kind}_title`) }, t(kind));

// Where a passage stands in its document: nowhere but under the title, where it has no section.
const sectionOf = ({ section, document }) => (section === documents[document].title ? "" : section);

// A value that names no time may have it from its heading: that is shown as what it is.
const showSections = (claim) => {
  if (claim.relation !== "has_value" || claim.time) return null;
  const sections = [...new Set(evidenceOf(claim).map(sectionOf).filter(Boolean))].join(t("list_separator"));
  return sections && el("span", { class: "badge", title: sections }, el("b", null, t("section")), " ", named(shorten(sections, 24)));
};

// Claims that differ in nothing but what is to be done stand in one line.
const gatherActions = (listed) => {
  const gathered = new Map();
  for (const claim of listed) {
    const told = QUALIFIERS.filter((name) => name !== "action").map((name) => claim[name]);
    const alike = [claim.subject, claim.relation, claim.object, claim.kind, claim.modality, claim.documents, claim.bound, isFaint(claim), ...told];
    const key = claim.action && !claim.against.length ? JSON.stringify(alike) : claim.row;
    gathered.set(key, [...(gathered.get(key) || []), claim]);
  }
  return [...gathered.values()].map((alike) => alike.sort((a, b) => (a.action < b.action ? -1 : 1)));
};

const toWordings = (name, alike) => [...new Set(alike.map((claim) => claim[name]))].join(t("list_separator"));

// Asserted is the rule and goes without saying; all else is shown.
const badges = (claim, alike) => [
  claim.against.length > 0 && el("span", { class: "badge against" }, t("contradicted")),
  claim.kind !== "asserted" && kindBadge(claim.kind),
  claim.kind === "negative" && claim.modality !== "asserted" && kindBadge(claim.modality),
  ...QUALIFIERS.filter((name) => claim[name]).map((name) =>
    el("span", { class: "badge" }, el("b", null, t(name)), " ", named(toWordings(name, alike)))),
  claim.bound && el("span", { class: "badge" }, t(`bound_${claim.bound}`)),
  showSections(claim),
];

const showPiece = (piece, claim) =>
  el("figure", { class: "evidence" },
    piece.context && el("p", { class: "context" }, el("b", null, t("context")), " ", markedContext(piece, claim)),
    el("blockquote", { lang: "zh-CN" }, marked(piece.quote, toSpans(piece.spans))),
    el("figcaption", null,
      el("button", { type: "button", class: "title", title: t("read_here"), onclick: () => openPiece(piece) },
        named(documents[piece.document].title)),
      sectionOf(piece) && el("span", null, `${t("section")} `, named(piece.section)),
      piece.page && el("span", null, t("page", piece.page)),
      isWholeDocument(claim, piece) && el("span", null, t("whole_document")),
      el("span", null, `${t("rule")} `, el("code", null, piece.rule))));

const isWholeDocument = (claim, piece) => documents[piece.document].entity === claim.subject;

const confidenceText = (claim) => `${t(`confidence_${toSureness(claim)}`)} (${claim.confidence.toFixed(2)})`;

// How sure the claims of a line are; where they are hardly sure, in words.
const showSureness = (alike) => {
  const [surest] = [...alike].sort((a, b) => b.confidence - a.confidence);
  if (surest.confidence === null) return null;
  const bounds = new Set([Math.min(...alike.map((claim) => claim.confidence)), surest.confidence].map((bound) => bound.toFixed(2)));
  return el("span", { class: isFaint(surest) ? "badge unsure" : "count sure", title: `${t("confidence")}${t("colon")}${confidenceText(surest)}` },
    isFaint(surest) && el("b", null, t("confidence_faint")), isFaint(surest) && " ", [...bounds].join("–"));
};

// How the texts say it, in words: the modality, whether it is denied, whose words, when, where.
const showStance = (claim) =>
  el("dl", { class: "stance" }, ...[
    ["modality", t(claim.modality), t(`${claim.modality}_title`)],
    ["polarity", t(claim.polarity === "negative" ? "negative" : "positive"), claim.polarity === "negative" && t("negative_title")],
    ...QUALIFIERS.filter((name) => claim[name]).map((name) => [name, named(claim[name])]),
    claim.bound && ["bound", t(`bound_${claim.bound}`)],
    claim.confidence !== null && ["confidence", confidenceText(claim), t("confidence_title")],
  ].filter(Boolean).flatMap(([name, text, title]) => [el("dt", null, t(name)), el("dd", { title }, text)]));

const showEvidence = (claim) => [
  ...evidenceOf(claim).map((piece) => showPiece(piece, claim)),
  !claim.support && el("p", { class: "note" }, t("no_evidence")),
  showStance(claim),
  claim.against.length > 0 && showAgainst(claim),
];

// What cannot be so as well stands beside it, with its own evidence.
const showAgainst = ({ against }) =>
  el("section", { class: "against" }, el("h4", null, t("contradicts")),
    ...against.map(({ claim, kind }) => [
      el("p", { class: "note" }, t(`against_${kind}`)), showClaim(claim, showTriple(claim))]).flat());

const showTriple = (claim) => [
  named(nameOf(entities[claim.subject])),
  el("span", { class: "relation" }, ` ${label(claim.relation)} → `),
  named(nameOf(entities[claim.object])),
];

const toSentence = (claim) =>
  [nameOf(entities[claim.subject]), label(claim.relation), nameOf(entities[claim.object])].join(" ");

const link = (entity) =>
  el("button", { type: "button", class: "entity", title: label(entity.class), onclick: () => select(entity.row) },
    swatch(entity.class), named(nameOf(entity)));

// Of several claims in a line each has its evidence under what is to be done.
const showAllEvidence = (alike) => alike.flatMap((claim) => [
  alike.length > 1 && el("h4", { class: "done" }, t("action"), " ", named(claim.action)), ...showEvidence(claim)]);

// One claim in a list, with those `alike` but for the action: what it joins, its badges, and the
// evidence, made when first opened. All of its line opens it, but for the entities' own buttons,
// which stand above the line's.
const showClaim = (claim, shown, open, alike = [claim]) => {
  const body = el("div", { class: "pieces", hidden: true });
  const pieces = t("pieces", alike.reduce((sum, { support }) => sum + support, 0));
  const toggle = () => {
    if (!body.childElementCount) body.append(...showAllEvidence(alike).filter(Boolean));
    body.hidden = !body.hidden;
    opener.setAttribute("aria-expanded", String(!body.hidden));
  };
  const opener = el("button", { type: "button", class: "open", "aria-expanded": "false", "aria-label": `${toSentence(claim)} · ${pieces}`, onclick: toggle },
    el("span", { "aria-hidden": "true" }, "›"));
  if (open) toggle();
  return el("div", { class: `claim ${claim.kind}${isFaint(claim) ? " faint" : ""}`, "data-claim": String(claim.row) },
    el("div", { class: "line" }, opener, el("span", { class: "joined" }, shown),
      ...badges(claim, alike).filter(Boolean),
      el("span", { class: "end" }, el("span", { class: "count", "aria-hidden": "true" }, pieces), showSureness(alike))),
    body);
};
