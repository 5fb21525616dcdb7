// Paths between two entities: the shortest by claims, whatever their direction.

const PATHS = 6; // shown, at most

// Neighbours by claims that pass, the most central first (rows are ranks).
const neighbourRows = (row, joins = claimPasses) => {
  const rows = new Set(entities[row].claims.filter((claim) => joins(claim)).map((claim) => otherEnd(claim, row).row));
  rows.delete(row);
  return [...rows].sort((a, b) => a - b);
};

const claimsBetween = (first, second) =>
  entities[first].claims.filter((claim) => otherEnd(claim, first).row === second && claimPasses(claim)).sort(byWeight(first));

// How far each entity is from `to`, as far out as `from`, by claims that pass `joins` and through
// entities that pass `through`.
const toDistances = (from, to, { joins, through }) => {
  const distances = new Map([[to, 0]]);
  let rim = [to];
  for (let far = 1; rim.length && !distances.has(from); far += 1) {
    const next = [];
    for (const row of rim)
      for (const near of neighbourRows(row, joins)) {
        if (distances.has(near) || !(near === from || through(near))) continue;
        distances.set(near, far);
        next.push(near);
      }
    rim = next;
  }
  return distances;
};

// All shortest ways, those through the most central first, as lists of rows.
const findShortest = (from, to, way) => {
  const distances = toDistances(from, to, way);
  const found = [];
  const walk = (walked) => {
    const here = walked[walked.length - 1];
    if (here === to) return found.push(walked);
    for (const near of neighbourRows(here, way.joins)) {
      if (found.length > PATHS) return found;
      if (distances.get(near) === distances.get(here) - 1) walk([...walked, near]);
    }
    return found;
  };
  return distances.has(from) ? walk([from]) : found;
};

const isText = (row) => entities[row].class === "Document";
// That two have the same value, or speak of the same year, joins them by chance alone.
const isValue = (row) => ["Quantity", "Time"].includes(entities[row].class);
const isUndenied = (claim) => claimPasses(claim) && claim.kind !== "negative";

// A document that calls for both says little of how they hang together, a value they share nothing,
// and what is denied joins nothing: such ways are the last resort.
const WAYS = [
  { joins: isUndenied, through: (row) => !isText(row) && !isValue(row) },
  { joins: isUndenied, through: (row) => !isValue(row) },
  { joins: isUndenied, through: () => true },
  { joins: claimPasses, through: () => true },
];

const findPaths = (from, to) => {
  let found = [];
  for (const way of WAYS) if (!found.length) found = findShortest(from, to, way);
  return { shown: found.slice(0, PATHS), more: found.length > PATHS };
};
