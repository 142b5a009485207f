// The list beside the map: what the map shows, in words. It is the map for those who do not use the map.

import { communePrincipale } from "./grille.js";
import { a, activites, de, etat, ou, passe, quand } from "./mots.js";
import { texte } from "./textes.js";

/** Entries shown at once. */
const PAGE = 50;

/** Makes an element @param {string} nom @param {object} [proprietes] @param {...(Node | string)} enfants */
function creer(nom, proprietes = {}, ...enfants) {
  const element = Object.assign(document.createElement(nom), proprietes);
  element.append(...enfants.filter((enfant) => enfant !== ""));
  return element;
}

/** The visitor's day, `2026-05-20`, in the time of Paris. */
function aujourdhui() {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
}

/** When it starts, to sort by: what is to come, then what comes back every week, then what is over. */
function debut({ properties }) {
  const { date, debut, chaque } = properties;
  if (passe(properties, aujourdhui())) return `9 ${date ?? debut}`;
  return chaque ? "8" : (date ? `${date}T99` : (debut ?? "7").slice(0, 16));
}

function parDate(evenements) {
  const ordre = new Map(evenements.map((evenement) => [evenement, debut(evenement)]));
  const titre = ({ properties }) => properties.titre;
  const comparer = (x, y) => (ordre.get(x) < ordre.get(y) ? -1 : ordre.get(x) > ordre.get(y) ? 1 : titre(x).localeCompare(titre(y), "fr"));
  return [...evenements].sort(comparer);
}

export class Liste {
  /**
   * @param {HTMLElement} racine the section of the map
   * @param {{types: Map<string, string>, choisir: (groupe: object, clavier: boolean) => void, viser: (cle: string | null) => void}} options
   */
  constructor(racine, { types, choisir, viser }) {
    const trouver = (nom) => racine.querySelector(`[data-carte="${nom}"]`);
    this.types = types;
    this.choisir = choisir;
    this.vue = trouver("vue");
    this.suite = trouver("suite");
    this.choix = trouver("choix");
    this.titreChoix = trouver("choix-titre");
    this.listeChoix = trouver("choix-liste");
    this.listeLigne = trouver("ligne-liste");
    this.ligne = trouver("ligne");
    this.resteLigne = trouver("ligne-reste");
    this.titreVue = trouver("vue-titre");
    trouver("choix-fermer").addEventListener("click", () => {
      this.fermerChoix();
      this.titreVue.focus();
    });
    for (const [entree, sortie] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
      this.vue.addEventListener(entree, ({ target }) => viser(target.closest("[data-cle]")?.dataset.cle ?? null));
      this.vue.addEventListener(sortie, () => viser(null));
    }
  }

  /** Lists a view: the places that are only counted, then the events, by date. */
  montrer(groupes) {
    const comptes = groupes.filter((groupe) => !groupe.complet).sort((x, y) => y.nombre - x.nombre);
    const zones = comptes.slice(0, PAGE).map((groupe) => this.zone(groupe));
    const cles = new Map(groupes.flatMap((groupe) => groupe.evenements.map((evenement) => [evenement, groupe.cle])));
    const evenements = parDate(groupes.filter((groupe) => groupe.complet).flatMap((groupe) => groupe.evenements));
    const montres = evenements.slice(0, Math.max(PAGE - zones.length, 0));
    this.vue.replaceChildren(...zones, ...montres.map((evenement) => this.fiche(evenement, cles.get(evenement))));
    const reste = evenements.length - montres.length;
    this.suite.textContent = reste > 0 ? texte("js-map.others", { n: reste }) : "";
    this.suite.hidden = reste <= 0;
  }

  /** Marks the entries of a group, or none. */
  viser(cle) {
    for (const entree of this.vue.querySelectorAll("[data-cle]")) entree.classList.toggle("est-vise", entree.dataset.cle === cle);
  }

  /** Opens the events of one place above the list, and leads there. */
  ouvrirChoix(evenements) {
    const commune = evenements[0].properties.commune ?? "";
    this.titreChoix.textContent = texte("js-map.here", { n: evenements.length, ou: a(commune) });
    this.remplir(this.listeChoix, parDate(evenements));
    this.choix.hidden = false;
    this.titreChoix.focus();
  }

  fermerChoix() {
    this.choix.hidden = true;
    this.listeChoix.replaceChildren();
  }

  /** Lists the online events that pass the filters. */
  montrerLigne({ evenements, total, partiel }) {
    this.ligne.hidden = evenements.length === 0;
    this.remplir(this.listeLigne, parDate(evenements), 10);
    const reste = total - evenements.length;
    this.resteLigne.hidden = !(reste > 0 || partiel);
    this.resteLigne.querySelector("[data-reste]").textContent =
      (reste > 0 ? texte("js-map.others-online", { n: reste }) : texte("js-map.perhaps-others")) + " ";
  }

  /** Fills a list by pages, with a button for the next. */
  remplir(liste, evenements, page = PAGE) {
    const ajouter = (depuis) => {
      const fiches = evenements.slice(depuis, depuis + page).map((evenement) => this.fiche(evenement));
      liste.append(...fiches);
      const reste = evenements.length - depuis - fiches.length;
      if (reste > 0) {
        const bouton = creer("button", { type: "button", className: "button button-discret" }, texte("js-map.go-on", { n: reste }));
        const entree = creer("li", { className: "carte-suite" }, bouton);
        bouton.addEventListener("click", () => {
          entree.remove();
          ajouter(depuis + fiches.length);
          liste.children[depuis + fiches.length]?.querySelector("a")?.focus();
        });
        liste.append(entree);
      }
    };
    liste.replaceChildren();
    ajouter(0);
  }

  fiche({ properties }, cle) {
    const { titre, url, types, statut } = properties;
    const fini = passe(properties, aujourdhui());
    const chemin = new URL(url, location.href).pathname;
    const li = creer(
      "li",
      { className: fini ? "carte-fiche is-passe" : "carte-fiche" },
      creer("p", { className: "card-types" }, types.map((type) => this.types.get(type) ?? type).join(", ")),
      creer("h4", {}, creer("a", { href: chemin }, titre)),
      etat(statut) ? creer("p", { className: `status status-${statut}` }, etat(statut)) : "",
      creer("p", { className: "card-when" }, fini ? texte("js-map.past", { quand: quand(properties) }) : quand(properties)),
      creer("p", {}, ou(properties)),
    );
    if (cle) li.dataset.cle = cle;
    return li;
  }

  zone(groupe) {
    const commune = communePrincipale(groupe);
    const combien = activites(groupe.nombre, groupe.environ);
    const lieu = commune ? (groupe.url ? a(commune) : texte("js-map.around", { commune: de(commune) })) : texte("js-map.in-place");
    const mots = [creer("strong", {}, combien), ` ${lieu}`];
    const action = groupe.url ? creer("a", { href: groupe.url }, ...mots) : creer("button", { type: "button" }, ...mots);
    if (!groupe.url) action.addEventListener("click", ({ detail }) => this.choisir(groupe, detail === 0));
    const li = creer("li", { className: "carte-zone" }, action);
    li.dataset.cle = groupe.cle;
    return li;
  }
}
