// Which claims and entities pass the filters, and which of them are drawn.

const claimPasses = (claim) =>
  !state.hidden.relation.has(claim.relation) &&
  !state.hidden.modality.has(claim.kind) &&
  !state.hidden.class.has(entities[claim.subject].class) &&
  !state.hidden.class.has(entities[claim.object].class) &&
  (!state.hidden.document.size || claim.evidence.some((piece) => !state.hidden.document.has(piece.document)));

const entityPasses = (entity) => {
  if (state.hidden.class.has(entity.class)) return false;
  const hidden = state.hidden;
  if (!hidden.relation.size && !hidden.modality.size && !hidden.document.size) return true;
  return entity.claims.some(claimPasses);
};

const isFiltered = () => FILTERS.some((filter) => state.hidden[filter].size);

// Neighbours by claims that pass, the best connected first (rows are ranks).
const neighboursOf = (row) => {
  const rows = new Set(entities[row].claims.filter(claimPasses).map((claim) => otherEnd(claim, row).row));
  rows.delete(row);
  return [...rows].sort((a, b) => a - b);
};

const OPENED = 60; // neighbours drawn with a selected entity, at most
const FOCUSED = 90; // neighbours drawn around an entity in focus, at most

// What is drawn now: {rows, of, bright}; `bright` is null where nothing is selected.
const toView = () => {
  const passing = entities.filter(entityPasses);
  if (state.focus) {
    const near = neighboursOf(state.at[0]);
    const rows = new Set([state.at[0], ...near.slice(0, FOCUSED)]);
    return { rows, of: near.length, total: passing.length, bright: null };
  }
  const rows = new Set(passing.slice(0, state.limit).map((entity) => entity.row));
  const near = state.at.length === 1 ? neighboursOf(state.at[0]).filter((row) => rows.has(row)) : [];
  const far = state.at.length === 1 ? neighboursOf(state.at[0]).filter((row) => !rows.has(row)) : [];
  const opened = far.slice(0, OPENED);
  for (const row of [...state.at, ...opened]) rows.add(row);
  const bright = state.at.length ? new Set([...state.at, ...near, ...opened]) : null;
  return { rows, of: passing.length, total: passing.length, bright };
};

const lineDrawn = (line, view) =>
  view.rows.has(line.from) && view.rows.has(line.to) && line.claims.some((row) => claimPasses(claims[row]));
