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
  view = toView();
  const places = toPlaces(view);
  replaceAll(mapNodes, [...view.rows].sort((a, b) => a - b).map((row) => toNode(entities[row], view, places)));
  const drawn = lines.filter((line) => lineDrawn(line, view));
  replaceAll(mapLines, drawn.map((line) => toLine(line, view, drawn.length)));
  const text = document.getElementById("shown");
  text.textContent = !view.rows.size ? t("nothing")
    : !state.focus ? t("shown", view.rows.size, entities.length)
    : view.of > FOCUSED ? t("focus_part", nameOf(entities[state.at[0]]), FOCUSED, view.of)
    : t("focus_state", nameOf(entities[state.at[0]]), view.of);
  text.title = t("shown_title");
  document.getElementById("more").hidden = state.focus || state.limit >= view.total;
  mapElement.dataset.drawn = view.rows.size;
  mapElement.dataset.lines = mapLines.length;
};

const drawnCommunities = () =>
  communities.filter((community) => community.members.filter((row) => view.rows.has(row)).length > 2);

const drawDiscs = (pen) => {
  if (state.focus) return;
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

const toSpots = (toScreen, scale) => {
  const { clientWidth, clientHeight } = mapElement;
  const middle = state.focus ? toScreen(0, 0).x : 0;
  const spots = [];
  for (const [row, place] of Object.entries(network.getPositions([...view.rows]))) {
    const { x, y } = toScreen(place.x, place.y);
    if (x < -60 || y < -30 || x > clientWidth + 60 || y > clientHeight + 30) continue;
    spots.push({ row: Number(row), x, y, radius: mapNodes.get(Number(row)).size * scale, leansLeft: x < middle - 5 });
  }
  const first = (spot) => (state.at.includes(spot.row) ? 0 : 1);
  return spots.sort((a, b) => first(a) - first(b) || a.row - b.row);
};

const drawNames = (pen) => {
  const scale = network.getScale();
  const ratio = pen.canvas.width / mapElement.clientWidth;
  const toScreen = (x, y) => network.canvasToDOM({ x, y });
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textBaseline = "middle";
  const room = toRoom(mapElement.clientWidth, mapElement.clientHeight);
  const spots = toSpots(toScreen, scale);
  for (const spot of spots.slice(0, 300))
    if (spot.radius > 5) room.take(toBox(spot.x - spot.radius, spot.y - spot.radius, 2 * spot.radius, 2 * spot.radius));
  drawRings(pen, spots);
  const forced = new Set(state.at);
  const bright = view.bright ? spots.filter((spot) => view.bright.has(spot.row)) : spots;
  const area = mapElement.clientWidth * mapElement.clientHeight;
  if (!view.bright && !state.focus) drawCommunityNames(pen, room, toScreen, scale);
  drawNodeNames(pen, room, bright, view.bright || state.focus ? 200 : Math.max(18, area / 11000), forced);
  if (state.at.length) drawLineNames(pen, room, toDrawnLines(spots));
  pen.restore();
};

const toDrawnLines = (spots) => {
  const places = new Map(spots.map((spot) => [spot.row, spot]));
  return mapLines.get().map(({ id }) => lines[id])
    .filter(isSelected)
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

// The whole map is its communities: small groups stand below them, out of the first sight.
const fitMap = (animated) => {
  const discs = state.focus ? [] : drawnCommunities();
  const circles = discs.length ? discs : toCircles([...view.rows]);
  if (circles.length) network.moveTo({ ...toFit(circles), animation: animated && motion() });
};

const zoomMap = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

// Bring what is selected into sight with its neighbours, or alone where they are too far apart.
const showSelected = () => {
  if (state.focus || !state.at.length) return fitMap(true);
  const around = toFit(toCircles([...view.bright]));
  const alone = { ...toFit(toCircles(state.at)), scale: 0.6 };
  return network.moveTo({ ...(around.scale > 0.45 ? around : alone), animation: motion() });
};

const startMap = () => {
  network = new vis.Network(mapElement, { nodes: mapNodes, edges: mapLines }, readBlock("options"));
  network.on("beforeDrawing", drawDiscs);
  network.on("afterDrawing", drawNames);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select(nodes[0]);
    else if (edges.length) select(lines[edges[0]].from, lines[edges[0]].to);
    else if (state.at.length && !state.focus) select();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && change({ at: [nodes[0]], focus: true }));
  network.on("hoverNode", () => mapElement.classList.add("pointing"));
  network.on("blurNode", () => mapElement.classList.remove("pointing"));
};
