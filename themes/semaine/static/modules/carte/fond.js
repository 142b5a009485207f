// What lies under the events: neighbours, départements, régions and the names of towns, from one file of the site. Colours
// stand in the style sheet, so that dark mode and forced colours apply.

/** Names of towns shown at once, at most: few, and none over a button. */
const NOMS = 28;

/** The least zoom at which a town of each rank is named. */
const ZOOMS = [4, 6, 8, 9];

export class Fond {
  /** @param {L.Map} carte @param {typeof window.L} L */
  constructor(carte, L) {
    this.carte = carte;
    this.L = L;
    this.villes = [];
    this.volet = carte.createPane("noms");
    this.volet.setAttribute("aria-hidden", "true");
  }

  /** Draws the outlines of the file; called once it has come. */
  dessiner({ features }) {
    const genre = (nom) => features.filter(({ properties }) => properties.genre === nom);
    const rendu = this.L.svg({ padding: 0.6 });
    const tracer = (formes, className) =>
      this.L.geoJSON(formes, { interactive: false, style: { className, renderer: rendu, stroke: true, fill: true } }).addTo(this.carte);
    const departements = genre("departement");
    tracer(genre("voisin"), "fond-voisin");
    tracer(departements, "fond-departement");
    const trait = { className: "fond-region", interactive: false, renderer: rendu, fill: false };
    this.L.polyline(frontieres(departements), trait).addTo(this.carte);
    this.villes = genre("ville").map(({ geometry: { coordinates: [lon, lat] }, properties }) => ({ lat, lon, ...properties }));
  }

  /** Names towns of the view, where nothing covers them. */
  nommer(emprises) {
    const { carte, volet } = this;
    const vue = carte.getBounds();
    const zoom = carte.getZoom();
    const pris = [...emprises];
    const noms = [];
    for (const ville of this.villes) {
      if (noms.length === NOMS) break;
      if (zoom < ZOOMS[ville.rang] || !vue.contains([ville.lat, ville.lon])) continue;
      const { x, y } = carte.latLngToLayerPoint([ville.lat, ville.lon]);
      const demi = ville.nom.length * 4 + 6;
      const place = { gauche: x - demi, droite: x + demi, haut: y - 10, bas: y + 12 };
      if (pris.some((autre) => touche(autre, place))) continue;
      pris.push(place);
      noms.push(etiquette(ville, x, y));
    }
    volet.replaceChildren(...noms);
  }
}

function touche(a, b) {
  return a.gauche < b.droite && b.gauche < a.droite && a.haut < b.bas && b.haut < a.bas;
}

function etiquette(ville, x, y) {
  const nom = document.createElement("span");
  nom.className = `ville ville-${ville.rang}`;
  nom.textContent = ville.nom;
  nom.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
  return nom;
}

/**
 * The borders of régions: sides of départements that have another région, or none, on their other hand. Neighbours share
 * their points exactly, since they were simplified together.
 */
function frontieres(departements) {
  const cotes = new Map();
  for (const { geometry, properties } of departements) {
    const polygones = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const anneau of polygones.flat()) {
      for (let i = 1; i < anneau.length; i += 1) {
        const bouts = [anneau[i - 1], anneau[i]].sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2);
        const cle = bouts.join(" ");
        const cote = cotes.get(cle) ?? { bouts, regions: [] };
        cote.regions.push(properties.reg);
        cotes.set(cle, cote);
      }
    }
  }
  const dehors = [...cotes.values()].filter(({ regions }) => regions.length < 2 || regions[0] !== regions[1]);
  return dehors.map(({ bouts }) => bouts.map(([lon, lat]) => [lat, lon]));
}
