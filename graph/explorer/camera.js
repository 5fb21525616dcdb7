// From where the map is looked at, and where what is drawn stands on the screen.

const mapElement = document.getElementById("map");
let network = null; // the vis.Network, once its library has been read
let view = null; // what is drawn now

// The middle of the sight in the map's units, and pixels for one of these.
const camera = { x: 0, y: 0, scale: 1 };
const frame = { width: 0, height: 0 };

const setFrame = (width, height) => Object.assign(frame, { width, height });

// Once there is a network, it has the say.
const followNetwork = () => {
  setFrame(mapElement.clientWidth, mapElement.clientHeight);
  if (!network) return;
  Object.assign(camera, network.getViewPosition());
  camera.scale = network.getScale();
};

const moveCamera = ({ position, scale, animation }) => {
  if (network) return network.moveTo({ position: position || network.getViewPosition(), scale, animation: animation || false });
  return Object.assign(camera, position, { scale });
};

const toScreen = (x, y) => ({
  x: (x - camera.x) * camera.scale + frame.width / 2,
  y: (y - camera.y) * camera.scale + frame.height / 2,
});

// What stands where in the map's units, the most central first; made with each view.
const toStanding = (rows, places) => [...rows].sort((a, b) => a - b).map((row) => {
  const [x, y] = places.get(row) || [entities[row].x, entities[row].y];
  return { row, x, y, radius: toSize(entities[row], places) };
});

const isShownFirst = (spot) => (state.at.includes(spot.row) || spot.row === state.cursor ? 0 : 1);

// What stands in sight, in the screen's coordinates; what is selected first.
const toSpots = (beyond = 60) => {
  const middle = sceneNow() ? toScreen(0, 0).x : -Infinity;
  const spots = [];
  for (const place of view.standing) {
    const { x, y } = toScreen(place.x, place.y);
    if (x < -beyond || y < -beyond || x > frame.width + beyond || y > frame.height + beyond) continue;
    spots.push({ row: place.row, x, y, radius: place.radius * camera.scale, leansLeft: x < middle - 5 });
  }
  return spots.sort((a, b) => isShownFirst(a) - isShownFirst(b) || a.row - b.row);
};

const toDrawnLines = (spots, wanted) => {
  const places = new Map(spots.map((spot) => [spot.row, spot]));
  return view.lines.filter(wanted)
    .map((line) => ({ line, from: places.get(line.from), to: places.get(line.to) }))
    .filter(({ from, to }) => from && to);
};

const toCircles = (rows) => {
  const wanted = new Set(rows);
  return view.standing.filter(({ row }) => wanted.has(row));
};

// The view that holds all circles, with room at the edges for names.
const toFit = (circles) => {
  const side = (way, axis) => circles.reduce((far, circle) => way * Math.max(way * far, way * circle[axis] + circle.radius), -way * Infinity);
  const [left, right, top, bottom] = [side(-1, "x"), side(1, "x"), side(-1, "y"), side(1, "y")];
  const [width, height] = [mapElement.clientWidth, mapElement.clientHeight];
  const margin = width < 600 ? 26 : 50;
  const room = [width - (state.at.length ? 5 : 2) * margin, height - 2 * margin];
  const scale = Math.min(room[0] / (right - left), room[1] / (bottom - top), 1.4);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
};

// The whole map is seen at first; small groups, where they are no part of it, are out of sight.
const toFitted = () => {
  const inside = standInside(view.standing);
  if (sceneNow() || state.loose || !areWhole(inside, view.standing)) return view.standing;
  return state.reading === null ? view.communities : inside;
};

const drawnCommunities = (rows) =>
  communities.filter((community) => community.members.reduce((count, row) => count + rows.has(row), 0) > 2);

const still = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

const fitMap = (animated) => {
  if (network) network.setSize();
  const circles = toFitted();
  if (circles.length && mapElement.clientWidth) moveCamera({ ...toFit(circles), animation: animated && motion() });
};

const zoomMap = (factor) => moveCamera({ scale: network.getScale() * factor, animation: motion() });

// Bring what is selected into sight with its neighbours, or alone where they are too far apart.
const showSelected = () => {
  if (sceneNow() || !state.at.length || !mapElement.clientWidth) return fitMap(true);
  network.setSize();
  const around = toFit(toCircles([...view.bright]));
  const alone = { ...toFit(toCircles(state.at)), scale: 0.6 };
  const sight = around.scale > 0.45 ? around : alone;
  return moveCamera({ ...sight, scale: Math.min(sight.scale, 1), animation: motion() });
};
