// The service worker of a site that says « hors_ligne: true »: what a visitor has read, or chose to keep, can be read again
// without a network. `sw.js` sets SITE and imports this file. Online it changes nothing to what is shown: pages come from
// the network, and a copy stands in only when the network is silent. It never keeps an error nor an answer of another host.
"use strict";
const { racine, version, page: PAGE_HORS_LIGNE, coquille } = self.SITE;

// Caches are shared by all that stands on one host: ours carry the site's path.
const NOTRE = `semaine:${racine}:`;
const FICHIERS = `${NOTRE}fichiers:${version}`;
const VISITES = `${NOTRE}visites:${version}`;
const DONNEES = `${NOTRE}donnees:${version}`;
/** One cache a list that the visitor keeps: made and removed by garder.js alone. */
const LISTES = `${NOTRE}liste:`;

/** Entries that are kept of what was read, the last ones. */
const PLACES = { [VISITES]: 60, [DONNEES]: 120 };

/** Milliseconds that a page which has a copy waits for the network. */
const PATIENCE = 3000;

self.addEventListener("install", (event) => {
  const demande = (adresse) => new Request(adresse, { cache: adresse === PAGE_HORS_LIGNE ? "reload" : "default" });
  const installer = async () => {
    const cache = await caches.open(FICHIERS);
    await cache.addAll(coquille.map(demande));
    await self.skipWaiting();
  };
  event.waitUntil(installer());
});

self.addEventListener("activate", (event) => {
  const nettoyer = async () => {
    const vieux = (nom) => nom.startsWith(NOTRE) && !nom.startsWith(LISTES) && ![FICHIERS, VISITES, DONNEES].includes(nom);
    await Promise.all((await caches.keys()).filter(vieux).map((nom) => caches.delete(nom)));
    await self.clients.claim();
  };
  event.waitUntil(nettoyer());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || !pathname.startsWith(racine)) return;
  if (pathname.startsWith(`${racine}assets/`)) event.respondWith(fichier(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (/\.(geo)?json$/.test(pathname)) {
    // An address that holds its version cannot grow old, nor can communes and outlines. All the rest can: a stale directory
    // leads to the wrong shard, and a cancelled activity must not be shown as on.
    const stable = searchParams.has("v") || pathname.startsWith(`${racine}recherche/lieux/`) || pathname.endsWith("/fond.geojson");
    event.respondWith(stable ? donneeStable(event) : donnee(event));
  }
});

/** A file whose name changes with its bytes: a copy is as good as the file. */
async function fichier(request) {
  const copie = await caches.match(request, { ignoreVary: true });
  if (copie) return copie;
  const reponse = await fetch(request);
  if (estBonne(reponse)) ranger(FICHIERS, request, reponse.clone());
  return reponse;
}

async function page(event) {
  // The same page answers whatever the query, which scripts read.
  const { origin, pathname } = new URL(event.request.url);
  const adresse = origin + pathname;
  const reseau = demander(event, VISITES, adresse);
  const copie = await copieDe(adresse);
  try {
    return await (copie ? Promise.race([reseau, delai()]) : reseau);
  } catch {
    return copie ? dater(copie) : caches.match(PAGE_HORS_LIGNE, { ignoreVary: true });
  }
}

async function donnee(event) {
  const reseau = demander(event, DONNEES, event.request.url);
  const copie = await copieDe(event.request.url);
  return copie ? Promise.race([reseau, delai()]).catch(() => copie) : reseau;
}

async function donneeStable(event) {
  const copie = await copieDe(event.request.url);
  const reseau = demander(event, DONNEES, event.request.url);
  return copie ?? reseau;
}

/** Asks the network, and keeps a copy of a good answer even when nobody waits for it any more. */
function demander(event, cache, adresse) {
  let rangement = null;
  const reponse = fetch(event.request).then((recue) => {
    if (estBonne(recue)) rangement = ranger(cache, adresse, recue.clone());
    return recue;
  });
  const fin = reponse.then(() => rangement, () => null);
  // Once the event is over it cannot be held any more; what is lost then is a copy.
  try {
    event.waitUntil(fin);
  } catch {
    fin.catch(() => null);
  }
  return reponse;
}

/** An error, another host's answer, or one that a redirection led to is never kept. */
function estBonne(reponse) {
  return reponse.ok && reponse.type === "basic" && !reponse.redirected;
}

async function ranger(nom, cle, reponse) {
  try {
    const cache = await caches.open(nom);
    await cache.put(cle, reponse);
    const cles = await cache.keys();
    const trop = Math.max(cles.length - (PLACES[nom] ?? Infinity), 0);
    await Promise.all(cles.slice(0, trop).map((ancienne) => cache.delete(ancienne)));
  } catch {
    // The device is full: what was only read gives its place to what was chosen.
    await Promise.all([VISITES, DONNEES].map((autre) => caches.delete(autre)));
  }
}

/** The newest copy, of the lists that are kept and of what was read. */
async function copieDe(adresse) {
  const noms = (await caches.keys()).filter((nom) => nom.startsWith(LISTES) || nom === VISITES || nom === DONNEES);
  const copies = await Promise.all(noms.map((cacheName) => caches.match(adresse, { cacheName, ignoreVary: true })));
  const date = (copie) => Date.parse(copie.headers.get("date")) || 0;
  return copies.filter(Boolean).sort((une, autre) => date(autre) - date(une))[0];
}

/** A copy of a page that says of when it is; hors-ligne.js tells the visitor. */
async function dater(copie) {
  const date = new Date(copie.headers.get("date") ?? NaN);
  const texte = await copie.text();
  const marque = isNaN(date) ? "" : date.toISOString();
  return new Response(texte.replace("<html ", `<html data-hors-ligne="${marque}" `), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

function delai() {
  return new Promise((_, rejeter) => setTimeout(() => rejeter(new Error("délai")), PATIENCE));
}
