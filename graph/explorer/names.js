// Names on the map: as many as fit without covering each other, the best connected first.

const FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// The screen's boxes that are taken already; what would run over its edge finds no room.
const toRoom = (width, height) => {
  const boxes = [];
  const inside = (box) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
  return {
    free: (box) => inside(box) && !boxes.some((taken) => overlaps(box, taken)),
    take: (box) => boxes.push(box),
  };
};

const toBox = (x, y, width, height) => ({ left: x, top: y, right: x + width, bottom: y + height });

// Where a name may stand beside its node, the best place first; names in the left half lean left.
const toSites = (spot, width, height, leansLeft) => {
  const gap = spot.radius + 4;
  const right = [spot.x + gap, spot.y - height / 2];
  const left = [spot.x - gap - width, spot.y - height / 2];
  const below = [spot.x - width / 2, spot.y + gap - 2];
  const above = [spot.x - width / 2, spot.y - gap - height + 2];
  return leansLeft ? [left, below, above, right] : [right, below, above, left];
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

const write = (pen, text, x, y, colour) => {
  pen.lineWidth = 3.5;
  pen.lineJoin = "round";
  pen.strokeStyle = paint.ground;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
};

const drawCommunityNames = (pen, room, toScreen, scale) => {
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
    room.take(box);
    pen.globalAlpha = 0.75;
    write(pen, text, box.left + 8, box.top + 10, paint.soft);
    pen.globalAlpha = 1;
  }
};

const drawNodeNames = (pen, room, spots, most, always) => {
  let written = 0;
  for (const spot of spots) {
    const forced = always.has(spot.row);
    if (written >= most && !forced) continue;
    const size = Math.max(12, Math.min(17, 11 + spot.radius / 4)) + (forced ? 1 : 0);
    pen.font = `${forced || spot.radius > 12 ? 600 : 400} ${size}px ${FONT}`;
    const lengths = forced ? [40, 16, 8] : [16, 7];
    const wordings = lengths.map((length) => shorten(nameOf(entities[spot.row]), length));
    if (wordings.some((text) => writeName(pen, room, spot, text, size + 3))) written += 1;
    else if (forced) writeName(pen, toRoom(Infinity, Infinity), spot, wordings[1], size + 3);
  }
};

// Write a name at the first of its sites that is free, and tell whether there was one.
const writeName = (pen, room, spot, text, height) => {
  const width = pen.measureText(text).width;
  const sites = toSites(spot, width, height, spot.leansLeft);
  const site = sites.find(([x, y]) => room.free(toBox(x, y, width, height)));
  if (!site) return false;
  room.take(toBox(site[0] - 2, site[1], width + 4, height));
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
    const [x, y] = [(from.x + to.x) / 2 - width / 2, (from.y + to.y) / 2 - 8];
    if (!room.free(toBox(x, y, width, 16))) continue;
    room.take(toBox(x, y, width, 16));
    write(pen, text, x, y + 8, line.kind === "negative" ? paint.negative : paint.soft);
  }
};
