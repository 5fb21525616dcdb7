// Names on the map: as many as fit without covering each other, the best connected first.

const FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

const drawRings = (pen, spots) => {
  pen.strokeStyle = paint.accent;
  const ring = (spot, reach, width, dashes) => {
    pen.lineWidth = width;
    pen.setLineDash(dashes);
    pen.beginPath();
    pen.arc(spot.x, spot.y, spot.radius + reach, 0, 2 * Math.PI);
    pen.stroke();
  };
  for (const spot of spots.filter(({ row }) => state.at.includes(row))) ring(spot, 5, 2.5, []);
  for (const spot of spots.filter(({ row }) => row === state.cursor)) ring(spot, 7, 4, [7, 4]);
  pen.setLineDash([]);
};

// What is denied is crossed out: a red line alone would not be told apart by all eyes.
const drawDenials = (pen, drawn) => {
  for (const { line, from, to } of drawn) {
    const { x, y } = toMiddle(line, from, to);
    pen.globalAlpha = toOpacity(line, view, isSelected(line), view.lines.length);
    pen.strokeStyle = paint.negative;
    pen.lineWidth = 2;
    pen.beginPath();
    for (const way of [1, -1]) {
      pen.moveTo(x - 5, y - 5 * way);
      pen.lineTo(x + 5, y + 5 * way);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
};

const write = (pen, text, x, y, colour) => {
  pen.lineWidth = 3.5;
  pen.lineJoin = "round";
  pen.strokeStyle = paint.ground;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
};

const drawCommunityNames = (pen, room) => {
  for (const community of view.communities) {
    const named = community.names.filter((row) => view.rows.has(row)).map((row) => entities[row]);
    const radius = community.radius * camera.scale;
    if (!named.length || radius < 42) continue;
    pen.font = `600 ${Math.max(12, Math.min(18, radius / 6))}px ${FONT}`;
    const text = named.map((entity) => shorten(nameOf(entity), 14)).join(" · ");
    const spot = toScreen(community.x, community.y);
    const width = pen.measureText(text).width + 16;
    const sites = [spot.y - radius - 20, spot.y + radius + 4, spot.y - radius + 3].map((top) => toBox(spot.x - width / 2, top, width, 20));
    const box = sites.find(room.free);
    if (!box) continue;
    room.write(box);
    pen.globalAlpha = 0.75;
    write(pen, text, box.left + 8, box.top + 10, paint.soft);
    pen.globalAlpha = 1;
  }
};

const CENTRAL = 12; // so many names of the whole map are written even where they cover nodes

const NEAR = 1.4; // no map is seen at first from nearer

const drawNodeNames = (pen, room, spots, most, always) => {
  const whole = !view.bright && !sceneNow();
  let written = 0;
  for (const spot of spots) {
    const forced = always.has(spot.row);
    if (written >= most && !forced) continue;
    if (whole && isValue(spot.row) && camera.scale <= NEAR && !forced) continue; // a bare 5.5% says nothing
    const size = Math.max(12, Math.min(17, 11 + spot.radius / 4)) + (forced ? 1 : 0);
    pen.font = `${forced || spot.radius > 12 ? 600 : 400} ${size}px ${FONT}`;
    const lengths = forced ? [40, 16, 8] : [16, 7];
    const wordings = lengths.map((length) => shorten(nameOf(entities[spot.row]), length));
    if (wordings.some((text) => writeName(pen, room.free, room, spot, text, size + 3))) written += 1;
    else if (whole && written < CENTRAL && writeName(pen, room.legible, room, spot, wordings[0], size + 3)) written += 1;
    else if (forced) writeInside(pen, room, spot, wordings[1], size + 3);
  }
};

// Write a name at the first of its sites that `free` allows, and tell whether there was one.
const writeName = (pen, free, room, spot, text, height) => {
  const width = pen.measureText(text).width;
  const sites = toSites(spot, width, height);
  const site = sites.find(([x, y]) => free(toBox(x, y, width, height)));
  if (!site) return false;
  room.write(toBox(site[0] - 2, site[1], width + 4, height));
  write(pen, text, site[0], site[1] + height / 2, paint.ink);
  return true;
};

// What must be written stands below its node, inside the frame, even where it covers something.
const writeInside = (pen, room, spot, text, height) => {
  const width = pen.measureText(text).width;
  const x = Math.max(4, Math.min(spot.x - width / 2, frame.width - width - 4));
  const y = Math.max(4, Math.min(spot.y + spot.radius + 6, frame.height - height - 4));
  room.write(toBox(x, y, width, height));
  write(pen, text, x, y + height / 2, paint.ink);
};

// The relation's name on the lines of what is selected, where there is room.
const drawLineNames = (pen, room, drawn) => {
  pen.font = `12px ${FONT}`;
  for (const { line, from, to } of drawn) {
    if (Math.hypot(to.x - from.x, to.y - from.y) < 90) continue;
    const names = [...new Set(line.claims.map((row) => claims[row]).filter(claimPasses).map((c) => label(c.relation)))];
    const text = shorten(names.join("、"), 12);
    const width = pen.measureText(text).width;
    const middle = toMiddle(line, from, to);
    const [x, y] = [middle.x - width / 2, middle.y - (line.kind === "negative" ? 18 : 8)];
    if (!room.free(toBox(x, y, width, 16))) continue;
    room.write(toBox(x, y, width, 16));
    write(pen, text, x, y + 8, line.kind === "negative" ? paint.negative : paint.soft);
  }
};

// All that is written over the map, in the screen's coordinates, as many names as fit.
const drawNames = (pen) => {
  pen.textBaseline = "middle";
  const room = toRoom(frame.width, frame.height);
  const spots = toSpots();
  if (frame.width === mapElement.clientWidth) takeOverlaid(room);
  const bright = view.bright ? spots.filter((spot) => view.bright.has(spot.row)) : spots;
  for (const spot of bright.slice(0, 300))
    if (spot.radius > 3) room.take(toBox(spot.x - spot.radius, spot.y - spot.radius, 2 * spot.radius, 2 * spot.radius));
  drawRings(pen, spots);
  drawDenials(pen, toDrawnLines(spots, (line) => line.kind === "negative"));
  const whole = !view.bright && !sceneNow();
  if (whole) drawCommunityNames(pen, room);
  drawNodeNames(pen, room, bright, whole ? Math.max(18, (frame.width * frame.height) / 11000) : 200, new Set([...state.at, state.cursor]));
  if (!whole) drawLineNames(pen, room, toDrawnLines(spots, isSelected));
};
