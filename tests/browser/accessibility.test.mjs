// axe on one page of each template: phone and desktop, light and dark, with and without JavaScript, and in the states that
// a visitor makes: menu open, results, nothing found, map open. Its rules tagged RGAAv4 name the criterion of the French
// reference.

import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { DESKTOP, House, nothing, PHONE } from './browser.mjs';
import { samples } from './templates.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];

// The pages change with the visitor's day: a phone during the week, a desktop after it.
const VIEWS = [
  { name: 'téléphone, pendant la semaine', viewport: PHONE, now: '2026-05-20T12:00:00+02:00' },
  { name: 'ordinateur, après la semaine', viewport: DESKTOP, now: '2026-11-20T12:00:00+01:00' },
];

let house;
let tabs;
before(async () => {
  house = await House.open();
  tabs = await Promise.all(VIEWS.map(({ viewport, now }) => house.tab({ viewport, now })));
});
after(() => house.close());

for (const scripts of [true, false]) {
  describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
    for (const sample of samples()) {
      test(`axe finds nothing on « ${sample.template} » (/${sample.path})`, async () => {
        const found = [];
        for (const [index, view] of VIEWS.entries()) found.push(...(await violations(tabs[index], view, sample.path, scripts)));
        nothing(found);
      });
    }
  });
}

// What a visitor opens, asks or gets wrong: where, and what to do before looking.
const STATES = [
  { name: 'the menu open', path: '', views: ['téléphone, pendant la semaine'], act: (page) => page.locator('.nav-small > summary').click() },
  { name: 'the home page before the week', path: '', now: '2026-05-01T12:00:00+02:00', act: () => {} },
  { name: 'everything that opens, open', path: 'programme/', act: openAll },
  { name: 'every territory open', path: 'territoires/', act: openAll },
  { name: 'results of a search', path: 'recherche/?q=atelier', act: (page) => page.locator('.hit').first().waitFor() },
  { name: 'nothing found', path: 'recherche/?q=zzzzzz', act: told },
  { name: 'activities near a place', path: 'programme/?lieu=59186', act: (page) => page.locator('main .card a').first().waitFor() },
  { name: 'a place that does not exist', path: 'programme/?lieu=zzzzzz', act: told },
  { name: 'the map open', path: 'carte/', act: openMap },
];

function openAll(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
  });
}

function told(page) {
  return page.locator('[role="status"]').filter({ hasText: /zzzzzz|Aucun/ }).first().waitFor();
}

async function openMap(page) {
  await page.getByRole('button', { name: 'Ouvrir la carte interactive' }).click();
  await page.locator('#carte:not([hidden])[aria-busy="false"]').waitFor();
}

describe('in the states that a visitor makes', () => {
  for (const state of STATES) {
    test(`axe finds nothing with ${state.name}`, async () => {
      const found = [];
      for (const view of VIEWS.filter(({ name }) => !state.views || state.views.includes(name))) {
        const tab = await house.tab({ viewport: view.viewport, now: state.now ?? view.now });
        const { page } = await tab.visit(state.path);
        await state.act(page);
        found.push(...(await look(page, view)));
        await tab.close();
      }
      nothing(found);
    });
  }
});

async function violations(tab, view, path, scripts) {
  const { page } = await tab.visit(path, { scripts });
  return look(page, view);
}

async function look(page, view) {
  await page.evaluate(axe.source);
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), RULES);
    for (const { id, help, tags, nodes } of result.violations) {
      const criteria = tags.filter((tag) => tag.startsWith('RGAA-')).join(' ');
      const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`.trim());
      found.push(`${view.name}, ${colorScheme}: ${id} ${criteria}: ${help} (${nodes.length}): ${places.join(' | ')}`);
    }
  }
  return found;
}
