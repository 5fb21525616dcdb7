// Saved questions: buttons, the answers in the panel, and the claims that give them.

const SEARCHED_QUESTIONS = 9; // fewer are seen at a glance

const questionText = (question) => question[state.lang] || question.zh;

const readEntityNames = () => new Map(entities.map((entity) => [entity.name, entity]).reverse());

let byEntityName = null;
const showCell = (text) => {
  byEntityName = byEntityName || readEntityNames();
  return byEntityName.has(text) ? link(byEntityName.get(text)) : named(text);
};

// Columns that many questions have are named in the reader's tongue.
const columnText = (name) => (Object.hasOwn(STRINGS[state.lang], `column_${name}`) ? t(`column_${name}`) : name);

// Of very many answers the first are listed: how many, and where all of them are to be had.
const showListed = ({ id, rows, count }) =>
  (count > rows.length ? [el("p", { class: "note" }, t("answers_listed", rows.length, id))] : []);

const showAnswers = (question) => [
  heading(questionText(question), t("answers", question.count)),
  ...showListed(question),
  el("table", { class: "answers" },
    question.columns.length > 1 && el("thead", null, el("tr", null, ...question.columns.map((name) => el("th", { scope: "col" }, columnText(name))))),
    el("tbody", null, ...question.rows.map((cells) => el("tr", null, ...cells.map((text) => el("td", null, showCell(text))))))),
  !question.rows.length && el("p", { class: "note" }, t("no_answer")),
  ...showJoining(),
].filter(Boolean);

// The claims that give the answers, or where none are known those that join them, with their evidence.
const showJoining = () => {
  const giving = answeringClaims();
  const drawn = [...new Set(view.lines.flatMap((line) => line.claims))].map((row) => claims[row]).filter(claimPasses);
  const found = giving.length ? giving : drawn.sort((a, b) => b.support - a.support || a.row - b.row);
  if (!found.length) return [];
  const title = t(giving.length ? "giving" : "joining");
  return [el("section", { class: "group" }, el("h3", null, title, el("span", { class: "count" }, number(found.length))),
    showMarks(), ...longList(found, giving.length > 0 && giving.length < 4))];
};

// A question is found by words of it in either tongue; every word has to be met.
const questionPasses = (question, words) => {
  const text = plain(`${question.zh} ${question.en}`);
  return words.every((word) => text.includes(word));
};

const toQuestionRow = (question) =>
  el("li", null, el("button", { type: "button", class: "row ask", "data-ask": question.id,
    "aria-pressed": String(state.question === question.id), onclick: () => ask(question.id) },
    el("span", { class: "what" }, questionText(question)), el("span", { class: "count" }, number(question.count))));

const renderQuestions = () => {
  const section = document.getElementById("questions");
  const box = section.querySelector("input");
  const answered = questions.filter(({ rows }) => rows.length);
  const words = plain(box.value).split(/\s+/).filter(Boolean);
  const found = answered.filter((question) => questionPasses(question, words));
  section.hidden = !questions.length;
  box.hidden = answered.length < SEARCHED_QUESTIONS;
  section.querySelector(".head .count").textContent = number(found.length);
  const none = section.querySelector(".note");
  none.textContent = t("no_question");
  none.hidden = found.length > 0 || !answered.length;
  section.querySelector("ul").replaceChildren(...found.map(toQuestionRow));
  box.oninput = renderQuestions;
};

const ask = (id) => {
  change({ ...NOWHERE, at: [], question: state.question === id ? "" : id });
  document.querySelector(`[data-ask="${CSS.escape(id)}"]`).focus();
};

