// The home page before, during and after the week, for a clock that stands still. The week begins for visitors on their
// own calendar: in Nouméa, eleven hours ahead of Paris, it begins and ends earlier.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { House, PHONE } from './browser.mjs';

const PARIS = 'Europe/Paris';
const NOUMEA = 'Pacific/Noumea';

// The published week: Monday 18 to Sunday 24 May 2026.
const MOMENTS = [
  { now: '2026-05-01T12:00:00Z', zone: PARIS, state: 'avant', heading: 'La semaine commence dans 17 jours' },
  { now: '2026-05-17T12:00:00Z', zone: PARIS, state: 'avant', heading: 'La semaine commence demain' },
  { now: '2026-05-17T14:00:00Z', zone: NOUMEA, state: 'pendant', heading: 'Aujourd’hui', day: '2026-05-18' },
  { now: '2026-05-17T22:00:00Z', zone: PARIS, state: 'pendant', heading: 'Aujourd’hui', day: '2026-05-18' },
  { now: '2026-05-20T10:00:00Z', zone: PARIS, state: 'pendant', heading: 'Aujourd’hui', day: '2026-05-20' },
  { now: '2026-05-20T14:00:00Z', zone: NOUMEA, state: 'pendant', heading: 'Aujourd’hui', day: '2026-05-21' },
  { now: '2026-05-24T14:00:00Z', zone: PARIS, state: 'pendant', heading: 'Aujourd’hui', day: '2026-05-24' },
  { now: '2026-05-24T14:00:00Z', zone: NOUMEA, state: 'apres', heading: 'La semaine 2026 est passée' },
  { now: '2026-11-26T12:00:00Z', zone: PARIS, state: 'apres', heading: 'La semaine 2026 est passée' },
];

let house;
before(async () => (house = await House.open()));
after(() => house.close());

/** The headings of the blocks that a visitor sees. */
function shownBlocks(page) {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('.moment')].filter((block) => block.checkVisibility());
    return shown.map((block) => block.querySelector('h2').innerText.replace(/\s+/g, ' ').trim());
  });
}

describe('the home page', () => {
  for (const { now, zone, state, heading, day } of MOMENTS) {
    test(`on ${now} in ${zone}, reads « ${heading} »${day ? `, ${day}` : ''}`, async () => {
      const { page, close } = await house.visit('', { viewport: PHONE, now, timezoneId: zone });
      assert.equal(await page.evaluate(() => document.documentElement.dataset.temps), state);
      assert.deepEqual(await shownBlocks(page), [heading]);
      const days = await page.locator('.today > li').evaluateAll((items) =>
        items.filter((item) => item.checkVisibility()).map((item) => item.dataset.jour));
      assert.deepEqual(days, day ? [day] : []);
      if (day) assert.equal(await page.locator('.links-jours .is-aujourdhui').getAttribute('data-jour'), day);
      await close();
    });
  }

  test('without JavaScript, gives dates and stays whole', async () => {
    const { page, close } = await house.visit('', { viewport: PHONE, scripts: false });
    assert.deepEqual(await shownBlocks(page), ['Édition 2026']);
    assert.match(await page.locator('.moment:visible').innerText(), /du 18 au 24 mai 2026/);
    assert.equal(await page.locator('.week h2').innerText(), '7\u00a0activités en 7 jours');
    await close();
  });

  test('leads, during the week, to the activities of the day and to those near a place', async () => {
    const { page, close } = await house.visit('', { viewport: PHONE, now: '2026-05-20T10:00:00Z' });
    assert.match(await page.locator('.today .is-aujourdhui a').getAttribute('href'), /\/programme\/2026-05-20\/$/);
    assert.equal(await page.locator('.cards .is-aujourdhui .card-moment').first().innerText(), 'Aujourd’hui');
    assert.equal(await page.getByRole('main').getByRole('combobox').count(), 1, 'one field asks for the place');
    await page.getByLabel('Votre commune ou votre code postal').fill('61130');
    await page.getByRole('button', { name: 'Aujourd’hui, près de chez moi' }).press('Enter');
    await page.waitForURL(/\/programme\/\?lieu=61130&jour=/);
    await page.locator('main .card a').first().waitFor();
    await close();
  });

  test('speaks of the past once the week is over', async () => {
    const { page, close } = await house.visit('', { now: '2026-11-26T12:00:00Z' });
    assert.equal(await page.locator('.week h2').innerText(), 'Ce que la semaine proposait');
    const words = await page.locator('.moment:visible').innerText();
    for (const part of ['Elle a eu lieu du 18 au 24 mai 2026', 'activités publiées', 'Cafés IA', 'Dates à venir']) {
      assert.ok(words.includes(part), `« ${part} » is not in « ${words} »`);
    }
    await close();
  });
});
