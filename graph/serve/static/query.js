// The query page: the editor, the examples, and asking the endpoint beside it.

import { SHOWN, showResult, showText } from "/static/results.js";

const ENDPOINT = "/sparql";
const ROWS = "application/sparql-results+json";
const FORMATS = {
  CSV: ["text/csv", "csv"],
  TSV: ["text/tab-separated-values", "tsv"],
  JSON: ["application/sparql-results+json", "json"],
  XML: ["application/sparql-results+xml", "xml"],
};
const GRAPH_FORMATS = {
  Turtle: ["text/turtle", "ttl"],
  "N-Triples": ["application/n-triples", "nt"],
};

const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
let language = "zh";
let asked = "";
let running = null;

const editor = new Yasqe(at("editor"), {
  autocompleters: ["variables"],
  createShareableLink: null,
  lineWrapping: true,
  persistenceId: null,
  resizeable: false,
  showQueryButton: false,
  viewportMargin: Infinity,
  extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
});

const words = () => data.strings[language];

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function translate() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const part of document.querySelectorAll("[data-text]")) part.textContent = words()[part.dataset.text];
  for (const part of document.querySelectorAll("[data-title]")) part.title = words()[part.dataset.title];
  for (const part of document.querySelectorAll("[data-label]")) part.ariaLabel = words()[part.dataset.label];
  editor.getInputField().ariaLabel = words().editor;
  listQuestions();
}

function listQuestions() {
  at("questions").replaceChildren(
    ...data.questions.map((question) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = question[language];
      button.lang = language === "zh" ? "zh-CN" : "en";
      button.title = question[language === "zh" ? "en" : "zh"];
      button.dataset.id = question.id;
      button.addEventListener("click", () => {
        editor.setValue(question.query);
        run();
      });
      item.append(button);
      return item;
    }),
  );
}

function listPrefixes() {
  for (const [name, iri] of Object.entries(data.prefixes)) {
    const term = document.createElement("dt");
    const meaning = document.createElement("dd");
    term.textContent = `${name}:`;
    meaning.textContent = iri;
    at("prefixes").append(term, meaning);
  }
}

function ask(query, accept, signal) {
  const headers = { Accept: accept, "Content-Type": "application/sparql-query" };
  return fetch(ENDPOINT, { method: "POST", headers, body: query, signal });
}

async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  const query = editor.getValue();
  at("fault").hidden = true;
  at("downloads").replaceChildren();
  at("status").textContent = words().running;
  const started = performance.now();
  try {
    const response = await ask(query, `${ROWS}, text/turtle`, mine.signal);
    const text = await response.text();
    if (mine !== running) return;
    if (!response.ok) throw new Error(text);
    asked = query;
    show(response.headers.get("Content-Type"), text, ((performance.now() - started) / 1000).toFixed(2));
  } catch (error) {
    if (mine === running) tell(error);
  }
}

function tell(error) {
  at("answer").replaceChildren();
  at("status").textContent = "";
  at("fault").hidden = false;
  at("fault").textContent = error instanceof TypeError ? words().gone : error.message;
}

function show(type, text, seconds) {
  const rows = type.startsWith(ROWS);
  const count = rows
    ? showResult(at("answer"), JSON.parse(text), data.prefixes, words())
    : showText(at("answer"), text);
  const said = rows ? (count > SHOWN ? words().shown : words().rows) : words().graph;
  at("status").textContent = fill(said, { count, seconds, shown: SHOWN });
  const formats = rows ? FORMATS : GRAPH_FORMATS;
  at("downloads").replaceChildren(...Object.entries(formats).map(([name, [accept, end]]) => toDownload(name, accept, end)));
}

function toDownload(name, accept, end) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", async () => {
    try {
      const response = await ask(asked, accept);
      if (!response.ok) throw new Error(await response.text());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = `answer.${end}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      tell(error);
    }
  });
  return button;
}

at("run").addEventListener("click", run);
at("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  translate();
});
translate();
listPrefixes();
editor.setValue(data.questions[0].query);
