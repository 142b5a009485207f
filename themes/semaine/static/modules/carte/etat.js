// What the address bar holds: the place, the zoom, the filters. A link that is copied shows the same map.

/** The filters, in the order of the form and of the masks that tiles carry. */
export const FILTRES = ["jour", "type", "mode", "acces"];

/**
 * @typedef {{lat: number, lon: number, z: number}} Vue where the map looks
 * @typedef {Record<string, string>} Filtres the chosen value of each filter, "" for none
 */

/**
 * Reads the query of an address.
 * @param {string} requete `?lat=48.85&lon=2.35&z=11&type=cafe-ia`
 * @returns {{vue: Vue | null, filtres: Filtres}}
 */
export function lire(requete) {
  const champs = new URLSearchParams(requete);
  const nombre = (nom) => (champs.has(nom) ? Number(champs.get(nom)) : NaN);
  const vue = { lat: nombre("lat"), lon: nombre("lon"), z: nombre("z") };
  const valable = Math.abs(vue.lat) <= 85 && Math.abs(vue.lon) <= 180 && vue.z >= 0 && vue.z <= 22;
  return {
    vue: valable ? vue : null,
    filtres: Object.fromEntries(FILTRES.map((nom) => [nom, champs.get(nom) ?? ""])),
  };
}

/**
 * The query of a state; what is not chosen is left out.
 * @param {Vue} vue
 * @param {Filtres} filtres
 */
export function ecrire(vue, filtres) {
  const champs = new URLSearchParams();
  champs.set("lat", vue.lat.toFixed(4));
  champs.set("lon", vue.lon.toFixed(4));
  champs.set("z", String(Math.round(vue.z * 100) / 100));
  for (const nom of FILTRES) if (filtres[nom]) champs.set(nom, filtres[nom]);
  return `?${champs}`;
}
