// What a page does in a visitor's browser: it asks nobody else for anything, breaks no rule of its own CSP, fits a narrow
// screen, can be reached by keyboard and printed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, House, NARROW, nothing, PHONE, widerThanScreen } from './browser.mjs';
import { pages, samples } from './templates.mjs';

let house;
let phone;
let desktop;
let narrow;
let dark;
before(async () => {
  house = await House.open();
  const kinds = [{ viewport: PHONE }, { viewport: DESKTOP }, { viewport: NARROW }, { colorScheme: 'dark' }];
  [phone, desktop, narrow, dark] = await Promise.all(kinds.map((kind) => house.tab(kind)));
});
after(() => house.close());

test('every page of the site belongs to a template named in templates.mjs', () => {
  const unknown = pages().filter((page) => !page.template).map((page) => page.path);
  nothing(unknown);
});

describe('a visit', () => {
  for (const { template, path } of samples()) {
    test(`« ${template} » asks no other host, breaks no rule and leaves the console empty`, async () => {
      for (const tab of [phone, desktop]) {
        const { page, faults } = await tab.visit(path);
        await openEverything(page);
        await page.waitForLoadState('networkidle');
        nothing(faults);
      }
    });

    test(`« ${template} » reads from top to bottom at 320 pixels`, async () => {
      for (const scripts of [true, false]) {
        const { page } = await narrow.visit(path, { scripts });
        await openEverything(page);
        nothing(await page.evaluate(widerThanScreen));
      }
    });

    test(`« ${template} » prints, its title on paper`, async () => {
      const { page } = await dark.visit(path);
      const title = await page.evaluate(titleOnPaper);
      // A poster of no activity yet: there is no sheet, imprimes.test.mjs prints those of activities.
      if (title === null) return;
      const paper = execFileSync('pdftotext', ['-', '-'], { input: await page.pdf({ format: 'A4' }), encoding: 'utf8' });
      assert.ok(letters(paper).includes(letters(title)), `« ${title.trim()} » is not on the printed page`);
    });
  }
});

describe('by keyboard', () => {
  for (const { template, path } of samples().filter((sample) => readFileSync(sample.file, 'utf8').includes('class="nav-wide"'))) {
    test(`the first key leads past the menu of « ${template} »`, async () => {
      const { page } = await desktop.visit(path);
      await page.keyboard.press('Tab');
      const first = await page.evaluate(() => ({
        href: document.activeElement.getAttribute('href'),
        seen: document.activeElement.getBoundingClientRect().top >= 0,
      }));
      assert.deepEqual(first, { href: '#contenu', seen: true });
    });
  }
});

/** The title that paper bears: pages of sheets name it between their tools, « Imprimer « Nord » »; null when they have no sheet. */
function titleOnPaper() {
  const tools = document.querySelector('.paper-tools h1');
  if (tools) return tools.textContent.match(/«(.+)»/)?.[1] ?? null;
  return document.querySelector('h1')?.textContent ?? document.title;
}

/** Opens what a visitor may open, and scrolls to the end: what loads late must obey too. */
async function openEverything(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    window.scrollTo(0, document.documentElement.scrollHeight);
  });
}

// Hyphenation, ligatures and line ends differ between a page and its text on paper.
function letters(text) {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
