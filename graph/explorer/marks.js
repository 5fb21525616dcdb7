// A quoted sentence with its head, tail and trigger marked.

// Offsets count Unicode code points, JavaScript's strings count UTF-16 units: go by code points.
const toPoints = (text) => Array.from(text);

// Cut `text` at all ends of the spans and give each piece with the roles that cover it.
const toPieces = (text, spans) => {
  const points = toPoints(text);
  const ends = new Set([0, points.length]);
  for (const [start, end] of Object.values(spans)) ends.add(start).add(end);
  const cuts = [...ends].filter((end) => end >= 0 && end <= points.length).sort((a, b) => a - b);
  return cuts.slice(1).map((end, n) => ({
    text: points.slice(cuts[n], end).join(""),
    roles: Object.keys(spans).filter((role) => spans[role][0] <= cuts[n] && end <= spans[role][1]),
  }));
};

const toSpans = ([headStart, headEnd, tailStart, tailEnd, triggerStart, triggerEnd]) => {
  const spans = {};
  if (headStart !== null && headEnd > headStart) spans.head = [headStart, headEnd];
  if (tailStart !== null && tailEnd > tailStart) spans.tail = [tailStart, tailEnd];
  if (triggerStart !== null && triggerEnd > triggerStart) spans.trigger = [triggerStart, triggerEnd];
  return spans;
};

const marked = (text, spans) =>
  toPieces(text, spans).map((piece) =>
    piece.roles.length
      ? el("mark", { class: piece.roles.join(" "), title: piece.roles.map((role) => t(role)).join(" · ") }, piece.text)
      : piece.text,
  );

// The context's offsets are not given: an end that stands there is found by the entity's wordings.
const findIn = (text, entity) => {
  const wordings = [entity.name, ...entity.aliases].sort((a, b) => b.length - a.length);
  const found = wordings.find((wording) => wording && text.includes(wording));
  if (!found) return null;
  const start = toPoints(text.slice(0, text.lastIndexOf(found))).length;
  return [start, start + toPoints(found).length];
};

const markedContext = (piece, claim) => {
  const spans = {};
  const found = toSpans(piece.spans);
  for (const [role, row] of [["head", claim.subject], ["tail", claim.object]]) {
    const span = found[role] ? null : findIn(piece.context, entities[row]);
    if (span) spans[role] = span;
  }
  return marked(piece.context, spans);
};
