// The graph as rows. At first those of the first sight, which stand before this script; all others
// when the page has been read to its end. Afterwards nothing here changes.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);

// A copy of one whole row is quicker to make than a row of its own, field by field.
const toRows = (columns) => {
  const names = Object.keys(columns);
  const blank = { row: 0, ...Object.fromEntries(names.map((name) => [name, null])) };
  const lists = names.map((name) => columns[name]);
  return lists[0].map((_, row) => {
    const made = { ...blank };
    made.row = row;
    for (let n = 0; n < names.length; n += 1) made[names[n]] = lists[n][row];
    return made;
  });
};

const STRINGS = readBlock("strings");
const CLASSES = readBlock("classes");
const SIGHT = readBlock("sight");
let DATA = { labels: {} };
let entities = [];
let claims = [];
let lines = [];
let documents = [];
let communities = [];
let questions = [];
let byId = new Map();
let documentById = new Map();
let questionById = new Map();
let COUNTS = {}; // what is listed in each filter: each name that occurs, with its count

// Whether the map lies on its side; what is seen first tells it, once.
let lying = null;

const extent = (places, axis) => {
  const [least, most] = places.reduce(([low, high], place) => [Math.min(low, place[axis]), Math.max(high, place[axis])], [Infinity, -Infinity]);
  return most - least;
};

// The whole map is its communities: who is in none stands below them. Where these are many they are
// folded away, for columns of lone dots tell nothing.
const FOLDED = 24; // so few stay
const isLoose = (row) => entities[row].community === undefined;
const folds = (loose, all) => loose > FOLDED && loose < all;
const standInside = (places) => places.filter(({ row }) => !isLoose(row));
const areWhole = (inside, places) => 2 * inside.length >= places.length;

// A map that is higher than wide lies on its side on a screen that is not, and the reverse.
const isLying = () => {
  const inside = standInside(entities);
  const whole = folds(SIGHT.loose, SIGHT.counts.entities) || areWhole(inside, entities) ? inside : entities;
  return (innerHeight > innerWidth) !== (extent(whole, "y") > extent(whole, "x"));
};

const layOut = () => {
  for (const community of communities) for (const row of community.members) entities[row].community = community.row;
  if (lying === null) lying = isLying();
  if (lying) for (const place of [...entities, ...communities]) [place.x, place.y] = [place.y, place.x];
};

// The entities that are drawn first and the lines between them, with what their looks depend on.
const readSight = () => {
  const { nodes, edges } = readBlock("drawing");
  entities = nodes.map(({ id, label, en, group, x, y, size }) => ({ row: id, name: label, en, class: group, x, y, size }));
  lines = edges.map(({ id, from, to, kind, value, bend }) => ({ row: id, from, to, kind, bend, weight: value }));
  communities = toRows(SIGHT.communities);
  layOut();
};

const KINDS = ["asserted", "advocated", "possible", "negative"];

const readClaims = () => {
  for (const entity of entities) entity.claims = [];
  for (const claim of claims) {
    // A negative claim is of one kind whatever its modality: what is denied must not look stated.
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
};

const toIndex = (rows) => new Map(rows.map((row) => [row.id, row]));

// Each step is short, so that the page answers between them.
const READING = [
  () => (DATA = readBlock("data")),
  () => ([entities, communities] = [toRows(DATA.entities), toRows(DATA.communities)]),
  () => (claims = toRows(DATA.claims)),
  () => {
    lines = toRows(DATA.lines);
    for (const line of lines) line.weight = line.claims.length;
    [documents, questions] = [toRows(DATA.documents), toRows(DATA.questions)];
    layOut();
  },
  () => readClaims(),
  () => {
    [byId, documentById, questionById] = [entities, documents, questions].map(toIndex);
    COUNTS = toCounts();
  },
];

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
const toCounts = () => {
  const stated = countBy(claims, (claim) => claim.documents);
  return {
    class: [...countBy(entities, (entity) => [entity.class])].sort(byClass),
    relation: [...countBy(claims, (claim) => [claim.relation])].sort(byCount),
    modality: KINDS.map((kind) => [kind, claims.filter((claim) => claim.kind === kind).length]),
    document: documents.map((record) => [record.row, stated.get(record.row) || 0]),
    ...toSupportCounts(),
  };
};
