// By how much a claim is borne out: by how many passages and in how many documents, and in how many
// claims an entity stands. Each is a filter of a few ranges.

const RANGES = [[1, 1], [2, 2], [3, 5], [6, 10], [11, Infinity]];
const NO_RANGE = [0, 0];

const toRange = (count) => String(count ? RANGES.find(([from, to]) => from <= count && count <= to)[0] : 0);

const SUPPORT = {
  spread: (claim) => toRange(claim.documents.length),
  pieces: (claim) => toRange(claim.support),
};
const toDegreeRange = (entity) => toRange(entity.claims.length);

const rangeText = (filter, name) => {
  const [from, to] = RANGES.find((range) => String(range[0]) === name) || NO_RANGE;
  const counted = to === Infinity ? `≥ ${from}` : from === to ? String(from) : `${from}–${to}`;
  return t(`${filter}_range`, counted === "1" ? 1 : counted);
};

const toSupportCounts = () => {
  const names = [NO_RANGE, ...RANGES].map(([from]) => String(from));
  const listed = (counts) => names.filter((name) => counts.has(name)).map((name) => [name, counts.get(name)]);
  return {
    ...Object.fromEntries(Object.entries(SUPPORT).map(([filter, range]) => [filter, listed(countBy(claims, (claim) => [range(claim)]))])),
    degree: listed(countBy(entities, (entity) => [toDegreeRange(entity)])),
  };
};

const supportPasses = (claim) => !state.hidden.spread.size && !state.hidden.pieces.size
  || Object.entries(SUPPORT).every(([filter, range]) => !state.hidden[filter].has(range(claim)));

const degreePasses = (entity) => !state.hidden.degree.size || !state.hidden.degree.has(toDegreeRange(entity));
