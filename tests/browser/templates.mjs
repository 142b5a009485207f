// Which template makes which page. Every page of the built site is found on disk and must match one line of this table:
// a new kind of page without its line fails here, before it escapes every other check.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// The pages that contributors write in content/pages: each slug is a URL, but for those that introduce a generated page.
const WRITTEN = readdirSync(join(REPOSITORY, 'content/pages'))
  .filter((name) => /^[^.]+\.md$/.test(name))
  .map((name) => name.slice(0, -'.md'.length));

// The languages that the theme speaks besides French: each is a folder of addresses.
const LANGUAGES = readdirSync(join(REPOSITORY, 'themes/semaine/i18n')).filter((name) => name !== 'fr').join('|');

const SLUG = '[a-z0-9-]+';
const LIST = [
  ['programme', 'programme/'],
  ['reste de l’année', 'programme/annee/'],
  ['jour', 'programme/\\d{4}-\\d{2}-\\d{2}/'],
  ['type', `programme/types/${SLUG}/`],
  ['accessibilité', `programme/accessibilite/${SLUG}/`],
  ['public', `programme/publics/${SLUG}/`],
  ['en ligne', 'programme/en-ligne/'],
  ['département', `territoires/(\\d{2,3}|2[ab])-${SLUG}/`],
  ['région', `territoires/${SLUG}/`],
  ['commune', `communes/\\w{5}-${SLUG}/`],
  ['activités d’un format', `formats/${SLUG}/evenements/`],
  ['organisation', `organisations/${SLUG}/`],
  ['édition', 'editions/\\d{4}/'],
  ['territoire d’une édition', `editions/\\d{4}/territoires/${SLUG}/`],
];

// First match wins, so what is precise comes first.
const TABLE = [
  ['accueil', ''],
  ['accueil traduit', `(${LANGUAGES})/`],
  ['ressource traduite', `(${LANGUAGES})/ressources/${SLUG}/`],
  ['texte traduit', `(${LANGUAGES})/(${WRITTEN.join('|')})/`],
  ['404', '404.html'],
  ['activité', `evenements/\\d{4}/(\\d{2,3}|2[ab]|en-ligne)/${SLUG}/`],
  ['carte', 'carte/'],
  ['territoires', 'territoires/'],
  ['formats', 'formats/'],
  ['ressources', 'ressources/'],
  ['glossaire', 'ressources/glossaire/'],
  ['faq', 'faq/'],
  ['partenaires', 'partenaires/'],
  ['référents', 'referents/'],
  ['référents d’une région', `referents/${SLUG}/`],
  ['éditions', 'editions/'],
  ['bilan', '(editions/\\d{4}/)?bilan/'],
  ['ami', 'ami/'],
  ['certificat', 'certificat/'],
  ['kit', 'kit/'],
  ['affiche', 'kit/affiche/'],
  ['recherche', 'recherche/'],
  ['proposer', 'proposer/'],
  ['erreurs', 'contribuer/erreurs/'],
  ['erreur', 'contribuer/erreurs/[er]\\d{3}/'],
  ['hors ligne', 'hors-ligne/'],
  ...LIST.flatMap(([name, pattern]) => [
    [name, pattern],
    ['liste à imprimer', `${pattern}imprimer/`],
    ['liste à intégrer', `${pattern}integrer/`],
    ['suite de liste', `${pattern}page/\\d+/`],
  ]),
  ['choisir un format', 'formats/choisir/'],
  ['format', `formats/${SLUG}/`],
  ['animer', `formats/${SLUG}/animer/`],
  ['animer, à garder', `formats/${SLUG}/animer\\.html`],
  ['diaporama', `ressources/${SLUG}/diaporama/`],
  ['module facile à lire', `ressources/${SLUG}/facile-a-lire/`],
  ['ressource', `ressources/${SLUG}/`],
  ['facile à lire', `((${WRITTEN.join('|')})/)?facile-a-lire/`],
  ['texte', `(${WRITTEN.join('|')})/`],
].map(([name, pattern]) => ({ name, pattern: new RegExp(`^${pattern}$`) }));

/** The site under test, as tests/run tells: the served folder, and the site's path within it. */
export const SITE = {
  root: process.env.SITE_ROOT ?? join(REPOSITORY, 'public'),
  base: process.env.SITE_BASE ?? '/',
};

/** Every page of the site: its path below the base (`formats/`), its file, its template's name. */
export function pages() {
  const top = join(SITE.root, SITE.base);
  return readdirSync(top, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => {
      const path = name.replace(/(^|\/)index\.html$/, '$1');
      const file = join(top, name);
      return { path, file, template: templateOf(path, file) };
    });
}

function templateOf(path, file) {
  const name = TABLE.find((line) => line.pattern.test(path))?.name ?? null;
  if (name === 'activité' && readFileSync(file, 'utf8').includes('http-equiv="refresh"')) return 'activité déplacée';
  const isList = LIST.some(([list]) => list === name);
  // A list without events has another face, and is what most départements show between two editions.
  return isList && readFileSync(file, 'utf8').includes('class="empty"') ? 'liste vide' : name;
}

/** One page of each template: the one with the most to show. */
export function samples() {
  const largest = new Map();
  for (const page of pages()) {
    const size = statSync(page.file).size;
    if (page.template && size > (largest.get(page.template)?.size ?? 0)) largest.set(page.template, { ...page, size });
  }
  return [...largest.values()];
}
