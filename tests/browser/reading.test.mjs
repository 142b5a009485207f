// Reading and reaching, for those who enlarge, recolour, or use no pointer: text at 200 %, forced colours, focus that shows,
// targets for a finger, titles that say where one is, and the way from the home page to a calendar by keyboard alone.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, House, NARROW, nothing, PHONE, widerThanScreen } from './browser.mjs';
import { samples } from './templates.mjs';

const DURING = '2026-05-20T12:00:00+02:00';
// WCAG 2.2 §2.5.5, in CSS pixels; layout rounds.
const FINGER = 43.5;

// Pages without the site's header: a paper list, an iframe, a redirection.
const framed = (sample) => !['liste à imprimer', 'liste à intégrer', 'activité déplacée'].includes(sample.template);

let house;
let phone;
let desktop;
let narrow;
before(async () => {
  house = await House.open();
  const viewports = [PHONE, DESKTOP, NARROW];
  [phone, desktop, narrow] = await Promise.all(viewports.map((viewport) => house.tab({ viewport, now: DURING })));
});
after(() => house.close());

/** Makes the text of the page twice as large, as a visitor's browser setting does (WCAG 2.2 §1.4.4). */
async function enlarge(page) {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
}

/** Runs in the page: texts that their own box cuts off. */
function cutOff() {
  // What is there for screen readers alone, whatever its class.
  const unseen = (element) => element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || unseen(element.parentElement));
  const shown = [...document.querySelectorAll('main *, header *, footer *')].filter(
    (element) => element.checkVisibility() && !element.closest('svg') && !unseen(element) && element.textContent.trim(),
  );
  const cut = shown.filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return (
      (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2) ||
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2)
    );
  });
  return cut.map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
}

/** Runs in the page: controls smaller than a finger. */
function tooSmall(finger) {
  const controls = 'header a, header button, header summary, footer nav a, .foot-legal > a, .button, main button';
  return [...document.querySelectorAll(controls)]
    .filter((element) => element.checkVisibility() && !element.closest('.skip'))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => box.width > 0 && !element.matches('.skip') && (box.height < finger || box.width < finger))
    .map(({ element, box }) => `${element.textContent.trim() || element.className}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
}

describe('a visitor', () => {
  for (const { template, path } of samples().filter(framed)) {
    test(`who doubles the text loses nothing of « ${template} »`, async () => {
      for (const tab of [phone, desktop]) {
        const { page } = await tab.visit(path);
        await enlarge(page);
        nothing([...(await page.evaluate(widerThanScreen)), ...(await page.evaluate(cutOff))]);
      }
    });

    test(`finds targets for a finger on « ${template} »`, async () => {
      for (const tab of [narrow, phone, desktop]) {
        const { page } = await tab.visit(path);
        nothing(await page.evaluate(tooSmall, FINGER));
        const menu = page.locator('.nav-small > summary');
        if (!(await menu.isVisible())) continue;
        await menu.click();
        nothing(await page.evaluate(tooSmall, FINGER));
      }
    });

    test(`reads in the title of « ${template} » where they are`, async () => {
      const { page } = await desktop.visit(path);
      const heading = await page.locator('h1').first().innerText();
      const title = await page.title();
      const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
      if (path && path !== '404.html') assert.ok(letters(title).includes(letters(heading)), `« ${title} », « ${heading} »`);
      assert.match(title, /Semaine de l’IA pour Tous$/);
    });
  }
});

describe('by keyboard', () => {
  for (const { template, path } of samples().filter(framed)) {
    test(`what has the focus shows on « ${template} »`, async () => {
      const { page } = await desktop.visit(path);
      const hidden = [];
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === document.body) return null;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
          // An outline around a département would be a box over its neighbours: its own edge thickens instead.
          const area = element.querySelector('.area');
          const shows = area
            ? parseFloat(getComputedStyle(area).strokeWidth) >= 2
            : outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
          return { shows, name: element.textContent.trim() || element.name || element.className };
        });
        if (!seen) break;
        if (!seen.shows) hidden.push(seen.name);
      }
      nothing(hidden);
    });
  }

  test('one goes from the home page to the programme, to an activity and to its calendar', async () => {
    const { page, close } = await house.visit('', { viewport: PHONE, now: '2026-05-18T08:00:00+02:00' });
    await follow(page, (element) => /\/programme\/$/.test(element.href ?? '') && element.classList.contains('button'));
    await page.waitForURL(/\/programme\/$/);
    await follow(page, (element) => element.closest('.card') && element.href);
    await page.waitForURL(/\/evenements\/2026\//);
    await reach(page, (element) => /evenement\.ics$/.test(element.href ?? ''));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.equal(download.suggestedFilename(), 'evenement.ics');
    await close();
  });
});

/** Presses Tab until the focus is on what `wanted` (run in the page) accepts. */
async function reach(page, wanted) {
  const source = `(${wanted})(document.activeElement)`;
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(source)) return;
  }
  assert.fail(`nothing accepted by ${wanted} is reached by keyboard`);
}

async function follow(page, wanted) {
  await reach(page, wanted);
  await page.keyboard.press('Enter');
}

describe('with forced colours', () => {
  for (const { template, path } of samples().filter(framed)) {
    test(`buttons and fields of « ${template} » keep their edge`, async () => {
      for (const tab of [phone, desktop]) {
        await tab.page.emulateMedia({ forcedColors: 'active' });
        const { page } = await tab.visit(path);
        const bare = await page.evaluate(() => {
          const controls = [...document.querySelectorAll('.button, main button, input:not([type=hidden], [type=checkbox], [type=radio]), select')];
          const edge = (style) => ['Top', 'Bottom'].some((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
          return controls
            .filter((control) => control.checkVisibility() && !edge(getComputedStyle(control)))
            .map((control) => `${control.tagName.toLowerCase()}.${control.className}: ${control.textContent.trim()}`);
        });
        await tab.page.emulateMedia({ forcedColors: 'none' });
        nothing(bare);
      }
    });
  }
});
