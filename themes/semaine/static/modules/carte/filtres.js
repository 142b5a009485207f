// Which events the chosen filters keep, and how many a cell of the map has of them.

import { FILTRES } from "./etat.js";

const JOURS = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

/**
 * The days of an event, without its recurrence: `2026-05-19`.
 * @param {object} proprietes those of a GeoJSON feature
 * @returns {string[]}
 */
function jours(proprietes) {
  if (proprietes.chaque) return [];
  return proprietes.jours ?? [proprietes.date ?? proprietes.debut?.slice(0, 10)].filter(Boolean);
}

function revient(proprietes, jour) {
  if (!proprietes.chaque) return false;
  const tombe = JOURS[new Date(`${jour}T00:00:00Z`).getUTCDay()] === proprietes.chaque;
  const commence = proprietes.debut.slice(0, 10) <= jour;
  const dure = !proprietes.au || jour <= proprietes.au;
  return tombe && commence && dure && !(proprietes.sauf ?? []).includes(jour);
}

/** Whether an event happens on a day of the form: a date of the week, or `annee` for any other. */
function aLieu(proprietes, choix, semaine) {
  if (choix !== "annee") return jours(proprietes).includes(choix) || revient(proprietes, choix);
  return Boolean(proprietes.chaque) || jours(proprietes).some((jour) => !semaine.includes(jour));
}

/**
 * Whether an event passes all filters.
 * @param {object} proprietes those of a GeoJSON feature
 * @param {import("./etat.js").Filtres} filtres
 * @param {Record<string, string[]>} choix every value of each filter, in the order of the form
 */
export function convient(proprietes, filtres, choix) {
  return (
    (!filtres.jour || aLieu(proprietes, filtres.jour, choix.jour)) &&
    (!filtres.type || proprietes.types.includes(filtres.type)) &&
    (!filtres.mode || proprietes.mode === filtres.mode) &&
    (!filtres.acces || (proprietes.accessibilite ?? []).includes(filtres.acces))
  );
}

/**
 * How many events of a cell pass all filters: exact with its joint keys (`cles`) or under one filter, else estimated from
 * the totals of each filter (`marges`).
 * @param {object} proprietes those of a cell: `nombre`, and `cles` or `marges`
 * @param {import("./etat.js").Filtres} filtres
 * @param {Record<string, string[]>} choix every value of each filter, in the order of the form
 * @returns {{nombre: number, environ: boolean}}
 */
export function compter(proprietes, filtres, choix) {
  const bits = FILTRES.map((nom) => (filtres[nom] ? choix[nom].indexOf(filtres[nom]) : -1));
  const actifs = bits.filter((bit) => bit >= 0).length;
  if (!actifs) return { nombre: proprietes.nombre, environ: false };
  if (proprietes.cles) {
    const garde = (cle) => bits.every((bit, rang) => bit < 0 || (cle[rang] >> bit) & 1);
    const nombre = proprietes.cles.filter(garde).reduce((somme, cle) => somme + cle[4], 0);
    return { nombre, environ: false };
  }
  const parts = bits.map((bit, rang) => (bit < 0 ? 1 : (proprietes.marges[rang][bit] ?? 0) / proprietes.nombre));
  const part = parts.reduce((produit, autre) => produit * autre, 1);
  const nombre = Math.max(Math.round(proprietes.nombre * part), part > 0 ? 1 : 0);
  return { nombre, environ: actifs > 1 };
}
