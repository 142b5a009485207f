// axe on one page of each template: phone and desktop, light and dark, with and without JavaScript. Its rules tagged
// RGAAv4 name the criterion of the French reference.

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

async function violations(tab, view, path, scripts) {
  const { page } = await tab.visit(path, { scripts });
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
