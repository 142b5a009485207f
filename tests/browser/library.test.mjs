// A module read and projected: words explained where they stand, the sentence to copy, slides by keyboard, by touch and
// without scripts.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, House, NARROW, nothing, PHONE, widerThanScreen } from './browser.mjs';

const MODULE = 'ressources/qu-est-ce-que-l-ia/';
const SLIDES = `${MODULE}diaporama/`;

let house;
before(async () => (house = await House.open()));
after(() => house.close());

describe('a word of the glossary', () => {
  test('shows its definition in place, and Escape gives the focus back', async () => {
    const { page, faults, close } = await house.visit(MODULE, { viewport: PHONE });
    const word = page.locator('.word').first();
    await word.focus();
    await page.keyboard.press('Enter');
    const card = page.locator('.word-card');
    await card.waitFor({ state: 'visible' });
    assert.equal(await card.evaluate((element) => element === document.activeElement), true);
    assert.match(await card.textContent(), /Intelligence artificielle/);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    assert.equal(await word.evaluate((element) => element === document.activeElement), true);
    nothing(faults);
    await close();
  });

  test('leads to its definition without scripts, and back', async () => {
    const { page, close } = await house.visit(MODULE, { viewport: NARROW, scripts: false });
    const word = page.locator('.word').first();
    const target = page.locator(await word.getAttribute('href'));
    assert.equal(await target.locator('.word-back').getAttribute('href'), `#${await word.getAttribute('id')}`);
    await word.click();
    await target.waitFor({ state: 'visible' });
    await close();
  });
});

test('the sentence of the licence is copied as it stands', async () => {
  const { page, close } = await house.visit(MODULE, { permissions: ['clipboard-read', 'clipboard-write'] });
  const block = page.locator('[data-a-copier]').first();
  await block.getByRole('button').click();
  await block.getByText('Copié.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await block.locator('.to-copy').textContent());
  await close();
});

describe('slides', () => {
  const where = (page) => page.locator('.deck-where').textContent();

  test('are turned by keys, and the address follows', async () => {
    const { page, faults, close } = await house.visit(SLIDES);
    const count = Number((await where(page)).split(' / ')[1]);
    await page.keyboard.press('ArrowRight');
    assert.match(page.url(), /#diapo_2$/);
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await where(page), `2 / ${count}`);
    await page.keyboard.press('End');
    assert.equal(await where(page), `${count} / ${count}`);
    await page.keyboard.press('Home');
    assert.equal(await where(page), `1 / ${count}`);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.pathname.endsWith(`/${MODULE}`));
    nothing(faults);
    await close();
  });

  test('open at the address of one, and each fits a projector', async () => {
    const { page, close } = await house.visit(`${SLIDES}#diapo_4`, { viewport: { width: 1366, height: 768 } });
    assert.match(await where(page), /^4 \//);
    const higher = await page.locator('.slide').evaluateAll((slides) =>
      slides.filter((slide) => slide.offsetHeight > innerHeight + 1).map((slide) => slide.id),
    );
    nothing(higher);
    await close();
  });

  for (const viewport of [NARROW, DESKTOP]) {
    test(`are all there without scripts, at ${viewport.width} pixels`, async () => {
      const { page, close } = await house.visit(SLIDES, { viewport, scripts: false });
      assert.ok((await page.locator('.slide').count()) > 10);
      assert.equal(await page.locator('.deck-moves').isVisible(), false);
      nothing(await page.evaluate(widerThanScreen));
      await close();
    });
  }
});
