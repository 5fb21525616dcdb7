// What a viewer takes along: the table as CSV, the view as PNG or SVG, the page on paper.

const save = (name, blob) => {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

// A cell that a spreadsheet would take for a formula is written as text.
const toCell = (value) => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

// The byte order mark tells spreadsheets that the text is UTF-8.
const toCsv = (rows) => `\ufeff${rows.map((cells) => cells.map(toCell).join(",")).join("\r\n")}\r\n`;

const quotesOf = (claim) => evidenceOf(claim).map((piece) => `${piece.quote} —— ${documents[piece.document].title}`).join("\n");

// The claims' table takes its quotes along.
const saveTable = () => {
  const kind = state.table || "entities";
  const names = Object.keys(TABLE_COLUMNS[kind]).map((name) => t(name));
  const quoted = kind === "claims";
  const rows = toTableRows(kind).map(({ thing, cells }) => (quoted ? [...cells, quotesOf(thing)] : cells));
  const head = quoted ? [...names, t("quotes")] : names;
  save(`${kind}.csv`, new Blob([toCsv([head, ...rows])], { type: "text/csv;charset=utf-8" }));
};

const TAKEN = {
  "save-png": async () => save("graph.png", await toPng()),
  "save-svg": () => save("graph.svg", toSvg()),
  "save-csv": saveTable,
  print: () => print(),
};

const shareMenu = document.getElementById("share-menu");
const shareSwitch = document.getElementById("share-switch");

const openShare = (open) => {
  shareMenu.hidden = !open;
  shareSwitch.setAttribute("aria-expanded", String(open));
};

// Paper is white: print in the light theme, with the map fitted to what the page leaves it.
let themeBefore = null;
const beforePrint = () => {
  if (themeBefore !== null) return;
  themeBefore = state.theme;
  state.theme = "light";
  render();
  fitMap(false);
  network.redraw();
};
const afterPrint = () => {
  if (themeBefore === null) return;
  state.theme = themeBefore;
  themeBefore = null;
  render();
  fitMap(false);
};

const startShare = () => {
  shareSwitch.addEventListener("click", () => openShare(shareMenu.hidden));
  for (const [id, act] of Object.entries(TAKEN))
    document.getElementById(id).addEventListener("click", () => {
      openShare(false);
      shareSwitch.focus();
      act();
    });
  document.addEventListener("click", (event) => event.target.closest("#share") || openShare(false));
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
};
