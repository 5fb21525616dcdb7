// The map: a vis.Network whose nodes and lines follow the state; names are drawn over it. Until its
// library has been read, the first sight is painted by our own pen.

let mapNodes = null;
let mapLines = null;

// Make `set` hold exactly `rows`.
const replaceAll = (set, rows) => {
  const kept = new Set(rows.map((row) => row.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(rows);
};

// What is drawn: what it holds, where that stands, its lines and its communities.
const toDrawn = (made, drawnLines, places = new Map()) => ({
  ...made, placed: places.size > 0, lines: drawnLines, standing: toStanding(made.rows, places), communities: drawnCommunities(made.rows),
});

const renderMap = () => {
  const made = toView();
  view = toDrawn(made, lines.filter((line) => lineDrawn(line, made)), toPlaces(made));
  forgetPicture();
  replaceAll(mapNodes, view.standing.map((place) => toNode(place, view)));
  replaceAll(mapLines, view.lines.map((line) => toLine(line, view, view.lines.length)));
  renderStatus();
  mapElement.dataset.drawn = view.rows.size;
  mapElement.dataset.lines = view.lines.length;
};

const drawDiscs = (pen) => {
  if (sceneNow()) return;
  pen.lineWidth = 1 / camera.scale;
  for (const community of view.communities) {
    pen.beginPath();
    pen.arc(community.x, community.y, community.radius + 14, 0, 2 * Math.PI);
    pen.fillStyle = paint.disc;
    pen.fill();
    pen.strokeStyle = paint.rim;
    pen.stroke();
  }
};

// The library's pen counts in the map's units; names and pictures are drawn in the screen's.
const onScreen = (pen, draw) => {
  const ratio = pen.canvas.width / mapElement.clientWidth;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(pen);
  pen.restore();
};

// While the map is dragged, a picture of it and its surroundings is moved instead of drawing all.
const MARGIN = 0.3; // of the map's size, beyond each side
let picture = null;
let panning = false;

const forgetPicture = () => (picture = null);

const takePicture = () => {
  const ratio = Math.min(devicePixelRatio || 1, 2);
  const [across, down] = [Math.round(MARGIN * mapElement.clientWidth), Math.round(MARGIN * mapElement.clientHeight)];
  setFrame(mapElement.clientWidth + 2 * across, mapElement.clientHeight + 2 * down);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [frame.width * ratio, frame.height * ratio];
  const pen = canvas.getContext("2d", { alpha: false });
  pen.scale(ratio, ratio);
  paintMap(pen);
  picture = { canvas, ...camera, across, down, width: frame.width, height: frame.height };
  followNetwork();
};

const drawPicture = (pen) => {
  const moved = () => [(picture.x - camera.x) * camera.scale, (picture.y - camera.y) * camera.scale];
  const covers = ([x, y]) => Math.abs(x) <= picture.across && Math.abs(y) <= picture.down;
  if (!picture || picture.scale !== camera.scale || !covers(moved())) takePicture();
  const [x, y] = moved();
  pen.drawImage(picture.canvas, x - picture.across, y - picture.down, picture.width, picture.height);
};

const startPanning = (on) => {
  panning = on;
  if (!on) forgetPicture();
};

const beforeDrawing = (pen) => {
  followNetwork();
  if (panning) onScreen(pen, drawPicture);
  else drawDiscs(pen);
};

const afterDrawing = (pen) => {
  if (!panning) onScreen(pen, drawNames);
};

// A node that is dragged takes its name along, and stays where it is put as long as the page is open.
const moveDragged = ([row]) => {
  const { x, y } = network.getPosition(row);
  Object.assign(view.standing.find((place) => place.row === row), { x, y });
  if (!view.placed) Object.assign(entities[row], { x, y });
};

const focusOn = (row) => change({ ...NOWHERE, at: [row], centres: [row] });

const startDragging = () => {
  network.on("dragStart", ({ nodes }) => {
    startPanning(!nodes.length);
    network.setOptions({ interaction: { hideEdgesOnDrag: panning, hideNodesOnDrag: panning } });
  });
  network.on("dragging", ({ nodes }) => nodes.length && moveDragged(nodes));
  network.on("dragEnd", () => startPanning(false));
};

// The library stands in the page as text, so that the first sight need not wait for it.
const readLibraryScript = () => {
  const script = document.createElement("script");
  script.textContent = document.getElementById("library").textContent;
  document.body.append(script);
};

const startMap = () => {
  readLibraryScript();
  [mapNodes, mapLines] = [new vis.DataSet(), new vis.DataSet()];
  const seen = { position: { x: camera.x, y: camera.y }, scale: camera.scale };
  network = new vis.Network(mapElement, { nodes: mapNodes, edges: mapLines }, readBlock("options"));
  network.moveTo(seen);
  mapElement.querySelector(".vis-network").tabIndex = -1; // the map itself takes the keys
  network.on("beforeDrawing", beforeDrawing);
  network.on("afterDrawing", afterDrawing);
  network.once("afterDrawing", () => document.getElementById("sight-map").remove());
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select(nodes[0]);
    else if (edges.length) select(lines[edges[0]].from, lines[edges[0]].to);
    else if (state.at.length && !sceneNow()) select();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && focusOn(nodes[0]));
  startDragging();
};
