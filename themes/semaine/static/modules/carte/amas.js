// The layer of buttons: one for an event, one for the events of a place, one for those around a town. Real buttons, in
// reading order, each with its name: the keyboard and screen readers go through them as the eye does.

import { communePrincipale, memeLieu } from "./grille.js";
import { a, activites, court, de, quand } from "./mots.js";
import { texte } from "./textes.js";

/** Sides of the round buttons, in pixels, by how much they stand for. */
const TAILLES = [
  [1000, 68],
  [100, 60],
  [10, 52],
  [0, 46],
];

export class Amas {
  /**
   * @param {L.Map} carte
   * @param {{pictos: string, choisir: (groupe: import("./grille.js").Groupe, clavier: boolean) => void, viser: (cle: string | null) => void}} options
   */
  constructor(carte, { pictos, choisir, viser }) {
    this.carte = carte;
    this.pictos = pictos;
    this.choisir = choisir;
    this.viserAilleurs = viser;
    this.volet = carte.createPane("amas");
    this.boutons = new Map();
  }

  /** Shows these groups and no other. The focus stays on a button that stands for the same events. */
  montrer(groupes) {
    const actif = this.boutonActif();
    this.boutons = new Map(groupes.map((groupe) => [groupe.cle, this.bouton(groupe)]));
    this.volet.replaceChildren(...this.boutons.values());
    if (actif) (this.boutons.get(actif) ?? this.carte.getContainer()).focus({ preventScroll: true });
  }

  /** Focuses the first button within some bounds: where a cluster that was opened by keyboard went. */
  viserDans([ouest, sud, est, nord], groupes) {
    const premier = groupes.find(({ lat, lon }) => lon >= ouest && lon <= est && lat >= sud && lat <= nord);
    (this.boutons.get(premier?.cle) ?? this.carte.getContainer()).focus({ preventScroll: true });
  }

  /** Marks the button of a group, or none. */
  viser(cle) {
    for (const [autre, bouton] of this.boutons) bouton.classList.toggle("est-vise", autre === cle);
  }

  /** The rectangles that buttons cover, in pixels of the map's layer. */
  emprises(groupes) {
    return groupes.map((groupe) => {
      const { x, y } = this.carte.latLngToLayerPoint([groupe.lat, groupe.lon]);
      const rayon = taille(groupe) / 2;
      return { gauche: x - rayon, haut: y - rayon, droite: x + rayon, bas: y + rayon };
    });
  }

  boutonActif() {
    const actif = document.activeElement;
    return this.volet.contains(actif) ? actif.dataset.cle : null;
  }

  bouton(groupe) {
    const element = document.createElement(groupe.url ? "a" : "button");
    if (groupe.url) element.href = groupe.url;
    else element.type = "button";
    element.className = `amas ${groupe.nombre === 1 ? "amas-seul" : ""} ${memeLieu(groupe) ? "amas-lieu" : ""}`.trim();
    element.dataset.cle = groupe.cle;
    element.setAttribute("aria-label", nom(groupe));
    if (groupe.nombre === 1 && groupe.complet) element.append(this.picto(groupe.evenements[0].properties.types[0]));
    else element.append(groupe.environ ? `≈\u00a0${court(groupe.nombre)}` : court(groupe.nombre));
    const cote = taille(groupe);
    const { x, y } = this.carte.latLngToLayerPoint([groupe.lat, groupe.lon]);
    Object.assign(element.style, {
      width: `${cote}px`,
      height: `${cote}px`,
      transform: `translate(${Math.round(x - cote / 2)}px, ${Math.round(y - cote / 2)}px)`,
    });
    this.ecouter(element, groupe);
    return element;
  }

  ecouter(element, groupe) {
    element.addEventListener("click", (evenement) => {
      // The end of a drag that began on the button is not a click; a key press (detail 0) always is one.
      if (evenement.detail > 0 && this.carte.dragging.moved()) return evenement.preventDefault();
      evenement.stopPropagation();
      if (!groupe.url) this.choisir(groupe, evenement.detail === 0);
    });
    element.addEventListener("dblclick", (evenement) => evenement.stopPropagation());
    // The map's own keys (arrows, + and -) work from a button too; Enter and space are the button's.
    for (const entree of ["pointerenter", "focus"]) element.addEventListener(entree, () => this.viserAilleurs(groupe.cle));
    for (const sortie of ["pointerleave", "blur"]) element.addEventListener(sortie, () => this.viserAilleurs(null));
  }

  picto(nom) {
    const espace = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(espace, "svg");
    svg.setAttribute("class", "picto");
    svg.setAttribute("aria-hidden", "true");
    const dessin = document.createElementNS(espace, "use");
    dessin.setAttribute("href", `${this.pictos}#${nom}`);
    svg.append(dessin);
    return svg;
  }
}

function taille(groupe) {
  return TAILLES.find(([seuil]) => groupe.nombre >= seuil)[1];
}

/** The accessible name: what is there, and what the button does. */
function nom(groupe) {
  const combien = activites(groupe.nombre, groupe.environ);
  const commune = communePrincipale(groupe);
  if (groupe.url) return texte("js-map.open-town", { activites: combien, ou: a(commune) });
  if (groupe.nombre === 1 && groupe.complet) {
    const { titre, ...reste } = groupe.evenements[0].properties;
    return `${titre}, ${commune}. ${quand(reste)}`;
  }
  if (memeLieu(groupe)) return texte("js-map.open-list", { activites: combien, ou: a(commune) });
  return commune ? texte("js-map.zoom-around", { activites: combien, commune: de(commune) }) : texte("js-map.zoom", { activites: combien });
}
