// The search, as visitors use it: by keyboard, without scripts, on a phone, and with nothing asked of anybody else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { House, nothing, PHONE } from './browser.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const DURING = '2026-05-20T12:00:00+02:00';
const AFTER = '2026-11-20T12:00:00+01:00';
const SEARCH = { results: '#resultats', status: '#nombre' };

let house;
before(async () => (house = await House.open()));
after(() => house.close());

/** Waits until the results stand, and says how they were announced. */
async function announced(page, { results, status }, pattern = /./) {
  await page.waitForFunction(
    ([results, status, pattern]) => {
      // A page that is being left has neither.
      const text = document.querySelector(status)?.textContent ?? '';
      const busy = document.querySelector(results)?.hasAttribute('aria-busy') ?? true;
      return !busy && new RegExp(pattern, 'u').test(text) && !text.startsWith('Lecture');
    },
    [results, status, pattern.source],
  );
  return page.textContent(status);
}

async function titles(page, results) {
  return page.locator(`${results} h3 a`).allTextContents();
}

async function found(query) {
  const { page, faults, close } = await house.visit(`recherche/?q=${encodeURIComponent(query)}`);
  await announced(page, SEARCH, /résultat/);
  const list = await titles(page, SEARCH.results);
  nothing(faults);
  await close();
  return list.sort();
}

test('the script finds the same terms in a text as the index does', async () => {
  const { page, close } = await house.visit('recherche/');
  const table = JSON.parse(readFileSync(new URL('../search-terms.json', import.meta.url), 'utf8'));
  for (const [text, expected] of table) {
    assert.deepEqual(await page.evaluate((text) => globalThis.Analyse.terms(text), text), expected, text);
  }
  await close();
});

describe('search', () => {
  test('elisions, accents, capitals and plurals lead to the same pages', async () => {
    for (const [one, ...others] of [
      ['intelligence', 'l’intelligence', "L'INTELLIGENCE", 'intelligences'],
      ['atelier', 'ateliers', 'l’atelier'],
      ['bellême', 'BELLEME', 'Belleme'],
    ]) {
      const expected = await found(`${one} `);
      assert.notEqual(expected.length, 0, one);
      for (const other of others) assert.deepEqual(await found(`${other} `), expected, `« ${other} » and « ${one} »`);
    }
  });

  test('a title brings its page first, its words marked, with day and commune', async () => {
    const { page, close } = await house.visit('recherche/?q=Venez%20d%C3%A9couvrir%20Anor', { now: DURING });
    await announced(page, SEARCH, /résultat/);
    const first = page.locator('#resultats .hit').first();
    assert.match(await first.textContent(), /samedi 23 mai 2026.*Anor/su);
    assert.deepEqual(await first.locator('mark').allTextContents(), ['Venez', 'découvrir', 'Anor']);
    await close();
  });

  test('the field of the header leads to the results, with or without scripts', async () => {
    const { page, close } = await house.visit('');
    await page.locator('.top-search input').fill('glossaire');
    await page.keyboard.press('Enter');
    await page.waitForURL(/recherche\/\?q=glossaire$/);
    await announced(page, SEARCH, /résultat/);
    await close();
    const silent = await house.visit('', { scripts: false });
    await silent.page.locator('.top-search input').fill('glossaire');
    await silent.page.keyboard.press('Enter');
    await silent.page.waitForURL(/recherche\/\?q=glossaire$/);
    await silent.close();
  });

  test('Back and Forward lead from one query to another', async () => {
    const { page, close } = await house.visit('recherche/');
    const field = page.locator('#q');
    for (const query of ['atelier', 'glossaire']) {
      await field.fill(query);
      await field.press('Enter');
      await announced(page, SEARCH, new RegExp(query));
    }
    await page.goBack();
    await announced(page, SEARCH, /atelier/);
    assert.equal(await field.inputValue(), 'atelier');
    await page.goForward();
    await announced(page, SEARCH, /glossaire/);
    assert.equal(await field.inputValue(), 'glossaire');
    await close();
  });

  test('a word with a fault is answered by the word that is near', async () => {
    const { page, close } = await house.visit('recherche/?q=inteligance%20artificeille');
    await announced(page, SEARCH, /^0/);
    await page.getByRole('link', { name: 'intelligence artificielle' }).click();
    await announced(page, SEARCH, /^[1-9]/);
    await close();
  });

  test('an answer is typed for and reached by keyboard alone', async () => {
    const { page, close } = await house.visit('recherche/');
    await page.locator('#q').focus();
    await page.keyboard.type('strasbourg');
    await announced(page, SEARCH, /strasbourg/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/evenements\/2026\/67\//);
    await close();
  });

  test('without scripts the page says so and lists every title', async () => {
    const { page, faults, close } = await house.visit('recherche/?q=atelier', { viewport: PHONE, scripts: false });
    assert.equal(await page.locator('#recherche').isVisible(), false);
    assert.ok((await page.locator('.title-letter a').count()) > 30);
    assert.ok(await page.locator('a[href$="territoires/59-nord/"]').first().isVisible());
    nothing(faults);
    await close();
  });

  test('a file that does not come is said, and the index stays', async () => {
    const { page, close } = await house.visit('recherche/');
    await page.route('**/recherche/index/*', (route) => route.abort());
    await page.locator('#q').fill('atelier');
    await announced(page, SEARCH, /n’a pas pu être chargée/);
    assert.ok(await page.locator('#index').isVisible());
    await close();
  });
});

describe('with results', () => {
  const states = [
    ['recherche/?q=intelligence', SEARCH],
    ['recherche/?q=xyzzyx', SEARCH],
  ];
  for (const [path, places] of states) {
    test(`axe finds nothing on /${path}, and 360 pixels are enough`, async () => {
      const { page, faults, close } = await house.visit(path, { viewport: PHONE, now: AFTER });
      await announced(page, places);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
      await page.evaluate(axe.source);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), RULES);
        nothing(violations.map(({ id, help, nodes }) => `${colorScheme}: ${id}: ${help}: ${nodes.map((node) => node.target).join(' | ')}`));
      }
      nothing(faults);
      await close();
    });
  }
});
