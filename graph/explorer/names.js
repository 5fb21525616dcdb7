// Names on the map: as many as fit without covering each other, the best connected first.

const FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// The screen's boxes that are taken already; what would run over its edge finds no room.
const toRoom = (width, height) => {
  const boxes = [];
  const names = [];
  const inside = (box) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
  return {
    free: (box) => inside(box) && !boxes.some((taken) => overlaps(box, taken)),
    take: (box) => boxes.push(box),
    // What is written may cover a node where it must, but never what else is written.
    legible: (box) => inside(box) && !names.some((taken) => overlaps(box, taken)),
    write: (box) => boxes.push(box) && names.push(box),
  };
};

const toBox = (x, y, width, height) => ({ left: x, top: y, right: x + width, bottom: y + height });

// Where a name may stand beside its node, the best place first; names in the left half lean left.
const toSites = (spot, width, height) => {
  const gap = spot.radius + 4;
  const right = [spot.x + gap, spot.y - height / 2];
  const left = [spot.x - gap - width, spot.y - height / 2];
  const below = [spot.x - width / 2, spot.y + gap - 2];
  const above = [spot.x - width / 2, spot.y - gap - height + 2];
  if (sceneNow() === "path") return [below, above, right, left]; // the lines run sideways
  return spot.leansLeft ? [left, below, above, right] : [right, below, above, left];
};

// Cut a text to the width of so many Chinese characters; a Latin letter is about half as wide.
const shorten = (text, most) => {
  let width = 0;
  const points = Array.from(text);
  const end = points.findIndex((point) => (width += point > "\u2e80" ? 1 : 0.55) > most);
  return end < 0 ? text : `${points.slice(0, end - 1).join("")}…`;
};

const drawRings = (pen, spots) => {
  pen.strokeStyle = paint.accent;
  pen.lineWidth = 2.5;
  for (const spot of spots.filter(({ row }) => state.at.includes(row))) {
    pen.beginPath();
    pen.arc(spot.x, spot.y, spot.radius + 5, 0, 2 * Math.PI);
    pen.stroke();
  }
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
  const scale = network.getScale();
  for (const community of drawnCommunities()) {
    const named = community.names.map((row) => entities[row]).filter((entity) => view.rows.has(entity.row));
    const radius = community.radius * scale;
    if (!named.length || radius < 42) continue;
    pen.font = `600 ${Math.max(12, Math.min(18, radius / 6))}px ${FONT}`;
    const text = named.map((entity) => shorten(nameOf(entity), 14)).join(" · ");
    const spot = toScreen(community.x, community.y);
    const width = pen.measureText(text).width;
    const box = toBox(spot.x - width / 2 - 8, spot.y - radius - 20, width + 16, 20);
    if (!room.free(box)) continue;
    room.write(box);
    pen.globalAlpha = 0.75;
    write(pen, text, box.left + 8, box.top + 10, paint.soft);
    pen.globalAlpha = 1;
  }
};

const CENTRAL = 12; // so many names of the whole map are written even where they cover nodes

const drawNodeNames = (pen, room, spots, most, always) => {
  const whole = !view.bright && !sceneNow();
  let written = 0;
  for (const spot of spots) {
    const forced = always.has(spot.row);
    if (written >= most && !forced) continue;
    const size = Math.max(12, Math.min(17, 11 + spot.radius / 4)) + (forced ? 1 : 0);
    pen.font = `${forced || spot.radius > 12 ? 600 : 400} ${size}px ${FONT}`;
    const lengths = forced ? [40, 16, 8] : [16, 7];
    const wordings = lengths.map((length) => shorten(nameOf(entities[spot.row]), length));
    if (wordings.some((text) => writeName(pen, room.free, room, spot, text, size + 3))) written += 1;
    else if (whole && written < CENTRAL && writeName(pen, room.legible, room, spot, wordings[0], size + 3)) written += 1;
    else if (forced) writeName(pen, () => true, room, spot, wordings[1], size + 3);
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
