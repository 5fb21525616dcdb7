// The view as a picture: one drawing, with a pen that paints pixels or a pen that writes SVG.

const CAPTION = 58; // below the map: what it is, and what its colours mean

// The outlines of the library's shapes, as corners around a middle for a radius of 1.
const STAR = Array.from({ length: 10 }, (_, n) => {
  const reach = (n % 2 ? 0.5 : 1.3) * 0.82;
  return [reach * Math.sin((n * Math.PI) / 5), 0.082 - reach * Math.cos((n * Math.PI) / 5)];
});
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, 1], [1, 0], [0, -1], [-1, 0]],
  triangle: [[0, -1.012], [1.15, 0.98], [-1.15, 0.98]],
  triangleDown: [[0, 1.012], [1.15, -0.98], [-1.15, -0.98]],
  star: STAR,
};

const traceShape = (pen, shape, x, y, radius) => {
  pen.beginPath();
  if (shape === "dot") return pen.arc(x, y, radius, 0, 2 * Math.PI);
  CORNERS[shape].forEach(([across, down], n) => pen[n ? "lineTo" : "moveTo"](x + across * radius, y + down * radius));
  return pen.closePath();
};

const paintLine = (pen, { line, from, to }, scale) => {
  const look = toLine(line, view, view.lines.length);
  pen.globalAlpha = look.color.opacity;
  pen.strokeStyle = look.color.color;
  pen.lineWidth = Math.max(0.6, look.width * scale);
  pen.setLineDash((look.dashes || []).map((length) => length * scale));
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  if (line.bend) {
    const via = toVia(line, from, to);
    pen.quadraticCurveTo(via.x, via.y, to.x, to.y);
  } else pen.lineTo(to.x, to.y);
  pen.stroke();
  pen.setLineDash([]);
  if (look.arrows.to.enabled) paintArrow(pen, line.bend ? toVia(line, from, to) : from, to, look.color.color);
};

const paintArrow = (pen, from, to, colour) => {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = [to.x - to.radius * Math.cos(turn), to.y - to.radius * Math.sin(turn)];
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(...tip);
  for (const side of [2.75, -2.75]) pen.lineTo(tip[0] + 8 * Math.cos(turn + side), tip[1] + 8 * Math.sin(turn + side));
  pen.closePath();
  pen.fill();
};

const paintNode = (pen, spot) => {
  const look = toNode(spot, view);
  pen.globalAlpha = look.opacity;
  pen.fillStyle = look.color.background;
  pen.strokeStyle = look.color.border;
  pen.lineWidth = look.borderWidth; // on the screen, whatever the scale, as the library has it
  traceShape(pen, look.shape, spot.x, spot.y, spot.radius);
  pen.fill();
  pen.stroke();
};

const paintDiscs = (pen, scale) => {
  pen.lineWidth = 1;
  for (const community of sceneNow() ? [] : view.communities) {
    const { x, y } = toScreen(community.x, community.y);
    pen.fillStyle = paint.disc;
    pen.strokeStyle = paint.rim;
    pen.beginPath();
    pen.arc(x, y, (community.radius + 14) * scale, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  }
};

const paintCaption = (pen, width, height) => {
  pen.textBaseline = "middle";
  pen.fillStyle = paint.ink;
  pen.font = `600 15px ${FONT}`;
  pen.fillText(shorten(document.title, 40), 14, height - 42);
  pen.font = `12px ${FONT}`;
  let x = pen.measureText(shorten(document.title, 40)).width * 1.25 + 30;
  pen.fillStyle = paint.soft;
  pen.fillText(document.getElementById("shown").textContent, x, height - 42);
  x = 20;
  const drawn = new Set([...view.rows].map((row) => entities[row].class));
  for (const [name] of COUNTS.class.filter(([listed]) => drawn.has(listed))) {
    const wide = pen.measureText(label(name)).width + 34;
    if (x + wide > width) break;
    pen.fillStyle = classStyle(name).colour;
    traceShape(pen, classStyle(name).shape, x, height - 18, 5);
    pen.fill();
    pen.fillStyle = paint.ink;
    pen.fillText(label(name), x + 10, height - 18);
    x += wide;
  }
};

// Paint the view as it stands, over all of the frame.
const paintMap = (pen) => {
  const { width, height } = frame;
  const { scale } = camera;
  const spots = toSpots(Infinity); // a line may lead out of sight
  pen.fillStyle = paint.ground;
  pen.fillRect(0, 0, width, height);
  paintDiscs(pen, scale);
  for (const drawn of toDrawnLines(spots, () => true)) paintLine(pen, drawn, scale);
  for (const spot of spots) paintNode(pen, spot);
  pen.globalAlpha = 1;
  drawNames(pen);
};

// The first sight, before there is a network.
const paintSight = () => {
  const canvas = document.getElementById("sight-map");
  const ratio = devicePixelRatio || 1;
  canvas.hidden = false;
  [canvas.width, canvas.height] = [frame.width * ratio, frame.height * ratio];
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  paintMap(pen);
};

// A picture to take along: the map, and below it what it is and what its colours mean.
const paintWhole = (pen) => {
  followNetwork();
  const { width, height } = frame;
  paintMap(pen);
  pen.fillStyle = paint.ground;
  pen.fillRect(0, height, width, CAPTION);
  paintCaption(pen, width, height + CAPTION);
};

const toPng = () => {
  const canvas = document.createElement("canvas");
  canvas.width = 2 * mapElement.clientWidth;
  canvas.height = 2 * (mapElement.clientHeight + CAPTION);
  const pen = canvas.getContext("2d");
  pen.scale(2, 2);
  paintWhole(pen);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
};
