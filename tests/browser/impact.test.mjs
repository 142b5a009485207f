// What became of the edition, and the certificate: filled in the browser, printed on one sheet, with nothing sent nor kept.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { DESKTOP, House, NARROW, nothing, PHONE, widerThanScreen } from './browser.mjs';
import { LANDSCAPE, PORTRAIT, print } from './paper.mjs';

const KNOWN = `certificat/#activite=${encodeURIComponent('IA & débat : <b>essai</b>')}&jour=2026-05-20&lieu=${encodeURIComponent('Anor (Nord)')}`;

let house;
before(async () => {
  house = await House.open();
});
after(() => house.close());

/** Opens a page, does something there, and fails for whatever went wrong meanwhile. */
async function on(path, options, act) {
  const tab = await house.visit(path, options);
  try {
    await act(tab.page);
    nothing(tab.faults);
  } finally {
    await tab.close();
  }
}

async function fill(page) {
  await page.fill('#c-nom', 'Camille Exemple');
  await page.fill('#c-duree', '1 heure');
}

const inField = (page, name) => page.locator(`[data-champ="${name}"]`).textContent();

describe('the certificate', () => {
  test('knows what the page of the activity knew, and says it in words', async () => {
    await on(KNOWN, { viewport: DESKTOP }, async (page) => {
      assert.equal(await inField(page, 'activite'), 'IA & débat : <b>essai</b>', 'markup is text');
      assert.equal(await inField(page, 'jour'), 'mercredi 20 mai 2026');
      assert.equal(await inField(page, 'lieu'), 'Anor (Nord)');
      assert.equal(await page.locator('[data-avec="duree"]').isVisible(), false, 'what is not known takes no line');
    });
  });

  test('sends nothing, keeps nothing and forgets on request', async () => {
    await on(KNOWN, { viewport: PHONE }, async (page) => {
      await page.waitForLoadState('networkidle');
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await fill(page);
      assert.equal(await inField(page, 'nom'), 'Camille Exemple');
      nothing(asked);
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
      await page.locator('#certificat [type=reset]').click();
      await page.waitForFunction(() => document.querySelector('[data-champ="nom"]').textContent === '');
      assert.equal(await inField(page, 'activite'), '');
    });
  });

  test('prints on one sheet, lengthways or upright, with nothing but itself', async () => {
    await on(KNOWN, { viewport: PHONE }, async (page) => {
      await fill(page);
      for (const [way, size] of [['paysage', LANDSCAPE], ['portrait', PORTRAIT]]) {
        await page.check(`[name="sens"][value="${way}"]`);
        const paper = await print(page);
        paper.drop();
        assert.deepEqual(paper.sheets.map((sheet) => sheet.size), [size], way);
        assert.match(paper.text, /Camille Exemple/);
        assert.match(paper.text, /ni un diplôme/);
        assert.doesNotMatch(paper.text, /Programme|Prénom et nom|Imprimer/, 'no menu, no form');
      }
    });
  });

  test('without scripts is a sheet to fill in by hand', async () => {
    await on('certificat/', { viewport: PHONE, scripts: false }, async (page) => {
      assert.equal(await page.locator('#certificat').isVisible(), false, 'no form that does nothing');
      const paper = await print(page);
      paper.drop();
      assert.equal(paper.sheets.length, 1);
      assert.match(paper.text, /Certificat de participation/);
    });
  });
});

describe('every new page', () => {
  for (const path of ['bilan/', 'ami/', 'certificat/', 'editions/']) {
    test(`/${path} holds on the narrowest screen and for those who do not see it`, async () => {
      for (const options of [{ viewport: NARROW }, { viewport: DESKTOP, colorScheme: 'dark' }, { viewport: DESKTOP, forcedColors: 'active' }]) {
        await on(path, { ...options, bypassCSP: true }, async (page) => {
          nothing(await page.evaluate(widerThanScreen));
          await page.addScriptTag({ content: axe.source });
          const found = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
          nothing(found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target).join(' ')}`));
        });
      }
    });
  }
});

test('a chart says in words, in its table, what its drawing shows', async () => {
  await on('bilan/', { viewport: DESKTOP }, async (page) => {
    const drawn = await page.locator('.drawn-columns .columns-value').allTextContents();
    assert.deepEqual(await page.locator('.chart-columns td').allTextContents(), drawn);
    const bars = await page.locator('.bars .bar-full').evaluateAll((all) => all.map((bar) => Number(bar.getAttribute('width'))));
    assert.ok(bars.length > 5 && bars.every((width) => width >= 0 && width <= 100), bars.join(' '));
  });
});
