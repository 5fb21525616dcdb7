// A pen with as much of a canvas's as the map needs, which writes SVG elements instead.

const toSvgPen = (width, height) => {
  const root = document.createElementNS(SVG, "svg");
  const ruler = document.createElement("canvas").getContext("2d");
  let path = "";
  let dashes = [];
  const add = (tag, attributes, text) => {
    const element = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    root.append(element);
  };
  const round = (value) => Math.round(value * 100) / 100;
  const points = (...values) => values.map(round).join(" ");
  const opacity = () => (pen.globalAlpha < 1 ? pen.globalAlpha : null);
  const addText = (text, x, y, paint_) => add("text", { x: round(x), y: round(y), "dominant-baseline": "central", opacity: opacity(),
    "font-family": FONT, "font-size": pen.font.match(/([\d.]+)px/)[1], "font-weight": pen.font.startsWith("600") ? 600 : null, ...paint_ }, text);
  const pen = {
    font: "", fillStyle: "", strokeStyle: "", lineWidth: 1, lineJoin: "", textBaseline: "", globalAlpha: 1,
    beginPath: () => (path = ""),
    moveTo: (x, y) => (path += `M${points(x, y)}`),
    lineTo: (x, y) => (path += `L${points(x, y)}`),
    quadraticCurveTo: (...place) => (path += `Q${points(...place)}`),
    closePath: () => (path += "Z"),
    arc: (x, y, r) => (path += `M${points(x - r, y)}a${points(r, r)} 0 1 0 ${points(2 * r, 0)}a${points(r, r)} 0 1 0 ${points(-2 * r, 0)}Z`),
    setLineDash: (lengths) => (dashes = lengths),
    fill: () => add("path", { d: path, fill: pen.fillStyle, opacity: opacity() }),
    stroke: () => add("path", { d: path, fill: "none", stroke: pen.strokeStyle, "stroke-width": round(pen.lineWidth), opacity: opacity(),
      "stroke-dasharray": dashes.length ? points(...dashes) : null }),
    fillRect: (x, y, w, h) => add("rect", { x, y, width: w, height: h, fill: pen.fillStyle }),
    measureText: (text) => Object.assign(ruler, { font: pen.font }) && ruler.measureText(text),
    strokeText: (text, x, y) => addText(text, x, y, { fill: "none", stroke: pen.strokeStyle, "stroke-width": pen.lineWidth, "stroke-linejoin": "round" }),
    fillText: (text, x, y) => addText(text, x, y, { fill: pen.fillStyle }),
  };
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, role: "img" })) root.setAttribute(key, String(value));
  add("title", {}, document.title);
  add("desc", {}, document.getElementById("shown").textContent);
  return { pen, root };
};

const toSvg = () => {
  const { pen, root } = toSvgPen(mapElement.clientWidth, mapElement.clientHeight + CAPTION);
  paintWhole(pen);
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
};
