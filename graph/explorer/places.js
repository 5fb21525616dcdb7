// Where the entities of a scene stand: around a centre, along paths, or around what answers share.

const NEAREST = 190; // the first ring around a centre, in map units
const RING = 105; // between two rings
const PER_RING = 14; // so many stand on the first ring before there is a second

const isWide = () => mapElement.clientWidth >= mapElement.clientHeight;

const toRingCount = (count) => Math.max(1, Math.ceil((Math.sqrt(1 + (4 * count) / PER_RING) - 1) * 0.9));

// Stand `around` in rings about a point, staggered so that names find room; give the outer reach.
const setRings = (places, around, [x, y], start) => {
  const rings = toRingCount(around.length);
  const wide = Math.max(0.8, Math.min(mapElement.clientWidth / mapElement.clientHeight, 1.6));
  around.forEach((row, n) => {
    const turn = start + (2 * Math.PI * n) / around.length;
    const reach = NEAREST + (n % rings) * RING;
    places.set(row, [Math.round(x + wide * reach * Math.cos(turn)), Math.round(y + reach * Math.sin(turn))]);
  });
  return (NEAREST + (rings - 1) * RING) * Math.max(wide, 1);
};

// Neighbours by the same relation and direction stand side by side.
const byRelation = (centre, rows) => {
  const joining = new Map();
  for (const claim of entities[centre].claims.filter(claimPasses)) {
    const row = otherEnd(claim, centre).row;
    if (!joining.has(row)) joining.set(row, `${claim.relation} ${claim.subject === centre}`);
  }
  const key = (row) => joining.get(row) || "";
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
};

// Each further centre moves outwards from the first until its own rings touch no others.
const toFocusPlaces = () => {
  const places = new Map([[state.centres[0], [0, 0]]]);
  const circles = [];
  for (const centre of state.centres) {
    const fresh = byRelation(centre, neighbourRows(centre).slice(0, FOCUSED).filter((row) => !places.has(row) && !state.centres.includes(row)));
    const [x, y] = places.get(centre) || [Math.round(NEAREST * 1.6), circles.length];
    const away = Math.hypot(x, y) || 1;
    const reach = (NEAREST + (toRingCount(fresh.length) - 1) * RING) * 1.6 + 60;
    let far = away;
    const clear = () => circles.every((c) => Math.hypot((x / away) * far - c.x, (y / away) * far - c.y) > c.reach + reach);
    while (circles.length && fresh.length && !clear()) far += 60;
    const point = [Math.round((x / away) * far), Math.round((y / away) * far)];
    places.set(centre, point);
    if (fresh.length) {
      setRings(places, fresh, point, -Math.PI / 2);
      circles.push({ x: point[0], y: point[1], reach });
    }
  }
  return places;
};

// One column for each step, on a high screen one row.
const toPathPlaces = ({ paths, rows }) => {
  const columns = [];
  for (const way of paths.shown) way.forEach((row, step) => (columns[step] = columns[step] || new Set()).add(row));
  if (!columns.length) [...rows].forEach((row, step) => columns.push(new Set([row])));
  const places = new Map();
  const [along, across] = isWide() ? [230, 110] : [150, 130];
  columns.forEach((column, step) =>
    [...column].forEach((row, n) => {
      const place = [step * along, (n - (column.size - 1) / 2) * across];
      places.set(row, isWide() ? place : place.reverse());
    }));
  return places;
};

const CENTRAL_HUBS = 8; // so many find room within the ring of answers

// Where there are many of both all stand in rings, those that a claim joins side by side; in the
// middle stands whom most claims join to the others, if there is one.
const toCrowd = ({ rows, giving }) => {
  const ends = countBy([...giving], (row) => [claims[row].subject, claims[row].object]);
  const [[hub, count]] = [...ends].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const places = new Map(3 * count > rows.size ? [[hub, [0, 0]]] : []);
  const joined = new Set([...giving].flatMap((row) => [claims[row].subject, claims[row].object]));
  setRings(places, [...new Set([...joined, ...rows])].filter((row) => !places.has(row)), [0, 0], -Math.PI / 2);
  return places;
};

const toAnswerPlaces = (drawn) => {
  const { rows, answers } = drawn;
  const hubs = [...rows].filter((row) => !answers.includes(row));
  if (drawn.giving && (hubs.length > CENTRAL_HUBS || !answers.length)) return toCrowd(drawn);
  const places = new Map();
  const reach = setRings(places, byRelation(hubs[0] ?? answers[0] ?? 0, answers.slice()), [0, 0], -Math.PI / 2);
  hubs.forEach((row, n) => {
    const turn = (2 * Math.PI * n) / Math.max(1, hubs.length - 1);
    const far = n ? Math.min(reach, NEAREST) * 0.55 : 0;
    places.set(row, [Math.round(far * Math.cos(turn)), Math.round(far * Math.sin(turn))]);
  });
  return places;
};

const PLACES = { focus: toFocusPlaces, path: toPathPlaces, question: toAnswerPlaces };
const toPlaces = (drawn) => (PLACES[sceneNow()] || (() => new Map()))(drawn);
