// A claim as a line that opens to the sentences it came from.

const QUALIFIERS = ["action", "measure", "time", "place", "source"];

const kindBadge = (kind) => el("span", { class: `badge kind ${kind}`, title: t(`${kind}_title`) }, t(kind));

// Asserted is the rule and goes without saying; all else is shown.
const badges = (claim) => [
  claim.against.length > 0 && el("span", { class: "badge against" }, t("contradicted")),
  claim.kind !== "asserted" && kindBadge(claim.kind),
  claim.kind === "negative" && claim.modality !== "asserted" && kindBadge(claim.modality),
  ...QUALIFIERS.filter((name) => claim[name]).map((name) =>
    el("span", { class: "badge" }, el("b", null, t(name)), " ", named(claim[name]))),
];

const showPiece = (piece, claim) =>
  el("figure", { class: "evidence" },
    piece.context && el("p", { class: "context" }, el("b", null, t("context")), " ", markedContext(piece, claim)),
    el("blockquote", { lang: "zh-CN" }, marked(piece.quote, toSpans(piece.spans))),
    el("figcaption", null,
      el("button", { type: "button", class: "title", title: t("read_here"), onclick: () => openPiece(piece) },
        named(documents[piece.document].title)),
      piece.section && el("span", null, `${t("section")} `, named(piece.section)),
      piece.page && el("span", null, t("page", piece.page)),
      isWholeDocument(claim, piece) && el("span", null, t("whole_document")),
      el("span", null, `${t("rule")} `, el("code", null, piece.rule))));

const isWholeDocument = (claim, piece) => documents[piece.document].entity === claim.subject;

const SURE = [[0.9, "high"], [0.7, "fair"], [0.5, "low"], [0, "faint"]]; // from so much on it is called so

const confidenceText = (confidence) => {
  const [, word] = SURE.find(([least]) => confidence >= least);
  return `${t(`confidence_${word}`)} (${confidence.toFixed(2)})`;
};

// How the texts say it, in words: the modality, whether it is denied, whose words, when, where.
const showStance = (claim) =>
  el("dl", { class: "stance" }, ...[
    ["modality", t(claim.modality), t(`${claim.modality}_title`)],
    ["polarity", t(claim.polarity === "negative" ? "negative" : "positive"), claim.polarity === "negative" && t("negative_title")],
    ...QUALIFIERS.filter((name) => claim[name]).map((name) => [name, named(claim[name])]),
    claim.confidence !== null && ["confidence", confidenceText(claim.confidence), t("confidence_title")],
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

// One claim in a list: what it joins, its badges, and the evidence, made when first opened. All of
// its line opens it, but for the entities' own buttons, which stand above the line's.
const showClaim = (claim, shown, open) => {
  const body = el("div", { class: "pieces", hidden: true });
  const pieces = t("pieces", claim.support);
  const toggle = () => {
    if (!body.childElementCount) body.append(...showEvidence(claim).filter(Boolean));
    body.hidden = !body.hidden;
    opener.setAttribute("aria-expanded", String(!body.hidden));
  };
  const opener = el("button", { type: "button", class: "open", "aria-expanded": "false", "aria-label": `${toSentence(claim)} · ${pieces}`, onclick: toggle },
    el("span", { "aria-hidden": "true" }, "›"));
  if (open) toggle();
  return el("div", { class: `claim ${claim.kind}`, "data-claim": String(claim.row) },
    el("div", { class: "line" }, opener, el("span", { class: "joined" }, shown),
      ...badges(claim).filter(Boolean), el("span", { class: "count", "aria-hidden": "true" }, pieces)),
    body);
};
