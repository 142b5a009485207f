// Gathers the events of a view: those of one place first, then those of one cell of a grid, then what would overlap.
// Tiles count by the same grid: a tile of 512 pixels has 8 × 8 cells.

/** Side of a cell, in pixels. */
export const CASE = 64;

/** Two buttons nearer than this would overlap, in pixels. */
const ECART = 60;

/**
 * @typedef {object} Groupe what one button stands for
 * @property {string} cle tells it from the others
 * @property {number} lat
 * @property {number} lon
 * @property {number} nombre how many events
 * @property {boolean} environ whether the count is estimated
 * @property {boolean} complet whether `evenements` holds them all
 * @property {object[]} evenements features that are known one by one
 * @property {number[]} bornes west, south, east, north
 * @property {Map<string, number>} communes how many events each has
 * @property {string} [url] the page of a place where too much happens to be listed
 */

/**
 * The place of a position on the world map of a zoom, in pixels.
 * @param {number} lat
 * @param {number} lon
 * @param {number} zoom
 */
export function projeter(lat, lon, zoom) {
  const cote = 256 * 2 ** zoom;
  const sinus = Math.sin((Math.max(-85.051128, Math.min(85.051128, lat)) * Math.PI) / 180);
  return {
    x: cote * (lon / 360 + 0.5),
    y: cote * (0.5 - Math.log((1 + sinus) / (1 - sinus)) / (4 * Math.PI)),
  };
}

/** The group of one event @param {object} evenement a GeoJSON feature @returns {Groupe} */
export function seul(evenement) {
  const [lon, lat] = evenement.geometry.coordinates;
  const { commune } = evenement.properties;
  return {
    cle: String(evenement.id),
    lat,
    lon,
    nombre: 1,
    environ: false,
    complet: true,
    evenements: [evenement],
    bornes: [lon, lat, lon, lat],
    communes: new Map(commune ? [[commune, 1]] : []),
  };
}

/** The group of a counted cell @param {object} cellule a GeoJSON feature @param {{nombre: number, environ: boolean}} compte @returns {Groupe} */
export function compte(cellule, { nombre, environ }) {
  const [lon, lat] = cellule.geometry.coordinates;
  const { commune, url } = cellule.properties;
  return {
    cle: String(cellule.id),
    lat,
    lon,
    nombre,
    environ,
    complet: false,
    evenements: [],
    bornes: cellule.bbox ?? [lon, lat, lon, lat],
    communes: new Map(commune ? [[commune, nombre]] : []),
    url,
  };
}

/** Whether all of a group happens at one point @param {Groupe} groupe */
export function memeLieu({ bornes: [ouest, sud, est, nord] }) {
  return ouest === est && sud === nord;
}

/** The commune where most of a group happens @param {Groupe} groupe */
export function communePrincipale(groupe) {
  const communes = [...groupe.communes].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "fr"));
  return communes[0]?.[0] ?? "";
}

/**
 * The groups of a view, in reading order: rows from the north, each from the west.
 * @param {Groupe[]} groupes
 * @param {number} zoom
 * @returns {Groupe[]}
 */
export function regrouper(groupes, zoom) {
  const place = (groupe) => projeter(groupe.lat, groupe.lon, zoom);
  const memePoint = reunirPar(groupes, ({ lat, lon }) => `${lat} ${lon}`);
  const cases = reunirPar(memePoint, (groupe) => {
    const { x, y } = place(groupe);
    return `${Math.floor(x / CASE)} ${Math.floor(y / CASE)}`;
  });
  const ecartes = ecarter(cases, place);
  const rang = (groupe) => Math.floor(place(groupe).y / CASE);
  return ecartes.sort((a, b) => rang(a) - rang(b) || a.lon - b.lon || (a.cle < b.cle ? -1 : 1));
}

function reunirPar(groupes, cle) {
  const ensemble = new Map();
  for (const groupe of groupes) {
    const nom = cle(groupe);
    ensemble.has(nom) ? ensemble.get(nom).push(groupe) : ensemble.set(nom, [groupe]);
  }
  return [...ensemble.values()].map(reunir);
}

/** The largest groups take in what they would cover. */
function ecarter(groupes, place) {
  const restants = [...groupes].sort((a, b) => b.nombre - a.nombre || (a.cle < b.cle ? -1 : 1));
  const gardes = [];
  for (const groupe of restants) {
    const { x, y } = place(groupe);
    const voisin = gardes.find((garde) => Math.hypot(garde.x - x, garde.y - y) < ECART);
    if (voisin) voisin.membres.push(groupe);
    else gardes.push({ x, y, membres: [groupe] });
  }
  return gardes.map(({ membres }) => reunir(membres));
}

/** @param {Groupe[]} membres one at least @returns {Groupe} */
function reunir(membres) {
  if (membres.length === 1) return membres[0];
  const nombre = membres.reduce((somme, membre) => somme + membre.nombre, 0);
  const moyenne = (axe) => membres.reduce((somme, membre) => somme + membre[axe] * membre.nombre, 0) / nombre;
  const communes = new Map();
  for (const membre of membres) {
    for (const [nom, combien] of membre.communes) communes.set(nom, (communes.get(nom) ?? 0) + combien);
  }
  const borne = (rang, choisir) => choisir(...membres.map((membre) => membre.bornes[rang]));
  // Of two events at one point the means of equal numbers may differ in their last bit.
  const unPoint = membres.every((membre) => membre.lat === membres[0].lat && membre.lon === membres[0].lon);
  return {
    cle: membres.map((membre) => membre.cle).sort()[0],
    lat: unPoint ? membres[0].lat : moyenne("lat"),
    lon: unPoint ? membres[0].lon : moyenne("lon"),
    nombre,
    environ: membres.some((membre) => membre.environ),
    complet: membres.every((membre) => membre.complet),
    evenements: membres.flatMap((membre) => membre.evenements),
    bornes: [borne(0, Math.min), borne(1, Math.min), borne(2, Math.max), borne(3, Math.max)],
    communes,
  };
}
