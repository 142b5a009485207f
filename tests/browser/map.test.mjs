// The interactive map, as a visitor opens it: by keyboard, filtered, shared, with files that do not come. Its data are made
// here, so that counts are known; `SITE_LARGE` names a built site of more than 1,000 activities, whose map reads tiles.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { DESKTOP, House, nothing, PHONE } from './browser.mjs';
import { serve } from './server.mjs';
import { SITE } from './templates.mjs';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
// tests/run names the program that it has built.
const [PROGRAM, ...FIRST] = process.env.SEMAINE ? [process.env.SEMAINE] : ['cargo', 'run', '--quiet', '--locked', '--'];
const KIB = 1024;
const LARGE = process.env.SITE_LARGE;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const DATA = '**/carte/evenements.geojson';

// Twelve activities around Lyon, three of them in one library, two in Paris, one in Cayenne, one online.
const DAYS = ['2026-05-19', '2026-05-20', '2026-05-21'];
const POINTS = [
  ...[0, 1, 2].map(() => [4.8357, 45.764, 'Lyon', '69']),
  ...[...Array(9).keys()].map((n) => [4.84 + n / 100, 45.74 + n / 100, n < 4 ? 'Villeurbanne' : 'Lyon', '69']),
  [2.3522, 48.8566, 'Paris', '75'],
  [2.3922, 48.8466, 'Paris', '75'],
  [-52.3, 4.93, 'Cayenne', '973'],
  null,
];

function feature(point, n) {
  const [lon, lat, commune, departement] = point ?? [];
  return {
    type: 'Feature',
    id: `2026/essai-${n}`,
    geometry: point && { type: 'Point', coordinates: [lon, lat] },
    properties: {
      titre: `Activité ${n}`,
      url: `https://exemple.fr${SITE.base}evenements/2026/essai-${n}/`,
      types: [n % 2 ? 'conference' : 'cafe-ia'],
      debut: `${DAYS[n % 3]}T14:00:00+02:00`,
      fin: `${DAYS[n % 3]}T16:00:00+02:00`,
      mode: point ? 'presentiel' : 'en-ligne',
      accessibilite: n % 4 ? [] : ['lsf'],
      ...(point && { commune, departement }),
    },
  };
}

const collection = (points) => JSON.stringify({ type: 'FeatureCollection', features: points.map(feature) });
const COLLECTION = collection(POINTS);

let house;
before(async () => (house = await House.open()));
after(() => house.close());

/** Visits the map with the test's own data. `query` is the state of a shared address. */
async function visit({ query = '', routes = [], data = COLLECTION, ...options } = {}) {
  const visited = await house.visit('carte/', { now: '2026-05-18T12:00:00+02:00', ...options });
  const { page } = visited;
  await page.route(DATA, (route) => route.fulfill({ contentType: 'application/geo+json', body: data }));
  for (const [pattern, answer] of routes) await page.route(pattern, answer);
  if (query) await page.goto(house.url(`carte/${query}`));
  return visited;
}

async function open(options) {
  const visited = await visit(options);
  await visited.page.getByRole('button', { name: 'Ouvrir la carte interactive' }).press('Enter');
  await settled(visited.page);
  return visited;
}

const settled = (page) => page.locator('#carte:not([hidden])[aria-busy="false"]').waitFor();
const status = (page) => page.locator('[data-carte="etat"]').innerText();
const heard = (page, words) => page.locator('[data-carte="etat"]').filter({ hasText: words }).waitFor();
const names = (page) => page.locator('.amas').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
const unfold = (page) => page.locator('.carte-boite').evaluate((box) => (box.open = true));
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim());

describe('the map', () => {
  test('is an SVG with its list until it is asked for, and loads nothing before', async () => {
    const { page, received, close } = await visit();
    assert.ok(await page.locator('svg.france').isVisible());
    assert.ok(!(await page.locator('#carte').isVisible()));
    nothing(received.map((request) => request.url()).filter((url) => /leaflet.*\.js|geojson|modules/.test(url)));
    await close();
  });

  test('stays an SVG without JavaScript, and offers no button that does nothing', async () => {
    const { page, close } = await house.visit('carte/', { scripts: false });
    assert.ok(await page.locator('svg.france').isVisible());
    assert.ok(!(await page.locator('#ouvrir-carte').isVisible()));
    await close();
  });

  test('opens by keyboard, zooms into a cluster, and list and count follow', async () => {
    const { page, faults, close } = await open();
    await page.locator('#carte-titre:focus').waitFor();
    assert.match(await status(page), /14\sactivités dans cette vue\. Et 1\sactivité en ligne/);
    assert.deepEqual((await names(page)).map((name) => name.replaceAll('\u00a0', ' ')), [
      '2 activités autour de Paris, zoomer',
      '12 activités autour de Lyon, zoomer',
    ]);
    assert.equal(await page.locator('[data-carte="vue"] .carte-fiche').count(), 14);
    await page.getByRole('button', { name: /autour de Lyon/ }).press('Enter');
    await heard(page, /12\sactivités/);
    assert.equal(await page.locator('[data-carte="vue"] .carte-fiche').count(), 12);
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('amas')), 'the focus is inside the cluster');
    nothing(faults);
    await close();
  });

  test('lists the activities of one place, and comes back', async () => {
    const { page, close } = await open({ query: '' });
    await page.getByRole('button', { name: /autour de Lyon/ }).press('Enter');
    await heard(page, /12\sactivités/);
    await page.goto(house.url('carte/?lat=45.764&lon=4.8357&z=17'));
    await settled(page);
    await page.getByRole('button', { name: /au même endroit, ouvrir la liste/ }).press('Space');
    assert.match(await focused(page), /^3\sactivités à Lyon, au même endroit$/);
    assert.equal(await page.locator('[data-carte="choix-liste"] .carte-fiche').count(), 3);
    const href = await page.locator('[data-carte="choix-liste"] a').first().getAttribute('href');
    assert.ok(href.startsWith(`${SITE.base}evenements/2026/essai-`), href);
    await page.getByRole('button', { name: 'Revenir à la liste de la vue' }).press('Enter');
    assert.equal(await focused(page), 'Dans cette vue');
    await close();
  });

  test('marks on the map what the list points at, and in the list what the map points at', async () => {
    const { page, close } = await open();
    await page.locator('[data-carte="vue"] a').first().focus();
    assert.equal(await page.locator('.amas.est-vise').count(), 1);
    await page.getByRole('button', { name: /autour de Paris/ }).focus();
    assert.equal(await page.locator('[data-carte="vue"] .est-vise').count(), 2);
    await close();
  });

  test('filters, says so, and Back undoes it', async () => {
    const { page, close } = await open();
    await page.getByLabel('Accessibilité').selectOption('lsf');
    await heard(page, /4\sactivités dans cette vue avec vos filtres/);
    assert.match(page.url(), /acces=lsf/);
    await page.getByLabel('Jour').selectOption('2026-05-21');
    await heard(page, /1\sactivité dans cette vue/);
    await page.goBack();
    await heard(page, /4\sactivités/);
    assert.equal(await page.getByLabel('Jour').inputValue(), '');
    await page.goBack();
    await heard(page, /14\sactivités dans cette vue\./);
    await page.goForward();
    await heard(page, /4\sactivités/);
    await page.getByLabel('Type d’activité').selectOption('jeu');
    await heard(page, /Aucune activité dans cette vue avec vos filtres/);
    await page.getByRole('button', { name: 'Effacer les filtres' }).press('Enter');
    await heard(page, /14\sactivités dans cette vue\./);
    await close();
  });

  test('opens by itself at a shared address, and jumps overseas', async () => {
    const { page, close } = await visit({ query: '?lat=45.76&lon=4.85&z=9&type=conference' });
    await settled(page);
    await heard(page, /6\sactivités dans cette vue avec vos filtres/);
    await page.getByRole('button', { name: 'Guyane' }).press('Enter');
    await heard(page, /1\sactivité|Aucune/);
    assert.match(page.url(), /lon=-5\d\.\d+.*type=conference/);
    await page.goBack();
    await heard(page, /6\sactivités/);
    await close();
  });

  test('without any activity, says so, and what to do is still there', async () => {
    const { page, faults, close } = await open({ data: collection([]) });
    assert.equal(await status(page), 'Aucune activité dans cette vue.');
    assert.deepEqual(await names(page), []);
    assert.equal(await page.locator('[data-carte="ligne"]').isVisible(), false);
    await page.getByRole('button', { name: 'Zoomer', exact: true }).press('Enter');
    await settled(page);
    assert.equal(await status(page), 'Aucune activité dans cette vue.');
    nothing(faults);
    await close();
  });

  test('with one activity, names it on the map and in the list, and opens it', async () => {
    const { page, faults, close } = await open({ data: collection(POINTS.slice(0, 1)) });
    assert.match(await status(page), /^1\sactivité dans cette vue\.$/);
    const [name] = await names(page);
    assert.match(name, /^Activité 0, Lyon\. Mardi 19 mai, de 14/);
    await page.getByRole('link', { name: 'Activité 0' }).waitFor();
    await page.getByRole('button', { name: /^Activité 0, Lyon/ }).press('Enter');
    assert.equal(await page.locator('[data-carte="choix-liste"] .carte-fiche').count(), 1);
    nothing(faults);
    await close();
  });

  test('on a phone, shows itself first: its filters wait, unless some are set', async () => {
    const { page, close } = await open({ viewport: PHONE });
    assert.equal(await page.getByLabel('Jour').isVisible(), false);
    const { top } = await page.locator('.carte-toile').evaluate((element) => element.getBoundingClientRect().toJSON());
    assert.ok(top < PHONE.height * 0.75, `the map begins at ${top} pixels`);
    await page.getByText('Filtrer la carte', { exact: true }).click();
    await page.getByLabel('Jour').selectOption('2026-05-21');
    await heard(page, /avec vos filtres/);
    await page.reload();
    await settled(page);
    assert.equal(await page.getByLabel('Jour').inputValue(), '2026-05-21');
    assert.ok(await page.getByLabel('Jour').isVisible());
    await close();
  });

  test('closes to the drawing, and Back opens it again', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: 'Fermer la carte interactive' }).press('Enter');
    assert.ok(await page.locator('svg.france').isVisible());
    assert.equal(await focused(page), 'Ouvrir la carte interactive');
    await page.goBack();
    await page.locator('#carte').waitFor();
    await heard(page, /14\sactivités/);
    await close();
  });

  test('says when its data do not come, shows the rest, and tries again', async () => {
    let down = true;
    const routes = [[DATA, (route) => (down ? route.abort() : route.fallback())]];
    const { page, close } = await open({ routes });
    const message = page.getByText('Une partie de la carte n’a pas pu être chargée.');
    await message.waitFor();
    assert.ok(await page.locator('.fond-departement').first().isVisible(), 'the outlines are there');
    down = false;
    await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
    await heard(page, /14\sactivités/);
    assert.ok(!(await message.isVisible()));
    await close();
  });

  test('shows its activities without the outlines', async () => {
    const routes = [['**/carte/fond.geojson', (route) => route.abort()]];
    const { page, close } = await open({ routes });
    await page.getByText('Une partie de la carte n’a pas pu être chargée.').waitFor();
    await heard(page, /14\sactivités/);
    await close();
  });

  test('says when its scripts do not come, and gives the drawing back', async () => {
    const routes = [['**/leaflet*.js', (route) => route.abort()]];
    const { page, close } = await visit({ routes });
    await page.getByRole('button', { name: 'Ouvrir la carte interactive' }).press('Enter');
    await page.getByText('Vérifiez votre connexion').waitFor();
    assert.ok(await page.locator('svg.france').isVisible());
    await close();
  });

  for (const [name, viewport] of [['phone', PHONE], ['desktop', DESKTOP]]) {
    test(`has no fault that axe finds on a ${name}, light or dark, with a failure and a place open`, async () => {
      const { page, close } = await open({ viewport, routes: [['**/carte/fond.geojson', (route) => route.abort()]] });
      await unfold(page);
      await page.evaluate(axe.source);
      const found = [];
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), RULES);
        found.push(...violations.map(({ id, help, nodes }) => `${colorScheme}: ${id}: ${help}: ${nodes.map((node) => node.target).join(' | ')}`));
      }
      nothing(found);
      await close();
    });
  }

  test('fits 360 pixels, and every button can be touched', async () => {
    const { page, close } = await open({ viewport: PHONE });
    await unfold(page);
    const { scroll, width, small } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      width: document.documentElement.clientWidth,
      small: [...document.querySelectorAll('#carte button, #carte select, #carte .amas')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ name: element.textContent.trim(), ...element.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width < 44 || height < 44)
        .map(({ name, width, height }) => `${name} : ${width} × ${height}`),
    }));
    assert.ok(scroll <= width, `${scroll} pixels wide`);
    nothing(small);
    await close();
  });

  test('asks no other host and breaks no rule, with the site’s own data', async (context) => {
    const { page, faults, received, close } = await house.visit('carte/', { viewport: PHONE });
    const before = received.length;
    await page.getByRole('button', { name: 'Ouvrir la carte interactive' }).click();
    await settled(page);
    await weigh(context, 'the map of this site', received.slice(before));
    nothing(faults);
    await close();
  });
});

describe('the map of a site with a background of its choice', () => {
  const TILES = 'https://tuiles.test/';
  let folder, own;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'semaine-fond-'));
    const site = join(folder, 'site');
    cpSync(join(REPOSITORY, 'tests/browser/site'), site, { recursive: true });
    appendFileSync(join(site, 'content/site.yaml'), `carte:\n  fond: {url: "${TILES}{z}/{x}/{y}.png", attribution: © Essai des fonds}\n`);
    execFileSync(PROGRAM, [...FIRST, 'build', '--root', site, '--out', join(folder, 'public')], { cwd: REPOSITORY, stdio: 'pipe' });
    own = await House.open({ root: join(folder, 'public'), base: '/' });
  });
  after(async () => {
    await own?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openOwn(answer) {
    const visited = await own.visit('carte/', { now: '2026-05-18T12:00:00+02:00' });
    await visited.page.route(`${TILES}**`, answer);
    await visited.page.getByRole('button', { name: 'Ouvrir la carte interactive' }).click();
    await settled(visited.page);
    return visited;
  }

  test('asks that service alone, within the CSP, and says so before and beside the map', async () => {
    const image = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>';
    const { page, faults, close } = await openOwn((route) => route.fulfill({ contentType: 'image/svg+xml', body: image }));
    await page.locator('.leaflet-tile-loaded').first().waitFor();
    assert.match(await page.locator('.carte-credit').innerText(), /^© Essai des fonds\./);
    assert.match(await page.locator('.carte-appel').textContent(), /vient d’un autre site, tuiles\.test/);
    assert.match(await page.locator('.foot-quiet').textContent(), /demande son fond à un autre site\s: tuiles\.test/);
    nothing(faults.filter((fault) => !fault.startsWith(`request outside the site: ${TILES}`)));
    await close();
  });

  test('keeps its outlines and activities when that service does not answer', async () => {
    const { page, close } = await openOwn((route) => route.abort());
    assert.match(await status(page), /activités dans cette vue/);
    assert.ok(await page.locator('.fond-departement').first().isVisible());
    await close();
  });

  test('leads to an overseas collectivity where something happens', async () => {
    const { page, close } = await openOwn((route) => route.abort());
    await page.getByRole('button', { name: 'Nouvelle-Calédonie' }).press('Enter');
    await heard(page, /^1\sactivité dans cette vue/);
    await page.getByRole('link', { name: 'Un matin à Nouméa' }).waitFor();
    await close();
  });
});

describe('the map of a large edition', { skip: LARGE ? false : 'SITE_LARGE is not set' }, () => {
  let host;
  before(async () => (host = await serve(LARGE, '/')));
  after(() => host?.close());

  async function openLarge(page, query = '') {
    await page.goto(`${host.origin}/carte/${query}`);
    if (!query) await page.getByRole('button', { name: 'Ouvrir la carte interactive' }).click();
    await settled(page);
  }

  async function newPage() {
    const context = await house.browser.newContext({ viewport: PHONE, locale: 'fr-FR', reducedMotion: 'reduce' });
    const received = [];
    context.on('requestfinished', (request) => received.push(request));
    return { page: await context.newPage(), received, close: () => context.close() };
  }

  test('reads tiles, never the whole data set', async (context) => {
    const { page, received, close } = await newPage();
    await openLarge(page);
    assert.match(await status(page), /activités dans cette vue/);
    nothing(received.map((request) => request.url()).filter((url) => url.includes('evenements.geojson')));
    await weigh(context, 'the map of a large edition', received.filter((request) => /geojson|json|\.js$/.test(request.url())));
    await close();
  });

  test('leads from a count to an activity by clusters alone', async () => {
    const { page, close } = await newPage();
    await openLarge(page);
    const card = page.locator('[data-carte="choix-liste"] .carte-fiche, [data-carte="vue"] .carte-fiche');
    for (let step = 0; step < 12 && !(await card.count()); step += 1) {
      await page.locator('#carte').evaluate((section) => section.setAttribute('aria-busy', 'true'));
      await page.locator('button.amas').first().press('Enter');
      await settled(page);
    }
    assert.ok((await card.count()) > 0);
    await close();
  });

  test('counts under filters, « environ » when several filters meet in a large cell', async () => {
    const { page, close } = await newPage();
    await openLarge(page, '?lat=46.6&lon=2.4&z=5&type=cafe-ia');
    assert.match(await status(page), /^[\d\s]+activités dans cette vue avec vos filtres/);
    await page.getByLabel('Accessibilité').selectOption('pmr');
    await heard(page, /^Environ [\d\s]+activités/);
    await close();
  });

  test('goes on when one tile does not come, and says so', async () => {
    const { page, close } = await newPage();
    // Four tiles of zoom 6 meet there.
    let refused = null;
    await page.route('**/carte/tuiles/*/*/*.geojson', (route) => {
      refused ??= route.request().url();
      return route.request().url() === refused ? route.abort() : route.continue();
    });
    await openLarge(page, '?lat=46.56&lon=0&z=7');
    await page.getByText('Une partie de la carte n’a pas pu être chargée.').waitFor();
    assert.ok((await page.locator('.amas').count()) > 0, 'the other tiles are shown');
    refused = '';
    await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
    await page.getByText('Une partie de la carte n’a pas pu être chargée.').waitFor({ state: 'hidden' });
    await close();
  });
});

/** Prints what was received. */
async function weigh(context, name, requests) {
  let all = 0;
  const parts = [];
  for (const request of requests) {
    const { responseBodySize } = await request.sizes();
    all += responseBodySize;
    parts.push(`${new URL(request.url()).pathname.split('/').slice(-3).join('/')} ${(responseBodySize / KIB).toFixed(1)}`);
  }
  context.diagnostic(`${name}: ${(all / KIB).toFixed(1)} KiB in ${requests.length} files: ${parts.join(', ')}`);
}
