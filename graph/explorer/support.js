// By how much a claim is borne out: by how many passages and in how many documents, and how sure its
// rule or model is; and in how many claims an entity stands. Each is a filter of a few ranges.

const RANGES = [[1, 1], [2, 2], [3, 5], [6, 10], [11, Infinity]];
const NO_RANGE = [0, 0];

const toRange = (count) => String(count ? RANGES.find(([from, to]) => from <= count && count <= to)[0] : 0);

// Of claims below the last but one, about half say what the text does not.
const SURE = [[0.9, "high"], [0.75, "fair"], [0.6, "low"], [0, "faint"]]; // from so much on it is called so
const SURENESS = [...SURE.map(([, word]) => word), "unmeasured"];

const toSureness = ({ confidence }) => (confidence === null ? "unmeasured" : SURE.find(([least]) => confidence >= least)[1]);
const isFaint = (claim) => toSureness(claim) === "faint";

const surenessText = (word) => {
  const place = SURENESS.indexOf(word);
  if (place === SURE.length) return t("confidence_unmeasured");
  const [from, to] = [SURE[place][0], place && SURE[place - 1][0]].map((bound) => bound.toFixed(2));
  const range = !place ? `≥ ${from}` : place === SURE.length - 1 ? `< ${to}` : `${from}–${(to - 0.01).toFixed(2)}`;
  return `${t(`confidence_${word}`)} ${range}`;
};

const SUPPORT = {
  spread: (claim) => toRange(claim.documents.length),
  pieces: (claim) => toRange(claim.support),
  confidence: toSureness,
};
const toDegreeRange = (entity) => toRange(entity.claims.length);

const rangeText = (filter, name) => {
  if (filter === "confidence") return surenessText(name);
  const [from, to] = RANGES.find((range) => String(range[0]) === name) || NO_RANGE;
  const counted = to === Infinity ? `≥ ${from}` : from === to ? String(from) : `${from}–${to}`;
  return t(`${filter}_range`, counted === "1" ? 1 : counted);
};

const toSupportCounts = () => {
  const names = [...SURENESS, ...[NO_RANGE, ...RANGES].map(([from]) => String(from))];
  const listed = (counts) => names.filter((name) => counts.has(name)).map((name) => [name, counts.get(name)]);
  return {
    ...Object.fromEntries(Object.entries(SUPPORT).map(([filter, range]) => [filter, listed(countBy(claims, (claim) => [range(claim)]))])),
    degree: listed(countBy(entities, (entity) => [toDegreeRange(entity)])),
  };
};

const supportPasses = (claim) =>
  Object.entries(SUPPORT).every(([filter, range]) => !state.hidden[filter].size || !state.hidden[filter].has(range(claim)));

const degreePasses = (entity) => !state.hidden.degree.size || !state.hidden.degree.has(toDegreeRange(entity));
