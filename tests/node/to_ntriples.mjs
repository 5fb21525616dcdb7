// Reads Turtle files with N3.js and writes all their triples to standard output as N-Triples.
// Blank nodes of different files stay apart.
import { readFileSync, writeSync } from "node:fs";
import { Parser, Writer } from "n3";

const writer = new Writer({ format: "N-Triples" });
process.argv.slice(2).forEach((path, number) => {
  const parser = new Parser({ format: "Turtle", blankNodePrefix: `_:f${number}` });
  writer.addQuads(parser.parse(readFileSync(path, "utf8")));
});
writer.end((error, text) => {
  if (error) throw error;
  for (let bytes = Buffer.from(text); bytes.length; bytes = bytes.subarray(writeSync(1, bytes)));
});
