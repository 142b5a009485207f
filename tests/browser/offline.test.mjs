// Reading without a network, on sites with « hors_ligne: true »: what was read, what was kept, what was not; and the way back
// when a site turns the option off. Their site is `tests/golden/sous-chemin`, below a path; `SITE_OFFLINE` names the folder
// that holds it once built.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { House, nothing, PHONE } from './browser.mjs';
import { serve } from './server.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const SITE = { root: process.env.SITE_OFFLINE, base: '/semaine/' };
const LIST = 'territoires/59-nord/';
const EVENT = 'evenements/2026/59/anor/';

let house;
before(async () => {
  assert.ok(SITE.root, 'SITE_OFFLINE is not set: build tests/golden/sous-chemin in a folder « semaine » and name what holds it');
  house = await House.open(SITE);
});
after(() => house?.close());

/** A visit whose service worker is at work. */
async function visit(path) {
  const visited = await house.visit(path, { viewport: PHONE, serviceWorkers: 'allow' });
  await visited.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await visited.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return visited;
}

const title = (page) => page.locator('h1').innerText();
const caches = (page) => page.evaluate(() => window.caches.keys());

describe('without a network', () => {
  test('a kept list and its activities are read, and say of when they are', async () => {
    const { page, faults, close } = await visit(LIST);
    const name = await title(page);
    await page.getByRole('button', { name: 'Garder hors ligne' }).press('Enter');
    await page.getByText(/^Gardée le .*pages, .*Mo\.$/).waitFor();
    nothing(faults);
    await page.context().setOffline(true);
    await page.goto(house.url(LIST));
    assert.equal(await title(page), name);
    await page.getByText(/^Hors ligne, ou réseau trop lent, version du /).waitFor();
    await page.goto(house.url(EVENT));
    await page.getByText(/^Hors ligne, ou réseau trop lent, version du /).waitFor();
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).fontFamily), '', 'its style is there');
    assert.ok(await page.evaluate(() => document.styleSheets[0].cssRules.length > 100));
    await close();
  });

  test('what was read is read again, and an unknown page gives the page that explains', async () => {
    const { page, close } = await visit('faq/');
    // The first visit came before the worker: the second goes through it.
    await page.reload();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/^Hors ligne, ou réseau trop lent/).waitFor();
    await page.goto(house.url('partenaires/'));
    assert.equal(await title(page), 'Lire hors ligne');
    assert.ok(await page.getByText('Cette page n’est pas gardée sur cet appareil.').isVisible());
    await page.context().setOffline(false);
    await page.reload();
    assert.notEqual(await title(page), 'Lire hors ligne');
    assert.equal(await page.locator('.copie').count(), 0, 'online nothing is said');
    await close();
  });

  test('what is kept is shown, passes axe, and is removed by keyboard', async () => {
    const { page, faults, close } = await visit(LIST);
    await page.getByRole('button', { name: 'Garder hors ligne' }).press('Enter');
    await page.getByText(/^Gardée le/).waitFor();
    await page.goto(house.url('hors-ligne/'));
    await page.locator('.gardees li').waitFor();
    assert.ok(!(await page.getByText('Cette page n’est pas gardée').isVisible()));
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), RULES);
    nothing(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).join(' | ')}`));
    await page.getByRole('button', { name: /^Retirer/ }).press('Enter');
    await page.getByText('Aucune liste pour l’instant.').waitFor();
    nothing((await caches(page)).filter((name) => name.includes(':liste:')));
    await page.getByRole('button', { name: 'Tout effacer' }).press('Enter');
    await page.getByText('Tout a été effacé.').waitFor();
    assert.deepEqual((await caches(page)).map((name) => name.split(':')[2]), ['fichiers']);
    nothing(faults);
    await close();
  });

  test('a list that cannot be kept whole leaves nothing behind, and says so', async () => {
    const { page, close } = await visit(LIST);
    await page.evaluate(() => {
      Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    });
    await page.getByRole('button', { name: 'Garder hors ligne' }).press('Enter');
    await page.getByText('Il n’y a plus assez de place sur cet appareil. Rien n’a été gardé.').waitFor();
    nothing((await caches(page)).filter((name) => name.includes(':liste:')));
    await close();
  });

  test('no error is kept', async () => {
    const { page, close } = await visit('faq/');
    await page.goto(house.url('cette-page-n-existe-pas/'));
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((key) => key.url)));
      return keys.flat();
    });
    nothing(kept.filter((url) => url.includes('existe-pas')));
    await close();
  });

  test('a site that turns the option off takes its worker away, with all it stored', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hors-ligne-'));
    await cp(SITE.root, folder, { recursive: true });
    const host = await serve(folder, SITE.base);
    const context = await house.browser.newContext({ viewport: PHONE, locale: 'fr-FR' });
    try {
      const page = await context.newPage();
      await page.goto(`${host.origin}${SITE.base}faq/`);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      assert.ok((await caches(page)).length > 0);
      const farewell = (await readdir(join(folder, SITE.base, 'assets/hors-ligne'))).find((name) => name.startsWith('adieu.'));
      const script = `self.SITE = ${JSON.stringify({ racine: SITE.base })};\nimportScripts("${SITE.base}assets/hors-ligne/${farewell}");\n`;
      await writeFile(join(folder, SITE.base, 'sw.js'), script);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.waitForFunction(async () => (await window.caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistration()));
    } finally {
      await context.close();
      await host.close();
      await rm(folder, { recursive: true });
    }
  });
});
