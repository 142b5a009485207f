// The interactive map: one state (the view and the filters), shown by the buttons, the list, the count and the address bar.

import { Amas } from "./amas.js";
import { JeuEntier, telecharger, Tuiles } from "./donnees.js";
import { ecrire, FILTRES, lire } from "./etat.js";
import { Fond } from "./fond.js";
import { memeLieu, regrouper } from "./grille.js";
import { Liste } from "./liste.js";
import { activites } from "./mots.js";
import { texte } from "./textes.js";

/** Zooms of the map; the deepest tiles are read at the last one. */
const ZOOMS = { min: 3, max: 19 };

/**
 * Opens the map in its section; resolves once it shows its events.
 * @param {HTMLElement} racine the section of the page, with its addresses in `data-` attributes
 */
export async function ouvrir(racine) {
  await import(racine.dataset.leaflet);
  const carte = new Carte(racine, window.L);
  await carte.demarrer();
  return carte;
}

class Carte {
  constructor(racine, L) {
    this.racine = racine;
    this.trouver = (nom) => racine.querySelector(`[data-carte="${nom}"]`);
    this.form = racine.querySelector("form");
    this.choix = Object.fromEntries(FILTRES.map((nom) => [nom, valeurs(this.form.elements[nom])]));
    const { donnees, tuiles } = racine.dataset;
    this.source = tuiles ? new Tuiles(tuiles, this.choix) : new JeuEntier(donnees, this.choix);
    this.L = L;
    this.tour = 0;
    this.groupes = [];
    this.carte = creerCarte(L, this.trouver("toile"), Boolean(racine.dataset.raster));
    const types = new Map([...this.form.elements.type.options].map((option) => [option.value, option.text]));
    const choisir = (groupe, clavier) => this.choisir(groupe, clavier);
    this.liste = new Liste(racine, { types, choisir, viser: (cle) => this.amas.viser(cle) });
    this.amas = new Amas(this.carte, { pictos: racine.dataset.pictos, choisir, viser: (cle) => this.liste.viser(cle) });
    this.fond = new Fond(this.carte, L);
  }

  async demarrer() {
    this.ajouterRaster();
    this.ecouter();
    this.poser(lire(location.search));
    this.deplier();
    await Promise.all([this.chargerFond(), this.actualiser()]);
    this.carte.on("moveend", () => this.actualiser());
  }

  /** Shows again a map that was closed, in the state of the address bar if it holds one. */
  reprendre() {
    this.carte.invalidateSize({ animate: false });
    const etat = lire(location.search);
    if (etat.vue) this.poser(etat);
    this.actualiser();
  }

  /** Everything that the visitor may do besides touching the map. */
  ecouter() {
    this.form.addEventListener("submit", (evenement) => evenement.preventDefault());
    this.form.addEventListener("change", () => this.filtrer());
    this.form.addEventListener("reset", (evenement) => {
      // The event comes before the form is emptied.
      evenement.preventDefault();
      for (const nom of FILTRES) this.form.elements[nom].value = "";
      this.filtrer();
    });
    for (const bouton of this.racine.querySelectorAll("[data-bornes]")) {
      bouton.addEventListener("click", () => this.aller(() => this.cadrer(bouton.dataset.bornes.split(",").map(Number))));
    }
    for (const bouton of this.racine.querySelectorAll("[data-zoom]")) {
      bouton.addEventListener("click", () => this.carte.setZoom(Math.round(this.carte.getZoom()) + Number(bouton.dataset.zoom)));
    }
    this.trouver("reessayer").addEventListener("click", () => this.reessayer());
    window.addEventListener("popstate", () => {
      const etat = lire(location.search);
      if (this.racine.hidden || !etat.vue) return;
      this.silence = true;
      this.poser(etat);
      this.actualiser();
    });
  }

  /** On a narrow screen the filters wait to be asked for, or the map would be below them; those that are set are shown. */
  deplier() {
    const large = matchMedia("(min-width: 40rem)");
    const boite = this.form.closest("details");
    const regler = () => {
      boite.open = large.matches || Object.values(this.filtres).some(Boolean);
    };
    large.addEventListener("change", regler);
    regler();
  }

  /** Puts the map in a state of the address bar; without a view it shows metropolitan France. */
  poser({ vue, filtres }) {
    for (const nom of FILTRES) this.form.elements[nom].value = this.choix[nom].includes(filtres[nom]) ? filtres[nom] : "";
    if (vue) this.carte.setView([vue.lat, vue.lon], vue.z, { animate: false });
    else this.cadrer(this.premieresBornes());
  }

  premieresBornes() {
    return this.racine.querySelector("[data-bornes]").dataset.bornes.split(",").map(Number);
  }

  cadrer([ouest, sud, est, nord], options = {}) {
    this.carte.fitBounds([[sud, ouest], [nord, est]], { animate: false, padding: [8, 8], ...options });
  }

  /** A step that Back undoes: the address of before stays in the history. */
  aller(bouger) {
    history.pushState(null, "", location.href);
    bouger();
  }

  filtrer() {
    history.pushState(null, "", location.href);
    return this.actualiser();
  }

  get filtres() {
    return Object.fromEntries(FILTRES.map((nom) => [nom, this.form.elements[nom].value]));
  }

  /** Opens a group: its events when they are of one place, else a closer view. */
  async choisir(groupe, clavier) {
    const { carte } = this;
    const ici = memeLieu(groupe) || carte.getZoom() >= ZOOMS.max;
    if (ici && groupe.complet) return this.liste.ouvrirChoix(groupe.evenements);
    if (ici) {
      const evenements = await this.source.enUnPoint(groupe, this.filtres).catch(() => []);
      if (evenements.length) return this.liste.ouvrirChoix(evenements);
      return this.panne(1);
    }
    const [ouest, sud, est, nord] = groupe.bornes;
    const cible = carte.getBoundsZoom([[sud, ouest], [nord, est]], false, this.L.point(48, 48));
    const zoom = Math.min(Math.max(cible, Math.ceil(carte.getZoom() + 0.5)), ZOOMS.max);
    this.vise = clavier ? groupe.bornes : null;
    this.aller(() => carte.setView([(sud + nord) / 2, (ouest + est) / 2], zoom, { animate: false }));
  }

  /** Shows the events of the view that pass the filters, everywhere they are shown. */
  async actualiser() {
    const tour = ++this.tour;
    this.racine.setAttribute("aria-busy", "true");
    const { carte, filtres } = this;
    const [zoom, vue] = [carte.getZoom(), carte.getBounds()];
    const bornes = { ouest: vue.getWest(), sud: vue.getSouth(), est: vue.getEast(), nord: vue.getNorth() };
    this.noter(filtres);
    const ligne = this.source.enLigne(filtres).catch(() => null);
    const [{ groupes: trouves, pannes }, enLigne] = await Promise.all([this.source.voir(bornes, zoom, filtres), ligne]);
    // A later move has already asked for something else.
    if (tour !== this.tour) return;
    const groupes = regrouper(trouves, zoom);
    this.liste.fermerChoix();
    this.groupes = groupes;
    this.amas.montrer(groupes);
    this.fond.nommer(this.amas.emprises(groupes));
    this.liste.montrer(groupes);
    if (enLigne) this.liste.montrerLigne(enLigne);
    this.panne(pannes);
    this.dire(groupes, enLigne, pannes);
    if (this.vise) this.amas.viserDans(this.vise, groupes);
    this.vise = null;
    this.racine.setAttribute("aria-busy", "false");
  }

  /** Writes the state in the address bar, in place of the current one. */
  noter(filtres) {
    if (this.silence) {
      this.silence = false;
      return;
    }
    const { lat, lng } = this.carte.getCenter();
    history.replaceState(null, "", ecrire({ lat, lon: lng, z: this.carte.getZoom() }, filtres));
  }

  /** The count, which screen readers hear. */
  dire(groupes, enLigne, pannes) {
    const total = groupes.reduce((somme, groupe) => somme + groupe.nombre, 0);
    const environ = groupes.some((groupe) => groupe.environ);
    const filtre = Object.values(this.filtres).some(Boolean) ? ` ${texte("js-map.filtered")}` : "";
    const combien = total ? texte("js-map.in-view", { activites: activites(total, environ), filtre }) : texte("js-map.none-in-view", { filtre });
    const ligne = enLigne?.total ? ` ${texte("js-map.and-how-many-online", { activites: activites(enLigne.total) })}` : "";
    const mots = pannes && !total ? "" : combien.charAt(0).toUpperCase() + combien.slice(1) + ligne;
    const etat = this.trouver("etat");
    if (etat.textContent !== mots) etat.textContent = mots;
  }

  /** Says that files did not come, or that all came. */
  panne(nombre) {
    this.trouver("panne").hidden = !(nombre > 0 || this.fondManque);
  }

  async reessayer() {
    await Promise.all([this.chargerFond(), this.actualiser()]);
    this.trouver("toile").focus();
  }

  async chargerFond() {
    if (this.fondManque === false) return;
    try {
      this.fond.dessiner(await telecharger(this.racine.dataset.fond));
      this.fondManque = false;
      this.fond.nommer(this.amas.emprises(this.groupes));
    } catch {
      this.fondManque = true;
      this.panne(1);
    }
  }

  ajouterRaster() {
    const { raster, rasterZoom } = this.racine.dataset;
    if (raster) this.L.tileLayer(raster, { maxNativeZoom: Number(rasterZoom), maxZoom: ZOOMS.max }).addTo(this.carte);
  }
}

function valeurs(champ) {
  return [...champ.options].map((option) => option.value).filter(Boolean);
}

function creerCarte(L, toile, images) {
  const carte = L.map(toile, {
    attributionControl: false,
    zoomControl: false,
    zoomAnimation: false,
    fadeAnimation: false,
    inertia: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    scrollWheelZoom: false,
    // Outlines are sharp at any zoom, so a territory can fill the view; pictures are only at whole ones.
    zoomSnap: images ? 1 : 0.25,
    minZoom: ZOOMS.min,
    maxZoom: ZOOMS.max,
    maxBounds: [[-70, -190], [80, 190]],
  });
  // The wheel scrolls the page until the visitor is in the map.
  carte.on("focus", () => carte.scrollWheelZoom.enable());
  carte.on("blur", () => carte.scrollWheelZoom.disable());
  return carte;
}
