// From node to node by keyboard, and the name of what is pointed at in full.

const tip = document.getElementById("tip");
const spoken = document.getElementById("spoken");
const TURN = Math.PI / 3; // so far may a neighbour lie off the direction of the arrow

const hideTip = () => (tip.hidden = true);

const showTip = (x, y, ...content) => {
  tip.replaceChildren(...content);
  tip.hidden = false;
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  tip.style.left = `${Math.max(4, Math.min(x + 14, mapElement.clientWidth - width - 4))}px`;
  tip.style.top = `${y + 16 + height < mapElement.clientHeight ? y + 16 : Math.max(4, y - height - 12)}px`;
};

const entityTip = (row) => [
  el("b", null, named(nameOf(entities[row]))),
  el("span", { class: "note" }, `${label(entities[row].class)} · ${t("has_claims", entities[row].claims.length)}`)];

const lineTip = (line) => line.claims.map((row) => claims[row]).filter(claimPasses).slice(0, 4).map((claim) =>
  el("span", { class: "said" }, ...showTriple(claim), " ", claim.kind !== "asserted" && kindBadge(claim.kind)));

// Which claims join two entities, in words: the relation and its direction.
const toJoining = (from, to) => claimsBetween(from, to).slice(0, 2).map((claim) =>
  `${claim.subject === from ? "→" : "←"} ${label(claim.relation)}${claim.kind === "asserted" ? "" : ` (${t(claim.kind)})`}`).join(t("list_separator"));

const drawnNeighbours = (row) => neighbourRows(row).filter((near) => view.rows.has(near));

// The drawn neighbour that lies best in a direction; where none does, the nearest entity that does.
const findTowards = (row, [right, down]) => {
  const places = new Map(view.standing.map((place) => [place.row, place]));
  const here = places.get(row);
  const best = (rows) => {
    const reached = rows.filter((near) => near !== row).map((near) => {
      const [across, along] = [places.get(near).x - here.x, places.get(near).y - here.y];
      const far = Math.hypot(across, along) || 1;
      const turn = Math.acos(Math.max(-1, Math.min(1, (across * right + along * down) / far)));
      return { near, turn, cost: far * (1 + 2 * turn) };
    });
    return reached.filter(({ turn }) => turn <= TURN).sort((a, b) => a.cost - b.cost)[0];
  };
  const found = best(drawnNeighbours(row)) || best([...view.rows]);
  return found ? found.near : row;
};

// The next or last of the drawn neighbours of what is selected, as they stand in its panel's order.
const findBeside = (row, way) => {
  const centre = state.at.length === 1 ? state.at[0] : row;
  const around = drawnNeighbours(centre);
  if (!around.length) return row;
  const place = around.indexOf(row);
  return around[place < 0 ? (way > 0 ? 0 : around.length - 1) : (place + way + around.length) % around.length];
};

const walkStart = () => state.cursor ?? (state.at.length ? state.at[0] : null);

const sayCursor = (from) => {
  const { cursor } = state;
  const entity = entities[cursor];
  const starts = [...state.at.slice(0, 1), from].filter((row) => row !== null && row !== cursor);
  const joined = starts.map((row) => toJoining(row, cursor)).find(Boolean) || "";
  spoken.textContent = [joined, nameOf(entity), label(entity.class), t("has_claims", entity.claims.length),
    t("neighbours", drawnNeighbours(cursor).length), t("walk_hint")].filter(Boolean).join(t("list_separator"));
  const { x, y, radius } = view.standing.find(({ row }) => row === cursor);
  const spot = toScreen(x, y);
  showTip(spot.x + radius * camera.scale, spot.y + radius * camera.scale, ...entityTip(cursor), ...[joined && el("span", null, joined)].filter(Boolean));
};

// Keep what is walked to in sight.
const followCursor = () => {
  const { x, y } = view.standing.find(({ row }) => row === state.cursor);
  const spot = toScreen(x, y);
  const edge = Math.min(80, frame.width / 5);
  if (spot.x < edge || spot.y < edge || spot.x > frame.width - edge || spot.y > frame.height - edge) moveCamera({ position: { x, y }, scale: camera.scale });
};

const walkTo = (row) => {
  const from = walkStart();
  if (row === null || !view.rows.has(row)) return;
  state.cursor = row;
  history.replaceState({ step: trail.step }, "", toAddress());
  followNetwork();
  followCursor();
  network.redraw();
  followNetwork();
  sayCursor(from);
};

const walk = (direction) => {
  const from = walkStart();
  if (from === null || !view.rows.has(from)) return walkTo(view.standing.length ? view.standing[0].row : null);
  return walkTo(findTowards(from, direction));
};

const walkBeside = (way) => {
  const from = walkStart();
  return from === null ? walk([1, 0]) : walkTo(findBeside(from, way));
};

const leaveWalk = () => {
  state.cursor = null;
  spoken.textContent = "";
  hideTip();
  history.replaceState({ step: trail.step }, "", toAddress());
  network.redraw();
};

const openCursor = () => {
  if (walkStart() === null) return;
  hideTip();
  select(walkStart());
};

const startTips = () => {
  network.on("hoverNode", ({ node, pointer }) => {
    mapElement.classList.add("pointing");
    showTip(pointer.DOM.x, pointer.DOM.y, ...entityTip(node));
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    mapElement.classList.add("pointing");
    showTip(pointer.DOM.x, pointer.DOM.y, ...lineTip(lines[edge]));
  });
  for (const event of ["blurNode", "blurEdge"]) network.on(event, () => {
    mapElement.classList.remove("pointing");
    hideTip();
  });
  for (const event of ["dragStart", "zoom", "click"]) network.on(event, hideTip);
  mapElement.addEventListener("mouseleave", hideTip);
  mapElement.addEventListener("blur", hideTip);
};
