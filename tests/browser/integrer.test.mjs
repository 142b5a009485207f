// Lists in the pages of other sites, as their editors and their visitors meet them: a host on another origin, with and without
// our script, with and without its own policy. The lists are those of `tests/browser/site`; `SITE_PROGRAMME` names it built.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { House, nothing, PHONE, widerThanScreen } from './browser.mjs';

const SMALL = process.env.SITE_PROGRAMME;
const NORD = 'territoires/59-nord/integrer/';
const ANOR = `${NORD}?commune=59012`;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const FIXED = 600;

let house, town;
before(async () => {
  assert.ok(SMALL, 'SITE_PROGRAMME is not set: build tests/browser/site and name its output');
  house = await House.open({ root: SMALL, base: '/' });
  town = await TownHall.open();
});
after(async () => {
  await town?.close();
  await house?.close();
});

/** The site of a town, on an origin of its own: it answers every path with the page it was last given. */
class TownHall {
  static async open() {
    const hall = new TownHall();
    hall.server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...hall.headers });
      response.end(hall.html);
    });
    await new Promise((resolve) => hall.server.listen(0, '127.0.0.1', resolve));
    hall.origin = `http://127.0.0.1:${hall.server.address().port}`;
    return hall;
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** The code that the site gives, for these lists; `script`: with the line that is offered beside it. */
function page(paths, { script = true, sandbox = '' } = {}) {
  const frame = (path, rank) =>
    `<iframe src="${house.url(path)}" title="Liste ${rank}" width="100%" height="${FIXED}" loading="lazy"${sandbox}></iframe>`;
  const line = script ? `<script src="${house.url('integrer.js')}" async></script>` : '';
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Mairie</title><body><h1>Agenda</h1>${paths.map(frame).join('')}${line}`;
}

/** A visit to the town's site, with what its browser complained of. */
async function visit(html, { headers = {}, ...options } = {}) {
  Object.assign(town, { html, headers });
  const context = await house.browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: PHONE, ...options });
  const tab = await context.newPage();
  const faults = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
  const hosts = new Set();
  context.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await tab.goto(town.origin, { waitUntil: 'load' });
  return { tab, faults, hosts, close: () => context.close() };
}

const heights = (tab) => tab.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.clientHeight));

/** Waits until no frame of the page scrolls within itself. */
async function grown(tab, count) {
  await tab.waitForFunction(({ count, fixed }) => {
    const frames = [...document.querySelectorAll('iframe')];
    return frames.length === count && frames.every((frame) => frame.style.height && frame.clientHeight !== fixed);
  }, { count, fixed: FIXED });
  for (const frame of tab.frames().slice(1)) {
    await frame.waitForFunction(() => document.documentElement.scrollHeight <= window.innerHeight + 1);
  }
}

describe('on the site of a town', () => {
  test('two frames take the height of their lists, ask nobody else, and complain of nothing', async () => {
    const { tab, faults, hosts, close } = await visit(page([NORD, ANOR]));
    await tab.locator('iframe').nth(1).scrollIntoViewIfNeeded();
    await grown(tab, 2);
    const [whole, narrow] = await heights(tab);
    assert.ok(whole > narrow, `the département ${whole}, its commune ${narrow}`);
    assert.deepEqual([...hosts].sort(), [house.host.origin, town.origin].sort());
    nothing(faults);
    await close();
  });

  test('without our script a frame keeps its height and its list scrolls', async () => {
    const { tab, faults, close } = await visit(page([NORD], { script: false }));
    const frame = tab.frameLocator('iframe');
    await frame.locator('.card').last().scrollIntoViewIfNeeded();
    assert.ok(await frame.locator('.card').last().isVisible());
    assert.deepEqual(await heights(tab), [FIXED]);
    nothing(faults);
    await close();
  });

  test('a strict policy of the host that admits us is enough, and one that forbids our script costs the height alone', async () => {
    const only = `default-src 'none'; frame-src ${house.host.origin}`;
    const admitted = await visit(page([NORD]), {
      headers: { 'content-security-policy': `${only}; script-src ${house.host.origin}; style-src 'none'` },
    });
    await grown(admitted.tab, 1);
    nothing(admitted.faults);
    await admitted.close();
    const refused = await visit(page([NORD]), { headers: { 'content-security-policy': only } });
    await refused.tab.frameLocator('iframe').locator('.card').first().waitFor();
    assert.deepEqual(await heights(refused.tab), [FIXED]);
    await refused.close();
  });

  test('a frame in a sandbox without origin keeps its height and shows its list', async () => {
    const { tab, close } = await visit(page([NORD], { sandbox: ' sandbox="allow-scripts"' }));
    await tab.frameLocator('iframe').locator('.card').first().waitFor();
    // Its messages have come when an answer to one sent later has.
    await tab.evaluate(() => new Promise((resolve) => {
      addEventListener('message', () => setTimeout(resolve));
      document.querySelector('iframe').contentWindow.postMessage('semaine-hauteur', '*');
    }));
    assert.deepEqual(await heights(tab), [FIXED]);
    await close();
  });

  test('what another frame or the host itself says changes no height', async () => {
    const { tab, close } = await visit(page([NORD]));
    await grown(tab, 1);
    const before = await heights(tab);
    await tab.evaluate(() => new Promise((resolve) => {
      addEventListener('message', (event) => event.data === 'fini' && resolve());
      postMessage({ semaineHauteur: 12 }, '*');
      postMessage('fini', '*');
    }));
    assert.deepEqual(await heights(tab), before);
    await close();
  });

  test('without JavaScript in the browser the list is there, and its links leave the frame', async () => {
    const { tab, close } = await visit(page([ANOR]), { javaScriptEnabled: false });
    const frame = tab.frameLocator('iframe');
    await frame.locator('.card').first().waitFor();
    await frame.locator('.card a').first().click();
    await tab.waitForURL((url) => url.href.startsWith(house.url('evenements/')));
    await close();
  });
});

describe('the list in the frame', () => {
  for (const [scheme, width] of [['light', 320], ['dark', 320], ['light', 1200], ['dark', 1200]]) {
    test(`is accessible and holds in ${width} pixels, ${scheme}`, async () => {
      const { page, faults, close } = await house.visit(NORD, {
        viewport: { width, height: 700 }, colorScheme: scheme, bypassCSP: true,
      });
      nothing(await page.evaluate(widerThanScreen));
      nothing(faults);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), RULES);
      nothing(violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target).join(' ; ')}`));
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const bright = paper.match(/\d+/g).slice(0, 3).map(Number).reduce((sum, one) => sum + one) > 382;
      assert.equal(bright, scheme === 'light', `the paper is ${paper}`);
      await close();
    });
  }

  test('is kept from search engines, and names the list it shows', async () => {
    const { page, close } = await house.visit(NORD);
    assert.equal(await page.getAttribute('meta[name=robots]', 'content'), 'noindex');
    assert.match(await page.getAttribute('link[rel=canonical]', 'href'), /\/territoires\/59-nord\/$/);
    await close();
  });

  test('is read from top to bottom by keyboard: the list, the commune, each activity', async () => {
    const { page, close } = await house.visit(NORD);
    const met = [];
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press('Tab');
      met.push(await page.evaluate(() => document.activeElement.closest('.card, .commune-choice, .embed-head').className.split(' ')[0]));
    }
    assert.deepEqual(met, ['embed-head', 'commune-choice', 'card']);
    await close();
  });

  test('is narrowed to a commune by the visitor, and widened again', async () => {
    const { page, close } = await house.visit(NORD);
    const cards = page.locator('.card:visible');
    const all = await cards.count();
    await page.getByLabel('Commune').selectOption({ label: 'Anor' });
    assert.equal(await page.locator('h1').innerText(), 'Anor');
    assert.equal(await cards.count(), 2);
    assert.match(await page.locator('.embed-head').innerText(), /2\sactivités/);
    assert.match(await page.getAttribute('[data-commune-page]', 'href'), /\/communes\/59012-anor\/$/);
    await page.getByLabel('Commune').selectOption('');
    assert.equal(await cards.count(), all);
    assert.match(await page.locator('h1').innerText(), /^Nord/);
    await close();
  });

  test('says that nothing is announced in a commune without activities', async () => {
    const { page, close } = await house.visit(`${NORD}?commune=59001`);
    await page.getByText('Aucune activité n’est annoncée dans cette commune pour le moment.').waitFor();
    assert.equal(await page.locator('.card:visible').count(), 0);
    await close();
  });

  test('is there for a territory where nothing is announced yet', async () => {
    const { page, faults, close } = await house.visit('territoires/23-creuse/integrer/');
    await page.getByText('Aucune activité n’est annoncée ici pour le moment.').waitFor();
    nothing(faults);
    await close();
  });
});

describe('the page of a list', () => {
  test('gives a code that works as it is, copied with one button', async () => {
    const { page, close } = await house.visit('communes/59012-anor/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByText('Afficher cette liste sur votre site').click();
    const frame = page.locator('#code-cadre');
    assert.match(await frame.innerText(), /^<iframe src="[^"]+\/territoires\/59-nord\/integrer\/\?commune=59012" title="Anor · [^"]+"/);
    await page.getByRole('button', { name: /^Copier\s: Code du cadre/ }).click();
    await page.getByText('Copié.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await frame.innerText());
    await close();
  });

  test('prints the programme of a commune alone', async () => {
    const { page, close } = await house.visit('communes/59012-anor/');
    await page.getByRole('link', { name: 'Imprimer' }).click();
    await page.waitForFunction(() => document.querySelector('.sheet-title')?.textContent === 'Anor');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('#liste .sheet-day li:visible').count(), 2);
    await close();
  });
});

describe('the page of data', () => {
  let main;
  before(async () => {
    main = await House.open();
  });
  after(() => main?.close());

  const code = (page, way) => page.locator(`[data-facon=${way}] [data-modele]`).innerText();

  test('writes the codes of the list that is chosen, by keyboard', async () => {
    const { page, faults, close } = await main.visit('donnees/');
    await page.getByLabel('Quelle liste').selectOption({ label: await page.locator('option', { hasText: 'Nord (59)' }).innerText() });
    assert.match(await code(page, 'cadre'), /^<iframe src="https:[^"]+\/territoires\/59-nord\/integrer\/" title="Nord \(59\) · /);
    assert.match(await code(page, 'agenda'), /^webcal:\/\/.+\/territoires\/59-nord\/evenements\.ics$/);
    assert.match(await code(page, 'tableau'), /^https:.+\/territoires\/59-nord\/evenements\.csv$/);
    nothing(faults);
    await close();
  });

  test('says of an empty list what it has not yet, and keeps its frame', async () => {
    const { page, close } = await main.visit('donnees/?liste=/territoires/23-creuse/');
    assert.match(await code(page, 'cadre'), /\/territoires\/23-creuse\/integrer\//);
    assert.ok(await page.locator('[data-facon=tableau]').getByText('Cette liste est vide pour le moment.').isVisible());
    assert.ok(!(await page.locator('#code-tableau').isVisible()));
    await close();
  });

  test('gives whole codes without scripts', async () => {
    const { page, close } = await main.visit('donnees/', { scripts: false });
    for (const way of ['cadre', 'lien', 'feuille', 'agenda', 'flux', 'tableau', 'carte', 'json']) {
      const text = await code(page, way);
      assert.match(text, /\/editions\/\d{4}\//);
      assert.doesNotMatch(text, /[{}]/);
    }
    assert.ok(!(await page.getByLabel('Quelle liste').isVisible()));
    await close();
  });
});
