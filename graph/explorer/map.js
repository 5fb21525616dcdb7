// The map: a vis.Network whose nodes and lines follow the state; names are drawn over it.

const drawing = readBlock("drawing");
const mapNodes = new vis.DataSet(drawing.nodes.map(({ label: _, ...node }) => node));
const mapLines = new vis.DataSet(drawing.edges);
const mapElement = document.getElementById("map");
let network = null;
let view = null;

// Make `set` hold exactly `rows`.
const replaceAll = (set, rows) => {
  const kept = new Set(rows.map((row) => row.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(rows);
};

const renderMap = () => {
  const made = toView();
  const places = toPlaces(made);
  view = { ...made, lines: lines.filter((line) => lineDrawn(line, made)) };
  replaceAll(mapNodes, [...view.rows].sort((a, b) => a - b).map((row) => toNode(entities[row], view, places)));
  replaceAll(mapLines, view.lines.map((line) => toLine(line, view, view.lines.length)));
  renderStatus();
  mapElement.dataset.drawn = view.rows.size;
  mapElement.dataset.lines = mapLines.length;
};

const drawnCommunities = () =>
  communities.filter((community) => community.members.filter((row) => view.rows.has(row)).length > 2);

const drawDiscs = (pen) => {
  if (sceneNow()) return;
  pen.lineWidth = 1 / network.getScale();
  for (const community of drawnCommunities()) {
    pen.beginPath();
    pen.arc(community.x, community.y, community.radius + 14, 0, 2 * Math.PI);
    pen.fillStyle = paint.disc;
    pen.fill();
    pen.strokeStyle = paint.rim;
    pen.stroke();
  }
};

const toScreen = (x, y) => network.canvasToDOM({ x, y });

const toSpots = () => {
  const { clientWidth, clientHeight } = mapElement;
  const scale = network.getScale();
  const middle = sceneNow() ? toScreen(0, 0).x : 0;
  const spots = [];
  for (const [row, place] of Object.entries(network.getPositions([...view.rows]))) {
    const { x, y } = toScreen(place.x, place.y);
    if (x < -60 || y < -30 || x > clientWidth + 60 || y > clientHeight + 30) continue;
    spots.push({ row: Number(row), x, y, radius: mapNodes.get(Number(row)).size * scale, leansLeft: x < middle - 5 });
  }
  const first = (spot) => (state.at.includes(spot.row) ? 0 : 1);
  return spots.sort((a, b) => first(a) - first(b) || a.row - b.row);
};

// All that is written over the map, in the screen's coordinates, as many names as `most` or fit.
const drawNames = (pen) => {
  const { clientWidth, clientHeight } = mapElement;
  pen.textBaseline = "middle";
  const room = toRoom(clientWidth, clientHeight);
  const spots = toSpots();
  for (const spot of spots.slice(0, 300))
    if (spot.radius > 3) room.take(toBox(spot.x - spot.radius, spot.y - spot.radius, 2 * spot.radius, 2 * spot.radius));
  drawRings(pen, spots);
  drawDenials(pen, toDrawnLines(spots, (line) => line.kind === "negative"));
  const bright = view.bright ? spots.filter((spot) => view.bright.has(spot.row)) : spots;
  const whole = !view.bright && !sceneNow();
  if (whole) drawCommunityNames(pen, room);
  drawNodeNames(pen, room, bright, whole ? Math.max(18, (clientWidth * clientHeight) / 11000) : 200, new Set(state.at));
  if (!whole) drawLineNames(pen, room, toDrawnLines(spots, isSelected));
};

// The library's pen counts in the map's units; names are drawn in the screen's.
const drawOver = (pen) => {
  const ratio = pen.canvas.width / mapElement.clientWidth;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawNames(pen);
  pen.restore();
};

const toDrawnLines = (spots, wanted) => {
  const places = new Map(spots.map((spot) => [spot.row, spot]));
  return view.lines.filter(wanted)
    .map((line) => ({ line, from: places.get(line.from), to: places.get(line.to) }))
    .filter(({ from, to }) => from && to);
};

const still = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

const toCircles = (rows) =>
  Object.entries(network.getPositions(rows)).map(([row, place]) => ({ ...place, radius: mapNodes.get(Number(row)).size }));

// The view that holds all circles, with room at the edges for names.
const toFit = (circles) => {
  const side = (way, axis) => Math[way > 0 ? "max" : "min"](...circles.map((circle) => circle[axis] + way * circle.radius));
  const [left, right, top, bottom] = [side(-1, "x"), side(1, "x"), side(-1, "y"), side(1, "y")];
  const margin = mapElement.clientWidth < 600 ? 26 : 50;
  const room = [mapElement.clientWidth - (state.at.length ? 5 : 2) * margin, mapElement.clientHeight - 2 * margin];
  const scale = Math.min(room[0] / (right - left), room[1] / (bottom - top), 1.4);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
};

// The whole map is its communities: small groups stand below them, out of the first sight, unless
// they are most of what is drawn.
const toFitted = () => {
  const rows = [...view.rows];
  const inside = rows.filter((row) => entities[row].community !== undefined);
  if (sceneNow() || 2 * inside.length < rows.length) return toCircles(rows);
  return state.reading === null ? drawnCommunities() : toCircles(inside);
};

const fitMap = (animated) => {
  network.setSize();
  const circles = toFitted();
  if (circles.length && mapElement.clientWidth) network.moveTo({ ...toFit(circles), animation: animated && motion() });
};

const zoomMap = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

// Bring what is selected into sight with its neighbours, or alone where they are too far apart.
const showSelected = () => {
  if (sceneNow() || !state.at.length || !mapElement.clientWidth) return fitMap(true);
  network.setSize();
  const around = toFit(toCircles([...view.bright]));
  const alone = { ...toFit(toCircles(state.at)), scale: 0.6 };
  const sight = around.scale > 0.45 ? around : alone;
  return network.moveTo({ ...sight, scale: Math.min(sight.scale, 1), animation: motion() });
};

const focusOn = (row) => change({ ...NOWHERE, at: [row], centres: [row] });

const startMap = () => {
  network = new vis.Network(mapElement, { nodes: mapNodes, edges: mapLines }, readBlock("options"));
  mapElement.querySelector(".vis-network").tabIndex = -1; // the map itself takes the keys
  network.on("beforeDrawing", drawDiscs);
  network.on("afterDrawing", drawOver);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select(nodes[0]);
    else if (edges.length) select(lines[edges[0]].from, lines[edges[0]].to);
    else if (state.at.length && !sceneNow()) select();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && focusOn(nodes[0]));
  network.on("hoverNode", () => mapElement.classList.add("pointing"));
  network.on("blurNode", () => mapElement.classList.remove("pointing"));
};
