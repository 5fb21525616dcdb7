// Where a name finds room on the map.

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

// What lies over the map and would hide a name.
const OVERLAID = ["status", "zoom"].map((id) => document.getElementById(id));
const takeOverlaid = (room) => {
  const { left, top } = mapElement.getBoundingClientRect();
  for (const box of OVERLAID.map((element) => element.getBoundingClientRect()))
    if (box.width) room.take(toBox(box.left - left, box.top - top, box.width, box.height));
};
