// How an entity and a line look on the map.

const paint = {}; // the theme's colours for the canvas, read from the style sheet

const readPaint = () => {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "ground", "line", "negative", "disc", "rim", "accent"])
    paint[name] = style.getPropertyValue(`--${name}`).trim();
};

// Where few of many are drawn the map is wide and thin: what is drawn may be larger.
const toGrowth = () => Math.max(1, Math.min((SIGHT.counts.entities / state.limit) ** 0.2, 2));

const toSize = (entity, places) => {
  const { shape } = classStyle(entity.class);
  const size = places.size ? Math.max(10, Math.min(entity.size, 22)) : entity.size * toGrowth();
  return size * (shape === "star" ? 1.25 : 1);
};

const toNode = ({ row, x, y, radius: size }, drawn) => {
  const { colour, shape } = classStyle(entities[row].class);
  const dim = drawn.bright && !drawn.bright.has(row);
  const colours = { background: colour, border: colour };
  return {
    id: row, x, y, shape, size,
    opacity: dim ? 0.13 : 1,
    borderWidth: 1,
    borderWidthSelected: 1,
    color: { ...colours, highlight: { ...colours, border: paint.ink }, hover: { ...colours, border: paint.ink } },
  };
};

const DASHES = { asserted: false, advocated: [14, 9], possible: [3, 9], negative: false };

const FEW = 150; // so few lines hide nothing and may all be plain to see

// How plain a line is: those of what is selected most, those between communities least.
const toOpacity = (line, drawn, bright, among) => {
  if (bright) return drawn.bright && drawn.bright.size > 40 ? 0.5 : 0.95;
  if (drawn.bright) return 0.05;
  if (sceneNow() === "focus") return 0.18;
  if (sceneNow() || among < FEW) return 0.75;
  return entities[line.from].community === entities[line.to].community ? 0.5 : 0.2;
};

// A line is plain where its one selected end is, where both ends are, or where a scene is about it.
const isSelected = (line) => {
  const chosen = state.at.length ? state.at : state.centres;
  if (sceneNow() === "path") return true;
  if (sceneNow() === "question" && !state.at.length) return true;
  return state.at.length === 2
    ? chosen.includes(line.from) && chosen.includes(line.to)
    : chosen.includes(line.from) || chosen.includes(line.to);
};

const toLine = (line, drawn, among) => {
  const bright = isSelected(line);
  const opacity = toOpacity(line, drawn, bright, among);
  const colour = line.kind === "negative" ? paint.negative : bright ? paint.soft : paint.line;
  return {
    id: line.row, from: line.from, to: line.to,
    dashes: DASHES[line.kind],
    smooth: line.bend ? { enabled: true, type: "curvedCW", roundness: 0.16 * line.bend } : { enabled: false },
    width: Math.min(1.4 + 0.5 * line.weight, 5) * (bright ? 1.15 : 1),
    arrows: { to: { enabled: Boolean(bright), scaleFactor: 0.5 } },
    color: { color: colour, highlight: paint.accent, hover: paint.accent, opacity },
  };
};

// The point that a bent line is drawn towards, as the library's "curvedCW" has it.
const toVia = (line, from, to) => {
  const roundness = 0.16 * line.bend;
  const share = 0.5 * roundness + 0.5;
  const [across, up] = [to.x - from.x, from.y - to.y];
  const turn = Math.atan2(up, across) + share * Math.PI;
  const reach = share * Math.hypot(across, up);
  return { x: from.x + reach * Math.sin(turn), y: from.y + reach * Math.cos(turn) };
};

const toMiddle = (line, from, to) => {
  if (!line.bend) return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const via = toVia(line, from, to);
  return { x: from.x / 4 + via.x / 2 + to.x / 4, y: from.y / 4 + via.y / 2 + to.y / 4 };
};
