// A document to read: its text with the mentions marked, beside the map of what it speaks of.

const readingElement = document.getElementById("reading");
let library = null;
let shownText = "";

// The sentences of each document with their mentions and claims, made when a text is first opened.
const readLibrary = () => {
  if (library) return library;
  const { texts } = readPassages();
  const block = readBlock("reading-data");
  const sentences = toRows(block.sentences).map((line) => ({ ...line, text: texts[line.text], mentions: [], claims: [] }));
  for (const mention of toRows(block.mentions)) sentences[mention.sentence].mentions.push(mention);
  for (const claim of claims)
    for (const piece of claim.evidence)
      if (piece.sentence !== null && !sentences[piece.sentence].claims.includes(claim)) sentences[piece.sentence].claims.push(claim);
  library = documents.map(() => ({ sentences: [], rejections: [] }));
  for (const line of sentences) library[line.document].sentences.push(line);
  for (const row of toRows(block.rejections)) library[row.document].rejections.push({ ...row, quote: texts[row.quote] });
  return library;
};

const openDocument = (row, sentence = null) => change({ reading: row, sentence, table: "" });

// Open the text where a piece of evidence stands, keeping what is selected.
const openPiece = (piece) => {
  const { sentences } = readLibrary()[piece.document];
  const place = sentences.findIndex((line) => line.row === piece.sentence);
  openDocument(piece.document, place < 0 ? null : place);
};

const closeDocument = () => {
  change({ reading: null, sentence: null });
  mapElement.focus();
};

const toMentionLink = (mention, text) =>
  el("a", { class: "mention", href: "#", "data-entity": String(mention.entity), title: label(entities[mention.entity].class),
    onclick: (event) => {
      event.preventDefault();
      change({ at: [mention.entity], sentence: null, ...NOWHERE });
    } }, text);

// A sentence as text and links; offsets count code points.
const showWords = ({ text, mentions }) => {
  const points = toPoints(text);
  let place = 0;
  const parts = mentions.flatMap((mention) => {
    const before = points.slice(place, mention.start).join("");
    place = mention.end;
    return [before, toMentionLink(mention, points.slice(mention.start, mention.end).join(""))];
  });
  return [...parts, points.slice(place).join("")];
};

const showSentenceText = (line, place) => {
  const said = t("sentence_claims", line.claims.length);
  return el("span", { class: "sentence", "data-sentence": String(place) }, ...showWords(line),
    line.claims.length > 0 && el("button", { type: "button", class: "says", title: said, "aria-label": said,
      onclick: () => change({ at: [], sentence: place, ...NOWHERE }) }, number(line.claims.length)));
};

const showText = (sentences) => {
  const blocks = [];
  sentences.forEach((line, place) => {
    if (line.heading) blocks.push(el("h3", null, showSentenceText(line, place)));
    else if (line.opens || !blocks.length || blocks[blocks.length - 1].tagName !== "P") blocks.push(el("p", null, showSentenceText(line, place)));
    else blocks[blocks.length - 1].append(showSentenceText(line, place));
  });
  return blocks;
};

// A message stands in Chinese and in English, with " / " between.
const toMessage = (text) => {
  const parts = text.split(" / ");
  return parts.length === 2 ? parts[state.lang === "zh" ? 0 : 1] : text;
};

const showRejection = (row) =>
  el("li", null, el("b", null, named(row.subject), ` ${label(row.relation)} `, named(row.object)),
    el("p", null, named(toMessage(row.message))), el("p", { class: "context", lang: "zh-CN" }, named(row.quote)));

const showLedger = (record, rejections) => [
  el("p", { class: "note" }, ["sentences", "mentions", "relations"].map((name) => t(`read_${name}`, record[name])).join(" · ")),
  record.dropped > 0 && el("p", { class: "note" }, t("read_dropped", record.dropped, record.characters)),
  rejections.length > 0 && el("details", { class: "sources" }, el("summary", null, t("read_rejected", rejections.length)),
    el("ul", { class: "rejections" }, ...rejections.map(showRejection))),
];

const showDocument = (record) => {
  const { sentences, rejections } = readLibrary()[record.row];
  return [
    el("header", null,
      el("button", { type: "button", id: "close-reading", "aria-label": t("close"), title: t("close"), onclick: closeDocument }, "×"),
      el("h2", { id: "reading-title", tabindex: "-1" }, named(record.title)),
      el("p", { class: "note" }, ...record.sources.map((path) => el("code", null, named(path)))),
      ...showLedger(record, rejections).filter(Boolean)),
    el("article", { lang: "zh-CN" }, ...showText(sentences)),
    !sentences.length && el("p", { class: "note" }, t("no_text")),
  ].filter(Boolean);
};

const markReading = () => {
  for (const mention of readingElement.querySelectorAll(".mention")) {
    const chosen = state.at.includes(Number(mention.dataset.entity));
    mention.classList.toggle("chosen", chosen);
    mention.style.borderColor = classStyle(entities[mention.dataset.entity].class).colour;
  }
  for (const line of readingElement.querySelectorAll(".sentence"))
    line.classList.toggle("chosen", Number(line.dataset.sentence) === state.sentence);
};

const showClaimsOfSentence = () => {
  const line = readLibrary()[state.reading].sentences[state.sentence];
  if (!line || !line.claims.length) return [];
  return [heading(t("sentence_claims", line.claims.length)), claimList(line.claims, line.claims.length < 4)];
};

const renderReading = () => {
  readingElement.hidden = state.reading === null;
  document.body.classList.toggle("reading", !readingElement.hidden);
  const shown = readingElement.hidden ? "" : `${state.reading} ${state.lang}`;
  if (shown !== shownText) {
    readingElement.replaceChildren(...(shown ? showDocument(documents[state.reading]) : []));
    readingElement.scrollTop = 0;
    if (shown) document.getElementById("reading-title").focus({ preventScroll: true });
  }
  if (!shown) return void (shownText = shown);
  markReading();
  const place = readingElement.querySelector(".sentence.chosen") || (shown !== shownText && readingElement.querySelector(".mention.chosen"));
  if (place) place.scrollIntoView({ block: "center" });
  shownText = shown;
  return undefined;
};
