// How an entity, a line and a neighbourhood look on the map.

const paint = {}; // the theme's colours for the canvas, read from the style sheet

const readPaint = () => {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "ground", "line", "negative", "disc", "rim", "accent"])
    paint[name] = style.getPropertyValue(`--${name}`).trim();
};

const toNode = (entity, view, places) => {
  const { colour, shape } = classStyle(entity.class);
  const dim = view.bright && !view.bright.has(entity.row);
  const [x, y] = places.get(entity.row) || [entity.x, entity.y];
  // A light rim parts large nodes from the lines; it would swallow small ones.
  const colours = { background: colour, border: entity.size > 20 ? paint.ground : colour };
  return {
    id: entity.row, x, y, shape,
    size: (places.size ? Math.max(10, Math.min(entity.size, 22)) : entity.size) * (shape === "star" ? 1.25 : 1),
    opacity: dim ? 0.13 : 1,
    borderWidth: 1.5,
    borderWidthSelected: 1.5,
    color: { ...colours, highlight: { ...colours, border: paint.ink }, hover: { ...colours, border: paint.ink } },
  };
};

const DASHES = { asserted: false, advocated: [14, 9], possible: [3, 9], negative: false };

const FEW = 150; // so few lines hide nothing and may all be plain to see

// How plain a line is: those of what is selected most, those between communities least.
const toOpacity = (line, view, bright, among) => {
  if (bright) return view.bright && view.bright.size > 40 ? 0.5 : 0.95;
  if (view.bright) return 0.05;
  if (state.focus) return 0.18;
  if (among < FEW) return 0.75;
  return entities[line.from].community === entities[line.to].community ? 0.5 : 0.2;
};

// A line is selected where its one selected end is, or where both ends are.
const isSelected = (line) =>
  state.at.length === 2
    ? state.at.includes(line.from) && state.at.includes(line.to)
    : state.at.includes(line.from) || state.at.includes(line.to);

const toLine = (line, view, among) => {
  const bright = isSelected(line);
  const opacity = toOpacity(line, view, bright, among);
  const colour = line.kind === "negative" ? paint.negative : bright ? paint.soft : paint.line;
  return {
    id: line.row, from: line.from, to: line.to,
    dashes: DASHES[line.kind],
    smooth: line.bend ? { enabled: true, type: "curvedCW", roundness: 0.16 * line.bend } : { enabled: false },
    width: Math.min(1.4 + 0.5 * line.claims.length, 5) * (bright ? 1.15 : 1),
    arrows: { to: { enabled: Boolean(bright), scaleFactor: 0.5 } },
    color: { color: colour, highlight: paint.accent, hover: paint.accent, opacity },
  };
};

// Neighbours in rings around the entity in focus: same relation, same side; staggered for names.
const toPlaces = (view) => {
  const places = new Map();
  if (!state.focus) return places;
  const centre = state.at[0];
  const joining = new Map();
  for (const claim of entities[centre].claims.filter(claimPasses)) {
    const row = otherEnd(claim, centre).row;
    if (!joining.has(row)) joining.set(row, `${claim.relation} ${claim.subject === centre}`);
  }
  const key = (row) => joining.get(row) || "";
  const around = [...view.rows].filter((row) => row !== centre);
  around.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
  const rings = Math.max(1, Math.ceil((Math.sqrt(1 + around.length / 4) - 1) * 0.9));
  const wide = Math.max(0.8, Math.min(mapElement.clientWidth / mapElement.clientHeight, 1.6));
  places.set(centre, [0, 0]);
  around.forEach((row, n) => {
    const turn = (2 * Math.PI * n) / around.length - Math.PI / 2;
    const reach = 190 + (n % rings) * 105;
    places.set(row, [Math.round(wide * reach * Math.cos(turn)), Math.round(reach * Math.sin(turn))]);
  });
  return places;
};
