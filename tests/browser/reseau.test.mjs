// Who organises and who helps, and the weekly meeting of those who facilitate.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { House, nothing, PHONE } from './browser.mjs';

let house;
before(async () => {
  house = await House.open();
});
after(() => house?.close());

const days = (page) => page.locator('[data-rendez-vous] li').allTextContents();

/** The days that the page gives to a visitor of a zone at an instant. */
async function at(now, options = {}) {
  const { page, faults, close } = await house.visit('formation/', { viewport: PHONE, now, ...options });
  const shown = await days(page);
  nothing(faults);
  await close();
  return shown;
}

describe('the weekly meeting', () => {
  test('is told by its next days', async () => {
    assert.deepEqual(await at('2026-09-29T10:00:00+02:00'), [
      'jeudi 1er octobre 2026',
      'jeudi 8 octobre 2026',
      'jeudi 15 octobre 2026',
      'jeudi 22 octobre 2026',
    ]);
  });

  test('is today until it ends, then next week', async () => {
    assert.equal((await at('2026-10-22T14:59:00+02:00'))[0], 'jeudi 22 octobre 2026, aujourd’hui');
    assert.equal((await at('2026-10-22T15:00:00+02:00'))[0], 'jeudi 29 octobre 2026');
  });

  test('keeps the day of Paris, over the change of hour and for visitors far away', async () => {
    const noumea = { timezoneId: 'Pacific/Noumea' };
    assert.equal((await at('2026-10-22T14:30:00+02:00', noumea))[0], 'jeudi 22 octobre 2026, aujourd’hui');
    assert.equal((await at('2026-10-22T23:30:00+02:00', noumea))[0], 'jeudi 29 octobre 2026');
    assert.deepEqual((await at('2027-03-25T16:00:00+01:00')).slice(0, 1), ['jeudi 1er avril 2027']);
  });

  test('is told by its rule without scripts, with its calendar and whom to ask', async () => {
    const { page, close } = await house.visit('formation/', { scripts: false });
    await page.getByText('Chaque jeudi, de 13 h 30 à 15 h (heure de Paris), en ligne').waitFor();
    assert.ok(!(await page.locator('[data-rendez-vous]').isVisible()));
    const card = page.locator('.appointment');
    assert.equal(await card.locator('a[href^="mailto:"]').getAttribute('href'), 'mailto:bonjour@cafeia.org');
    const calendar = await card.getByRole('link', { name: 'Télécharger le calendrier' }).getAttribute('href');
    const text = await page.evaluate((path) => fetch(path).then((answer) => answer.text()), calendar);
    assert.match(text, /\r\nDTSTART;TZID=Europe\/Paris:\d{8}T133000\r\n/);
    assert.match(text, /\r\nRRULE:FREQ=WEEKLY;BYDAY=TH\r\n/);
    await close();
  });
});

describe('the directory', () => {
  test('is reached from a département, and leads back to it', async () => {
    const { page, faults, close } = await house.visit('territoires/31-haute-garonne/', { viewport: PHONE });
    await page.getByRole('link', { name: 'Qui organise et qui aide en Haute-Garonne' }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/referents/occitanie/') && url.hash === '#d-31');
    const place = page.locator('#d-31');
    assert.ok(await place.isVisible());
    await place.getByRole('link').last().click();
    await page.waitForURL((url) => url.pathname.endsWith('/territoires/31-haute-garonne/'));
    nothing(faults);
    await close();
  });

  test('owns up that no referent is known, and says how to be listed', async () => {
    const { page, close } = await house.visit('referents/', { scripts: false });
    await page.getByText('Aucun référent territorial n’est connu pour le moment.').waitFor();
    await page.getByText('roles: [referent]').waitFor();
    assert.equal(await page.locator('#s_pays + .directory > li').count(), 3);
    await close();
  });
});
