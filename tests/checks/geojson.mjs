// Checks the GeoJSON files of a built site (RFC 7946) with an independent reader: node tests/checks/geojson.mjs SITE_DIR

import { check } from "@placemarkio/check-geojson";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const MEMBERS = new Set(["type", "bbox", "features"]);

/** What check-geojson does not look at: the promises of our own format. */
function* promises(collection) {
  if (collection.type !== "FeatureCollection") yield `${collection.type} au lieu de FeatureCollection`;
  for (const member of Object.keys(collection)) if (!MEMBERS.has(member)) yield `membre étranger : ${member}`;
  const ids = new Set();
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { id, geometry } of collection.features) {
    if (id === undefined || ids.has(id)) yield `id absent ou répété : ${id}`;
    ids.add(id);
    // The backdrop of the map has outlines too, and no box.
    if (geometry?.type !== "Point") continue;
    const [x, y] = geometry.coordinates;
    if (Math.abs(x) > 180 || Math.abs(y) > 90) yield `${id} : coordonnées impossibles (${x}, ${y})`;
    if ([x, y].some((degrees) => /\.\d{6}/.test(String(degrees)))) yield `${id} : plus de cinq décimales (${x}, ${y})`;
    [box[0], box[1]] = [Math.min(box[0], x), Math.min(box[1], y)];
    [box[2], box[3]] = [Math.max(box[2], x), Math.max(box[3], y)];
  }
  const expected = box[0] === Infinity ? undefined : box;
  const outlines = collection.features.some(({ geometry }) => geometry && geometry.type !== "Point");
  if (outlines) return;
  if (JSON.stringify(collection.bbox) !== JSON.stringify(expected)) yield `bbox ${collection.bbox}, attendu ${expected}`;
}

function* faults(path) {
  const text = readFileSync(path, "utf8");
  try {
    check(text);
  } catch (error) {
    for (const issue of error.issues ?? [error]) yield `${text.slice(0, issue.from).split("\n").length}: ${issue.message}`;
    return;
  }
  for (const fault of promises(JSON.parse(text))) yield ` ${fault}`;
}

const site = process.argv[2];
if (!site || !statSync(site, { throwIfNoEntry: false })?.isDirectory()) {
  console.error("usage : node tests/checks/geojson.mjs DOSSIER_DU_SITE");
  process.exit(1);
}
const files = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".geojson")).sort();
let count = 0;
for (const file of files) {
  for (const fault of faults(join(site, file))) {
    console.log(`${relative(site, join(site, file))}:${fault}`);
    count += 1;
  }
}
if (files.length === 0) console.log(`aucun fichier geojson dans ${site}`);
console.log(`${files.length} fichiers vérifiés (geojson), ${count} erreurs`);
process.exit(count > 0 || files.length === 0 ? 1 : 0);
