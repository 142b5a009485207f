// Where the map's events come from: the whole data set of a small edition, or the tiles of a large one.

import { compter, convient } from "./filtres.js";
import { compte, seul } from "./grille.js";

/**
 * @typedef {object} Recolte what a source found in a view
 * @property {import("./grille.js").Groupe[]} groupes
 * @property {number} pannes how many files did not come
 * @typedef {{ouest: number, sud: number, est: number, nord: number}} Bornes a view
 */

/** Reads a JSON file, or throws @param {string} adresse */
export async function telecharger(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${reponse.status} ${adresse}`);
  return reponse.json();
}

function dedans({ geometry: { coordinates: [lon, lat] } }, { ouest, sud, est, nord }) {
  return lon >= ouest && lon <= est && lat >= sud && lat <= nord;
}

/** A file that is asked for once; after a failure the next demand asks again. */
class Fichier {
  constructor(adresse) {
    this.adresse = adresse;
    this.attente = null;
  }

  lire() {
    this.attente ??= telecharger(this.adresse).catch((erreur) => {
      this.attente = null;
      throw erreur;
    });
    return this.attente;
  }
}

/** Up to 1,000 events: the public data set itself, filtered exactly. */
export class JeuEntier {
  constructor(adresse, choix) {
    this.fichier = new Fichier(adresse);
    this.choix = choix;
  }

  /** @returns {Promise<Recolte>} */
  async voir(bornes, zoom, filtres) {
    try {
      const { features } = await this.fichier.lire();
      const vus = features.filter((f) => f.geometry && dedans(f, bornes) && convient(f.properties, filtres, this.choix));
      return { groupes: vus.map(seul), pannes: 0 };
    } catch {
      return { groupes: [], pannes: 1 };
    }
  }

  /** The events without a place that pass the filters, and how many they are. */
  async enLigne(filtres) {
    const { features } = await this.fichier.lire();
    const evenements = features.filter((f) => !f.geometry && convient(f.properties, filtres, this.choix));
    return { evenements, total: evenements.length };
  }
}

/** More: tiles that list, or count in a grid. The index says which exist, so none is asked for in vain. */
export class Tuiles {
  constructor(dossier, choix) {
    this.dossier = dossier;
    this.choix = choix;
    this.index = new Fichier(`${dossier}index.json`);
    this.ligne = new Fichier(`${dossier}en-ligne.geojson`);
    this.fichiers = new Map();
  }

  /** @returns {Promise<Recolte>} */
  async voir(bornes, zoom, filtres) {
    let voulues;
    try {
      const index = await this.index.lire();
      this.arbre ??= lireArbre(index.arbre);
      voulues = chercher(this.arbre, bornes, Math.max(Math.ceil(zoom) - 1, 0));
    } catch {
      return { groupes: [], pannes: 1 };
    }
    const reponses = await Promise.allSettled(voulues.map((nom) => this.fichierDe(nom).lire()));
    const arrivees = reponses.filter((reponse) => reponse.status === "fulfilled").map((reponse) => reponse.value);
    const groupes = arrivees
      .flatMap((tuile) => tuile.features)
      .filter((f) => dedans(f, bornes))
      .flatMap((f) => this.groupeDe(f, filtres));
    return { groupes, pannes: reponses.length - arrivees.length };
  }

  async enLigne(filtres) {
    const [{ features }, { en_ligne: total }] = await Promise.all([this.ligne.lire(), this.index.lire()]);
    const evenements = features.filter((f) => convient(f.properties, filtres, this.choix));
    const filtre = Object.values(filtres).some(Boolean);
    return { evenements, total: filtre ? evenements.length : total, partiel: filtre && features.length < total };
  }

  /** The events of one point, which a view may only count. */
  async enUnPoint({ lat, lon }, filtres) {
    const noms = chercher(this.arbre, { ouest: lon, est: lon, sud: lat, nord: lat }, Infinity);
    const listes = await Promise.all(noms.map((nom) => this.fichierDe(nom).lire()));
    const ici = ({ geometry: { coordinates } }) => coordinates[0] === lon && coordinates[1] === lat;
    const evenements = listes.flatMap((liste) => liste.features).filter((f) => !f.properties.nombre && ici(f));
    return evenements.filter((f) => convient(f.properties, filtres, this.choix));
  }

  groupeDe(f, filtres) {
    if (f.properties.nombre === undefined) return convient(f.properties, filtres, this.choix) ? [seul(f)] : [];
    const total = compter(f.properties, filtres, this.choix);
    return total.nombre > 0 ? [compte(f, total)] : [];
  }

  fichierDe(nom) {
    if (!this.fichiers.has(nom)) this.fichiers.set(nom, new Fichier(`${this.dossier}${nom}.geojson`));
    return this.fichiers.get(nom);
  }
}

/**
 * The tree of the index: one digit a tile, `0` absent, `1` a list, `2` a grid followed by its four children.
 * @param {string} forme
 */
export function lireArbre(forme) {
  let place = 0;
  const tuile = (z, x, y) => {
    const signe = forme[place++];
    if (signe === "0") return null;
    const enfants = signe === "2" ? [0, 1, 2, 3].map((q) => tuile(z + 1, 2 * x + (q & 1), 2 * y + (q >> 1))) : [];
    return { z, x, y, enfants: enfants.filter(Boolean) };
  };
  return tuile(0, 0, 0);
}

/** The tiles to read for a view: those of a zoom, and the lists above them @returns {string[]} */
export function chercher(tuile, bornes, zoom) {
  const { z, x, y, enfants } = tuile;
  const cote = 2 ** z;
  const [ouest, est] = [(x / cote) * 360 - 180, ((x + 1) / cote) * 360 - 180];
  const [nord, sud] = [latitude(y / cote), latitude((y + 1) / cote)];
  if (est < bornes.ouest || ouest > bornes.est || sud > bornes.nord || nord < bornes.sud) return [];
  if (!enfants.length || z >= zoom) return [`${z}/${x}/${y}`];
  return enfants.flatMap((enfant) => chercher(enfant, bornes, zoom));
}

function latitude(fraction) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * fraction))) * 180) / Math.PI;
}
