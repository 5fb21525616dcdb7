// The graph as rows, made once from the file's JSON blocks. Nothing here changes afterwards.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);

const toRows = (columns) => {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, row) => {
    const made = { row };
    for (const name of names) made[name] = columns[name][row];
    return made;
  });
};

const DATA = readBlock("data");
const STRINGS = readBlock("strings");
const CLASSES = readBlock("classes");
const entities = toRows(DATA.entities);
const claims = toRows(DATA.claims);
const lines = toRows(DATA.lines);
const documents = toRows(DATA.documents);
const communities = toRows(DATA.communities);
const questions = toRows(DATA.questions);

// On a screen higher than wide the map lies on its side.
if (innerHeight > innerWidth)
  for (const place of [...entities, ...communities]) [place.x, place.y] = [place.y, place.x];

// A negative claim is of one kind whatever its modality: what is denied must not look stated.
const KINDS = ["asserted", "advocated", "possible", "negative"];

for (const entity of entities) entity.claims = [];
for (const claim of claims) {
  claim.kind = claim.polarity === "negative" ? "negative" : claim.modality;
  claim.against = [];
  claim.first = Number((claim.time_start || claim.time_end || "").slice(0, 4)); // 0: no date
  claim.last = Number((claim.time_end || claim.time_start || "").slice(0, 4));
  entities[claim.subject].claims.push(claim);
  if (claim.object !== claim.subject) entities[claim.object].claims.push(claim);
}
for (const { left, right, kind } of toRows(DATA.contradictions)) {
  claims[left].against.push({ claim: claims[right], kind });
  claims[right].against.push({ claim: claims[left], kind });
}
communities.forEach((community) => {
  for (const row of community.members) entities[row].community = community.row;
});
const byId = new Map(entities.map((entity) => [entity.id, entity]));
const documentById = new Map(documents.map((record) => [record.id, record]));
const questionById = new Map(questions.map((question) => [question.id, question]));

// What the passages say is read when first asked for: the map can be drawn without it.
let passages = null;
const readPassages = () => {
  if (passages) return passages;
  passages = readBlock("passages");
  for (const claim of claims) claim.evidence = [];
  for (const piece of toRows(passages.evidence)) {
    for (const name of ["section", "quote", "context", "rule"]) piece[name] = passages.texts[piece[name]];
    claims[piece.claim].evidence.push(piece);
  }
  return passages;
};
const evidenceOf = (claim) => readPassages() && claim.evidence;

const otherEnd = (claim, row) => entities[claim.subject === row ? claim.object : claim.subject];

// What is listed in the filters: each name that occurs, with its count.
const countBy = (rows, key) => {
  const counts = new Map();
  for (const row of rows) for (const name of key(row)) counts.set(name, (counts.get(name) || 0) + 1);
  return counts;
};
const byName = (a, b) => (a[0] < b[0] ? -1 : 1);
const byCount = (a, b) => b[1] - a[1] || byName(a, b);
const CLASS_ORDER = Object.keys(CLASSES);
const byClass = (a, b) => placeOf(a[0]) - placeOf(b[0]) || byName(a, b);
const placeOf = (name) => (CLASS_ORDER.includes(name) ? CLASS_ORDER.indexOf(name) : CLASS_ORDER.length);
const COUNTS = {
  class: [...countBy(entities, (entity) => [entity.class])].sort(byClass),
  relation: [...countBy(claims, (claim) => [claim.relation])].sort(byCount),
  modality: KINDS.map((kind) => [kind, claims.filter((claim) => claim.kind === kind).length]),
  document: documents.map((record) => [record.row, 0]),
};
for (const claim of claims) for (const row of claim.documents) COUNTS.document[row][1] += 1;
