// The map's French: counts, dates, places.

import { texte } from "./textes.js";

const ETATS = {
  reprogramme: texte("js-map.rescheduled"),
  "deplace-en-ligne": texte("js-map.moved-online"),
  reporte: texte("js-map.postponed"),
  complet: texte("js-map.full"),
  annule: texte("js-map.cancelled"),
};

/** « 1 activité », « environ 120 activités » @param {number} n @param {boolean} [environ] */
export function activites(n, environ = false) {
  return environ ? texte("js-map.about", { n }) : texte("js-map.activities", { n });
}

/** What a button of the map shows: « 87 », « 1,2 k » @param {number} n */
export function court(n) {
  if (n < 1000) return String(n);
  const milliers = n < 10000 ? Math.round(n / 100) / 10 : Math.round(n / 1000);
  return `${milliers.toLocaleString("fr-FR")}\u202fk`;
}

/** « à Lyon », « au Havre », « aux Mureaux » @param {string} commune */
export function a(commune) {
  if (commune.startsWith("Le ")) return `au ${commune.slice(3)}`;
  if (commune.startsWith("Les ")) return `aux ${commune.slice(4)}`;
  return `à ${commune}`;
}

/** « de Lyon », « d’Anor », « du Havre », « des Mureaux » @param {string} commune */
export function de(commune) {
  if (commune.startsWith("Le ")) return `du ${commune.slice(3)}`;
  if (commune.startsWith("Les ")) return `des ${commune.slice(4)}`;
  return /^[aeiouyhàâéèêëîïôœùûü]/i.test(commune) ? `d’${commune}` : `de ${commune}`;
}

/** « mardi 19 mai » @param {string} jour `2026-05-19` */
export function jour(jour) {
  const date = new Date(`${jour}T00:00:00Z`);
  const mots = date.toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return mots.replace(/ 1 /, " 1er ");
}

/** « 14 h 30 », of a moment in the local time of its place @param {string} moment `2026-05-19T14:30:00+02:00` */
function heure(moment) {
  const [heures, minutes] = moment.slice(11, 16).split(":");
  const reste = minutes === "00" ? "" : `\u202f${minutes}`;
  return `${Number(heures)}\u202fh${reste}`;
}

/** When an event happens, in words @param {object} evenement the properties of a feature */
export function quand({ date, debut, fin, chaque, jours }) {
  if (chaque) return texte("js-map.every", { jour: chaque, debut: heure(debut), fin: heure(fin) });
  const autres = jours ? `, ${texte("js-map.other-dates", { n: jours.length - 1 })}` : "";
  if (date) return `${majuscule(jour(date))}, ${texte("js-map.no-hours")}${autres}`;
  if (!debut) return texte("js-map.no-date");
  const heures = fin ? texte("js-map.hours", { debut: heure(debut), fin: heure(fin) }) : heure(debut);
  return `${majuscule(jour(debut.slice(0, 10)))}, ${heures}${autres}`;
}

/**
 * Whether all of an event is over.
 * @param {object} evenement the properties of a feature
 * @param {string} aujourdhui `2026-05-20`
 */
export function passe({ date, debut, fin, chaque, au, jours }, aujourdhui) {
  const dernier = chaque ? au : (jours?.at(-1) ?? date ?? (fin ?? debut)?.slice(0, 10));
  return Boolean(dernier) && dernier < aujourdhui;
}

/** « Médiathèque, Anor (59) », « En ligne » @param {object} evenement the properties of a feature */
export function ou({ mode, lieu, commune, departement }) {
  if (!commune || mode === "en-ligne") return texte("js-map.online");
  const ville = departement ? `${commune} (${departement})` : commune;
  const place = lieu ? `${lieu}, ${ville}` : ville;
  return mode === "hybride" ? texte("js-map.and-online", { lieu: place }) : place;
}

/** « Annulé », or nothing for an event that stands @param {string} [statut] */
export function etat(statut) {
  return ETATS[statut] ?? "";
}

function majuscule(mots) {
  return mots.charAt(0).toUpperCase() + mots.slice(1);
}
