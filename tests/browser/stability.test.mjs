// No layout shift: nothing that a visitor reads moves while a page loads (Layout Instability, W3C; 0.1 is where « good » ends).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { House, PHONE } from './browser.mjs';
import { samples } from './templates.mjs';

const MOST = 0.02;

let house;
let tab;
before(async () => {
  house = await House.open();
  tab = await house.tab({ viewport: PHONE, now: '2026-05-20T12:00:00+02:00' });
  await tab.page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) window.shifts.push([value, ...sources.map(({ node }) => node?.className || node?.nodeName)]);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
});
after(() => house.close());

for (const { template, path } of samples()) {
  test(`nothing moves on « ${template} » while it loads`, async (context) => {
    const { page } = await tab.visit(path);
    await page.waitForLoadState('networkidle');
    // Two frames: what the last script changed is drawn, and observed.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const shifts = await page.evaluate(() => window.shifts);
    const sum = shifts.reduce((sum, [value]) => sum + value, 0);
    context.diagnostic(`${sum.toFixed(4)} (/${path})`);
    assert.ok(sum <= MOST, `${sum}: ${JSON.stringify(shifts)}`);
  });
}
