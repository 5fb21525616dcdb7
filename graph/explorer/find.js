// What is found for words: by name, alias, English name, pinyin in full or its initials, whatever the
// case, width or script; and what comes nearest where nothing does.

const NEAREST_LISTED = 6;

let traditional = null;

const toSimple = (text) => {
  if (!traditional) {
    const [from, to] = DATA.traditional.map((characters) => Array.from(characters));
    traditional = new Map(from.map((character, n) => [character, to[n]]));
  }
  return Array.from(text, (character) => traditional.get(character) || character).join("");
};

const plain = (text) => toSimple(text.normalize("NFKC").toLowerCase());

// The identifier is the pinyin, a hyphen between syllables, and a hash.
const toSyllables = (id) => plain(id.replace(/-?[0-9a-f]{8}$/, "")).split("-").filter(Boolean);

const toSearched = (entity) => {
  const syllables = toSyllables(entity.id);
  return {
    entity,
    name: plain(entity.name),
    others: [...entity.aliases, entity.en || ""].filter(Boolean).map(plain),
    syllables,
    initials: syllables.map((syllable) => syllable[0]).join(""),
  };
};

let searched = null;
const readSearched = () => {
  if (!searched) searched = entities.map(toSearched);
  return searched;
};

// Whether the pinyin from one of its syllables on begins with what is wanted.
const soundsLike = (wanted, { syllables }) => {
  for (let n = 1; n < syllables.length; n += 1) if (syllables.slice(n).join("").startsWith(wanted)) return true;
  return false;
};

const toSound = (wanted) => (/^[a-zü][a-zü'’ ]*$/.test(wanted) ? wanted.replace(/['’ ]/g, "").replaceAll("ü", "v") : "");

const fitSound = (sound, row) => {
  if (!sound) return null;
  if (row.syllables.join("").startsWith(sound)) return 6;
  if (sound.length > 1 && row.initials.startsWith(sound)) return 7;
  if (sound.length > 2 && soundsLike(sound, row)) return 8;
  return sound.length > 2 && row.initials.includes(sound) ? 9 : null;
};

const fit = (wanted, row, sound) => {
  if (row.name === wanted) return 0;
  if (row.others.includes(wanted)) return 1;
  if (row.name.startsWith(wanted)) return 2;
  if (row.others.some((other) => other.startsWith(wanted))) return 3;
  if (row.name.includes(wanted)) return 4;
  if (row.others.some((other) => other.includes(wanted))) return 5;
  return fitSound(sound, row);
};

const findEntities = (query) => {
  const wanted = plain(query.trim());
  if (!wanted) return [];
  const sound = toSound(wanted);
  const found = readSearched().map((row) => [fit(wanted, row, sound), row.entity]).filter(([quality]) => quality !== null);
  return found.sort((a, b) => a[0] - b[0] || a[1].row - b[1].row).map(([, entity]) => entity);
};

const toPairs = (text) => {
  const points = Array.from(text);
  return new Set(points.length < 2 ? points : points.slice(1).map((point, n) => points[n] + point));
};

// The share of neighbouring characters that two texts have in common (Dice's coefficient), and of
// characters in any order, for half as much.
const toLikeness = (one, other) => {
  const share = (a, b) => (2 * [...a].filter((part) => b.has(part)).length) / (a.size + b.size || 1);
  return share(toPairs(one), toPairs(other)) + share(new Set(one), new Set(other)) / 2;
};

// What comes nearest to what was not found, by name, other names or sound.
const findNearest = (query) => {
  const wanted = plain(query.trim());
  const sound = toSound(wanted);
  const scored = readSearched().map((row) => {
    const texts = sound ? [...row.others, row.syllables.join("")] : [row.name, ...row.others];
    return [Math.max(...texts.map((text) => toLikeness(sound && !text.includes(" ") ? sound : wanted, text)), 0), row.entity];
  });
  return scored.filter(([score]) => score > 0.3).sort((a, b) => b[0] - a[0] || a[1].row - b[1].row)
    .slice(0, NEAREST_LISTED).map(([, entity]) => entity);
};
