// Pages in English: one goes there and back, the language of each page is said, what is not translated says so, and axe
// finds nothing on a phone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { House, NARROW, nothing, PHONE, widerThanScreen } from './browser.mjs';
import { pages } from './templates.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const FINGER = 43.5;
const english = pages().filter(({ path }) => path.startsWith('en/'));

let house;
before(async () => {
  house = await House.open();
});
after(() => house.close());

const language = (page) => page.evaluate(() => document.documentElement.lang);
// On a phone its code is shown before its name: « EN English ».
const way = (page, name) => page.locator('header').getByRole('link', { name: new RegExp(`${name}$`) });

test('one goes from a page to its translation and back', async () => {
  const { page } = await house.visit('venir/', { viewport: PHONE });
  assert.equal(await language(page), 'fr');
  assert.deepEqual(await way(page, 'English').evaluate((link) => [link.lang, link.hreflang]), ['en', 'en']);
  await way(page, 'English').click();
  await page.waitForURL(house.url('en/venir/'));
  assert.equal(await language(page), 'en');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Coming to an activity');
  await way(page, 'Français').click();
  await page.waitForURL(house.url('venir/'));
});

test('a page without translation leads to the first page in English', async () => {
  const { page } = await house.visit('programme/', { scripts: false });
  await way(page, 'English').click();
  await page.waitForURL(house.url('en/'));
  assert.equal(await language(page), 'en');
});

test('from the first page in English one reaches every other', async () => {
  const { page } = await house.visit('en/');
  const reached = await page.locator('main a').evaluateAll((links) => links.map((link) => link.href));
  nothing(english.map(({ path }) => house.url(path)).filter((url) => url !== house.url('en/') && !reached.includes(url)));
});

test('a link of an English page stays in English, or says that it does not', async () => {
  const tab = await house.tab();
  const found = [];
  for (const { path } of english) {
    const { page } = await tab.visit(path);
    const links = await page.locator('a').evaluateAll((all) =>
      all.map((link) => ({ href: link.href, hreflang: link.hreflang, lang: link.lang, words: link.textContent.trim() })),
    );
    for (const { href, hreflang, lang, words } of links) {
      const here = href.startsWith(house.url('')) && !href.startsWith(house.url('en/'));
      // What is called by its French name, in French, says it too.
      const says = hreflang === 'fr' && (/\(in French\)$/.test(words) || lang === 'fr');
      if (here && !says) found.push(`/${path} : « ${words} » → ${href}`);
      if (!here && /in French/.test(words)) found.push(`/${path} : « ${words} » est ailleurs`);
    }
  }
  nothing(found);
});

test('the way to the other language is large enough for a finger, down to 320 pixels', async () => {
  const tab = await house.tab({ viewport: NARROW });
  for (const [path, name] of [['', 'English'], ['programme/', 'English'], ['en/', 'Français'], ['en/mentions/', 'Français']]) {
    const { page } = await tab.visit(path);
    const [box, menu] = await Promise.all([way(page, name), page.locator('header summary').first()].map((it) => it.boundingBox()));
    assert.ok(box.width >= FINGER && box.height >= FINGER, `/${path} : ${box.width} × ${box.height}`);
    assert.ok(Math.abs(box.y - menu.y) < FINGER, `/${path} : le menu passe à la ligne`);
    nothing(await page.evaluate(widerThanScreen));
  }
});

for (const { path } of english) {
  test(`axe finds nothing on /${path}`, async () => {
    const { page } = await house.visit(path, { viewport: PHONE });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate((rules) => window.axe.run({ runOnly: { type: 'tag', values: rules } }), RULES);
    nothing(violations.map(({ id, help, nodes }) => `${id} : ${help}\n  ${nodes[0].html.slice(0, 200)}`));
  });
}
