// Which claims and entities pass the filters, and which of them are drawn.

const passesUndated = (claim) =>
  !state.hidden.relation.has(claim.relation) &&
  !state.hidden.modality.has(claim.kind) &&
  !state.hidden.class.has(entities[claim.subject].class) &&
  !state.hidden.class.has(entities[claim.object].class) &&
  supportPasses(claim) &&
  degreePasses(entities[claim.subject]) &&
  degreePasses(entities[claim.object]) &&
  (state.reading === null || claim.documents.includes(state.reading)) &&
  (!state.hidden.document.size || claim.documents.some((row) => !state.hidden.document.has(row)));

const inPeriod = (claim, [from, to]) => claim.first > 0 && claim.first <= to && claim.last >= from;

const claimPasses = (claim) => passesUndated(claim) && (!state.period || inPeriod(claim, state.period));

const entityPasses = (entity) => {
  const hidden = state.hidden;
  if (hidden.class.has(entity.class) || !degreePasses(entity)) return false;
  if (state.reading !== null && !entity.documents.includes(state.reading)) return false;
  if (CLAIM_FILTERS.every((filter) => !hidden[filter].size) && !state.period) return true;
  return entity.claims.some(claimPasses);
};

const CLAIM_FILTERS = ["relation", "modality", "document", "spread", "pieces", "confidence"];

const OPENED = 60; // neighbours drawn with a selected entity, at most
const FOCUSED = 90; // neighbours drawn around a centre, at most
const HUBS = 6; // entities drawn beside the answers that they join, at most

const toFocus = () => {
  const rows = new Set(state.centres);
  let of = 0;
  let left = 0;
  for (const centre of state.centres) {
    const near = neighbourRows(centre);
    for (const row of near.slice(0, FOCUSED)) rows.add(row);
    of += near.length;
    left += Math.max(0, near.length - FOCUSED);
  }
  return { rows, of, left };
};

const toPathView = () => {
  const paths = findPaths(...state.path);
  return { rows: new Set([...state.path, ...paths.shown.flat()]), paths };
};

// The claims that answer a question, those that pass the filters.
const answeringClaims = () => questionById.get(state.question).claims.map((row) => claims[row]).filter(claimPasses);

// The answers with the claims that give them; where a question was not asked of claims, with those
// that claims join to most of the answers.
const toAnswers = () => {
  const answers = questionById.get(state.question).entities.slice(0, FOCUSED);
  const all = answeringClaims();
  if (all.length) {
    const giving = all.slice(0, FOCUSED);
    const rows = new Set([...answers, ...giving.flatMap((claim) => [claim.subject, claim.object])]);
    return { rows, answers, giving: new Set(giving.map((claim) => claim.row)), of: all.length };
  }
  const joined = countBy(answers, (row) => neighbourRows(row).filter((near) => !answers.includes(near) && !isText(near)));
  const least = answers.length > 2 ? 2 : 1;
  const hubs = [...joined].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { rows: new Set([...answers, ...hubs.slice(0, HUBS).map(([row]) => row)]), answers };
};

const toWhole = () => {
  const passing = entities.filter(entityPasses);
  const loose = passing.filter(({ row }) => isLoose(row)).length;
  // A table holds all: it has room for them.
  const folded = folds(loose, passing.length) && !state.loose && !state.table;
  const seen = folded ? passing.filter(({ row }) => !isLoose(row)) : passing;
  const rows = new Set(seen.slice(0, state.limit).map((entity) => entity.row));
  const near = state.at.length === 1 ? neighbourRows(state.at[0]) : [];
  const opened = near.filter((row) => !rows.has(row)).slice(0, OPENED);
  const bright = state.at.length ? new Set([...state.at, ...near.filter((row) => rows.has(row)), ...opened]) : null;
  for (const row of [...state.at, ...opened]) rows.add(row);
  const left = folded ? passing.filter(({ row }) => isLoose(row) && !rows.has(row)).length : 0;
  return { rows, bright, total: seen.length, left, foldable: folds(loose, passing.length) && !state.table };
};

// What is drawn now; `bright` is null where nothing is to stand out.
const VIEWS = { path: toPathView, question: toAnswers, focus: toFocus, "": toWhole };
const toView = () => ({ bright: null, total: 0, ...VIEWS[sceneNow()]() });

// A question's lines are those of the claims that answer it.
const lineDrawn = (line, drawn) =>
  drawn.rows.has(line.from) && drawn.rows.has(line.to) &&
  line.claims.some((row) => (!drawn.giving || drawn.giving.has(row)) && claimPasses(claims[row]));
