// The programme's filters, as visitors use them. Their site is a small fictional one, `tests/browser/site`, so that answers
// are known; `SITE_PROGRAMME` names it once built, `SITE_LARGE` one of more than 5,000 activities.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { House, nothing, PHONE } from './browser.mjs';

const SMALL = process.env.SITE_PROGRAMME;
const LARGE = process.env.SITE_LARGE;
const KIB = 1024;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const BEFORE = '2026-04-20T12:00:00+02:00';
const DURING = '2026-05-20T12:00:00+02:00';
const AFTER = '2026-11-20T12:00:00+01:00';
const ANSWERS = '#resultats';

let house;
before(async () => {
  assert.ok(SMALL, 'SITE_PROGRAMME is not set: build tests/browser/site and name its output');
  house = await House.open({ root: SMALL, base: '/' });
});
after(() => house?.close());

/** Waits until the answers stand, and says how they were announced. */
async function announced(page, pattern = /./) {
  await page.waitForFunction(
    (pattern) => {
      // A page that is being left has neither.
      const text = document.querySelector('#nombre')?.textContent ?? '';
      const busy = document.querySelector('#resultats')?.hasAttribute('aria-busy') ?? true;
      return !busy && new RegExp(pattern, 'u').test(text) && !text.startsWith('Lecture');
    },
    pattern.source,
  );
  return page.textContent('#nombre');
}

function titles(page) {
  return page.locator(`${ANSWERS} .card h3 a`).allTextContents();
}

async function answered(query, options = { now: DURING }) {
  const visit = await house.visit(`programme/${query}`, options);
  await announced(visit.page);
  return visit;
}

/** The files of sessions that a visit read, by name. */
function read(received) {
  const urls = received.map((request) => new URL(request.url()).pathname);
  return urls.filter((path) => path.includes('/recherche/evenements/')).map((path) => path.split('/').at(-1)).sort();
}

describe('three visitors', () => {
  test('« J’habite à 59186 et je suis libre samedi après-midi », by keyboard, in less than five actions', async () => {
    const { page, faults, close } = await house.visit('programme/', { viewport: PHONE, now: DURING });
    await page.locator('#filtres').locator('[name=lieu]').focus();
    await page.keyboard.type('59186');
    await page.keyboard.press('Enter');
    await announced(page, /activité/);
    await page.locator('[name=jour]').focus();
    await page.keyboard.type('Samedi 23');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.waitForURL(/jour=2026-05-23&moment=apres-midi/);
    assert.match(await announced(page, /activités à moins/), /^3\u00a0activités à moins de 30\u00a0km\. Recherche faite dans\u00a0: Nord/u);
    // The nearest first; the one without hours is not left out.
    assert.deepEqual(await titles(page), ['Un après-midi avec l’IA', 'Une partie complète', 'Un débat dont l’heure manque']);
    assert.match(await page.locator(`${ANSWERS} .card`).last().textContent(), /samedi 23 mai, horaire à préciser/u);
    await page.locator(`${ANSWERS} .card a`).first().press('Enter');
    await page.waitForURL(/evenements\/2026\/59\/anor-atelier/);
    nothing(faults);
    await close();
  });

  test('« Je suis sourde et je cherche une activité en LSF près de Lyon », by keyboard, from the home page', async () => {
    const { page, faults, close } = await house.visit('', { now: DURING });
    await page.locator('.hero [name=lieu]').focus();
    await page.keyboard.type('Lyon');
    await page.keyboard.press('Enter');
    await page.waitForURL(/programme\/\?lieu=Lyon/);
    await announced(page, /activité/);
    await page.locator('[name=accessibilite]').focus();
    await page.keyboard.type('Langue des');
    await page.keyboard.press('Tab');
    await page.waitForURL(/accessibilite=lsf/);
    assert.match(await announced(page, /^2/), /Rhône/);
    assert.deepEqual(await titles(page), ['Une conférence signée', 'Les jeudis signés']);
    assert.match(await page.locator(`${ANSWERS} .card`).first().textContent(), /Langue des signes/);
    nothing(faults);
    await close();
  });

  test('« Je veux la liste de ma commune sur papier » takes a commune and a button', async () => {
    const { page, close } = await house.visit('territoires/', { now: DURING });
    await page.locator('#pres').focus();
    await page.keyboard.type('anor');
    await page.locator('#pres-communes [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // A list that answers fewer letters is not chosen from: the text itself is then sent.
    await page.waitForURL(/programme\/\?lieu=anor/i);
    await announced(page, /activité/);
    await page.evaluate(() => {
      window.print = () => (document.title = 'imprimé');
    });
    await page.getByRole('button', { name: 'Imprimer cette liste' }).press('Enter');
    assert.equal(await page.title(), 'imprimé');
    const paper = execFileSync('pdftotext', ['-', '-'], { input: await page.pdf({ format: 'A4' }), encoding: 'utf8' });
    assert.match(paper, /Anor \(59186\)\s+\d\sactivités à moins de 30\skm/u, 'the sheet says what was asked');
    assert.match(paper, /Un après-midi avec l’IA/);
    assert.doesNotMatch(paper, /Plus de filtres|Imprimer cette liste|Une soirée à Lille/);
    await close();
  });
});

describe('the form', () => {
  test('completes a commune, chosen with the arrows; Escape keeps what was typed', async () => {
    const { page, close } = await house.visit('programme/');
    const field = page.locator('#filtres [name=lieu]');
    await field.focus();
    await page.keyboard.type('st mal');
    const options = page.locator('#filtres-commune-communes [role=option]');
    await options.first().waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await options.first().isVisible(), false);
    assert.equal(await field.inputValue(), 'st mal');
    await page.keyboard.press('ArrowDown');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    const pointed = await page.locator(`#${await field.getAttribute('aria-activedescendant')}`).textContent();
    assert.match(pointed, /Saint-Malo.*35400/u);
    await page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), 'Saint-Malo (35400)');
    assert.equal(await field.getAttribute('aria-expanded'), 'false');
    await announced(page, /activité/);
    await close();
  });

  test('never chooses from a list that answers fewer letters than were typed', async () => {
    const { page, close } = await house.visit('programme/');
    let go;
    const later = new Promise((resolve) => (go = resolve));
    await page.route('**/recherche/lieux/noms.json', async (route) => {
      await later;
      await route.continue();
    });
    await page.locator('#filtres [name=lieu]').focus();
    await page.keyboard.type('an');
    await page.locator('#filtres-commune-communes [role=option]').first().waitFor();
    await page.keyboard.type('or');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    go();
    await announced(page, /activité/);
    assert.match(await page.locator('#choix').innerText(), /Anor \(59186\)$/);
    await close();
  });

  test('keeps everything in the address: it opens the same answer, Back and Forward follow', async () => {
    const { page, close } = await answered('?lieu=59186&jour=2026-05-23&type=jeu');
    assert.deepEqual(await titles(page), ['Une partie complète']);
    assert.equal(await page.locator('#filtres details').getAttribute('open'), '');
    await page.locator('[name=type]').selectOption('cafe-ia');
    await announced(page, /^1/);
    await page.waitForURL(/type=cafe-ia/);
    assert.deepEqual(await titles(page), ['Le café du matin']);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#resultats h3')?.textContent === 'Une partie complète');
    assert.equal(await page.locator('[name=type]').inputValue(), 'jeu');
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('#resultats h3')?.textContent === 'Le café du matin');
    await close();
  });

  test('shows what was chosen, takes a choice away, and gives the whole list back', async () => {
    const { page, close } = await answered('?lieu=59186&jour=2026-05-23');
    assert.equal(await page.locator('#liste').isVisible(), false);
    const chips = page.locator('#choix .chip');
    assert.deepEqual(await chips.allTextContents(), ['Retirer le filtre\u00a0: Anor (59186)', 'Retirer le filtre\u00a0: Samedi 23 mai']);
    await chips.first().press('Enter');
    // Lille is as good as Anor once no place is asked for.
    await announced(page, /^5/);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Retirer le filtre\u00a0: Samedi 23 mai');
    await chips.first().press('Enter');
    await page.locator('#liste').waitFor();
    assert.equal(new URL(page.url()).search, '');
    assert.equal(await page.locator('#choix').isVisible(), false);
    await close();
  });

  test('asks for the position on request only, and keeps it out of the address', async () => {
    const { page, faults, received, close } = await house.visit('programme/', {
      now: DURING,
      permissions: ['geolocation'],
      geolocation: { latitude: 49.99, longitude: 4.1 },
    });
    await page.locator('#filtres-position').click();
    assert.match(await announced(page, /activité/), /^4\u00a0activités/u);
    const urls = [page.url(), ...received.map((request) => request.url())];
    nothing(urls.filter((url) => url.includes('49.9') || url.includes('lieu=')));
    nothing(faults);
    await close();
  });

  test('is not shown without scripts: links lead to a page for each choice', async () => {
    const { page, faults, close } = await house.visit('programme/?lieu=59186', { scripts: false });
    assert.equal(await page.locator('#filtres').isVisible(), false);
    assert.ok(await page.locator('#liste .card').first().isVisible());
    await page.locator('summary', { hasText: 'Par accessibilité' }).click();
    await page.getByRole('link', { name: /Langue des signes/ }).click();
    await page.waitForURL(/programme\/accessibilite\/lsf\/$/);
    assert.equal(await page.locator('.card').count(), 2);
    nothing(faults);
    await close();
  });
});

describe('an answer', () => {
  test('reads the départements within reach alone, and says so', async () => {
    const { received, close } = await answered('?lieu=59186');
    assert.deepEqual(read(received), ['59.json']);
    await close();
  });

  test('reads the whole edition in the order of time when no territory is asked for', async () => {
    const { page, received, close } = await answered('?moment=matin');
    assert.deepEqual(read(received), ['france.json']);
    const headings = await page.locator(`${ANSWERS} h2`).allTextContents();
    const days = headings.map((heading) => heading.replace(/\s*\d+\u00a0activités?$/u, ''));
    // What is over comes last.
    assert.deepEqual(days, ['Mercredi 20 mai', 'Jeudi 21 mai', 'Vendredi 22 mai', 'Samedi 23 mai', 'Mardi 19 mai (passé)']);
    await close();
  });

  test('follows a territory, a public, a way to take part, a registration', async () => {
    for (const [query, expected] of [
      ['territoire=hauts-de-france&public=seniors', ['Un après-midi avec l’IA']],
      ['territoire=69&type=cafe-ia', ['Les jeudis signés']],
      ['mode=en-ligne', ['Une table ronde à distance']],
      ['inscription=libre', ['Un après-midi avec l’IA']],
      ['accessibilite=pmr&mode=presentiel', ['Un atelier sans interprète']],
    ]) {
      const { page, close } = await answered(`?${query}`);
      assert.deepEqual(await titles(page), expected, query);
      await close();
    }
  });

  test('tells what became of an activity in words and with a drawing; « encore des places » leaves it out', async () => {
    const { page, close } = await answered('?lieu=59186&type=jeu');
    const status = page.locator(`${ANSWERS} .status`);
    assert.equal(await status.textContent(), 'Complet');
    assert.ok((await status.locator('svg').boundingBox()).width > 10);
    await page.getByLabel('Encore des places').check();
    await announced(page, /^0/);
    const free = page.getByRole('button', { name: /Sans «\sEncore des places\s»\s: 1\sactivité/u });
    await free.press('Enter');
    await announced(page, /^1/);
    await close();
    const cancelled = await answered('?territoire=61');
    assert.equal(await cancelled.page.locator(`${ANSWERS} .status`).textContent(), 'Annulé');
    await cancelled.close();
  });

  test('that is empty says what to give up, and where the nearest activity is', async () => {
    const { page, close } = await answered('?lieu=Brest%20(29200)&type=conference');
    assert.match(await page.textContent(ANSWERS), /Aucune activité à moins de 30\u00a0km.*L’activité la plus proche est à \d+\u00a0km/su);
    // Bellême is nearer, but its conference is cancelled.
    assert.deepEqual(await titles(page), ['Une soirée à Lille']);
    await close();
    const near = await answered('?lieu=Lille&rayon=5&type=jeu');
    await near.page.getByRole('button', { name: /Jusqu’à 100\skm/ }).press('Enter');
    await announced(near.page, /^1/);
    await near.close();
  });
});

describe('on a phone', () => {
  test('whoever comes with a place sees the answer first, below the form', async () => {
    const { page, close } = await answered('?lieu=59186', { viewport: PHONE });
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('#nombre').getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    assert.equal(await page.locator('#choix button').first().isVisible(), true);
    await close();
  });
});

describe('time', () => {
  test('« aujourd’hui » is that of the place: Nouméa is a day ahead of Paris in the evening', async () => {
    // 18:00 in Paris on the 19th is 03:00 on the 20th there; 16:00 on the 20th is 01:00 on the 21st.
    for (const [now, expected] of [
      ['2026-05-19T18:00:00+02:00', ['Un matin à Nouméa']],
      ['2026-05-20T16:00:00+02:00', []],
    ]) {
      for (const timezoneId of ['Europe/Paris', 'Pacific/Noumea']) {
        const { page, close } = await answered('?territoire=988&jour=aujourdhui', { now, timezoneId });
        assert.deepEqual(await titles(page), expected, `${now} ${timezoneId}`);
        if (expected.length) assert.match(await page.textContent(`${ANSWERS} .card`), /Aujourd’hui/);
        await close();
      }
    }
  });

  test('« ce week-end » is the one to come, what recurs on its days included', async () => {
    const { page, close } = await answered('?lieu=59186&jour=week-end');
    assert.equal((await titles(page)).length, 4);
    await close();
    const thursday = await answered('?lieu=Lyon&jour=2026-05-21&accessibilite=lsf');
    assert.match(await thursday.page.textContent(ANSWERS), /Les jeudis signés.*jeudi 21 mai, de 13\u202fh\u202f30 à 15\u202fh/su);
    await thursday.close();
  });

  test('before, during and after the week the page says where it is, and the answer never looks broken', async () => {
    for (const [now, words, heading] of [
      [BEFORE, /La semaine commence dans 28\s+jours/u, /^Samedi 23 mai /u],
      [DURING, /C’est cette semaine/u, /^Samedi 23 mai /u],
      [AFTER, /La semaine 2026 est passée.*Cafés IA.*prochaine édition/su, /^Samedi 23 mai \(passé\)/u],
    ]) {
      const { page, close } = await answered('?territoire=59', { now });
      assert.match(await page.locator('.week-state').innerText(), words);
      assert.match(await page.locator(`${ANSWERS} h2`).first().textContent(), heading);
      assert.match(await page.textContent('#nombre'), /^5\u00a0activités/u);
      await close();
    }
  });
});

describe('a file that does not come', () => {
  test('is said; the list of the week stays, and one may try again', async () => {
    const { page, close } = await house.visit('programme/', { now: DURING });
    await page.route('**/recherche/evenements/59.json', (route) => route.abort());
    await page.locator('#filtres [name=lieu]').fill('59186');
    await page.keyboard.press('Enter');
    await announced(page, /n’ont pas pu être chargées/);
    assert.ok(await page.locator('#liste .card').first().isVisible());
    await page.unroute('**/recherche/evenements/59.json');
    await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
    await announced(page, /^4/);
    assert.equal(await page.locator('#liste').isVisible(), false);
    await close();
  });

  test('leaves the answers of the others: one département of two', async () => {
    const { page, close } = await house.visit('programme/', { now: DURING });
    await page.route('**/recherche/evenements/38.json', (route) => route.abort());
    await page.locator('#filtres [name=lieu]').fill('Lyon');
    await page.keyboard.press('Enter');
    assert.match(await announced(page, /activité/), /^3.*Une partie du programme n’a pas pu être lue/su);
    await page.unroute('**/recherche/evenements/38.json');
    await page.getByRole('button', { name: 'Réessayer' }).press('Enter');
    await announced(page, /^4/);
    await close();
  });
});

describe('in every state', () => {
  const states = [
    ['answers near a place', '?lieu=59186'],
    ['answers by day, filters open', '?type=conference&places=oui'],
    ['no answer', '?lieu=Brest%20(29200)&type=jeu'],
    ['a place that does not exist', '?lieu=Zzyzx'],
  ];
  for (const [name, query] of states) {
    test(`axe finds nothing: ${name}; 320 pixels are enough, and 360 with text twice as large`, async () => {
      const { page, faults, close } = await answered(query, { viewport: { width: 320, height: 640 }, now: DURING });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      nothing(await violations(page));
      nothing(faults);
      await page.setViewportSize(PHONE);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
      await close();
    });
  }

  test('axe finds nothing while the completion is open, nor after a failure', async () => {
    const { page, close } = await house.visit('programme/', { viewport: PHONE });
    await page.locator('#filtres [name=lieu]').focus();
    await page.keyboard.type('59');
    await page.locator('#filtres-commune-communes [role=option]').first().waitFor();
    nothing(await violations(page));
    await page.route('**/recherche/evenements.json', (route) => route.abort());
    await page.locator('#filtres [name=lieu]').press('Enter');
    await announced(page, /n’ont pas pu être chargées/);
    nothing(await violations(page));
    await close();
  });

  async function violations(page) {
    await page.evaluate(axe.source);
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), RULES);
      found.push(...violations.map(({ id, help, nodes }) => `${colorScheme}: ${id}: ${help}: ${nodes.map((node) => node.target).join(' | ')}`));
    }
    return found;
  }
});

describe('of a large edition', { skip: LARGE ? false : 'SITE_LARGE is not set' }, () => {
  let large;
  before(async () => (large = await House.open({ root: LARGE, base: '/' })));
  after(() => large?.close());

  async function open(query) {
    const visit = await large.visit(`programme/${query}`, { viewport: PHONE, now: BEFORE });
    await announced(visit.page);
    return visit;
  }

  test('an answer reads a few parts and says how far it read; the rest is read on demand', async (context) => {
    const { page, faults, received, close } = await open('?type=cafe-ia');
    const parts = read(received);
    assert.equal(parts.length, 6);
    assert.match(await page.textContent('#nombre'), /activités.* trouvées parmi les 1\s800\u00a0premières, jusqu’au /u);
    const requests = received.filter((request) => request.url().includes('/recherche/evenements'));
    let bytes = 0;
    for (const request of requests) {
      const size = (await request.sizes()).responseBodySize;
      assert.ok(size <= 20 * KIB, `${size} bytes: ${request.url()}`);
      bytes += size;
    }
    context.diagnostic(`directory and ${parts.length} parts: ${(bytes / KIB).toFixed(1)} KiB`);
    const more = page.getByRole('button', { name: 'Lire la suite du programme' });
    await more.press('Enter');
    await announced(page, /parmi les 3\s600/u);
    assert.equal(read(received).length, 12);
    nothing(faults);
    await close();
  });

  test('a day and a moment leave out the parts that cannot hold them', async () => {
    const { page, received, close } = await open('?jour=2026-05-23&moment=soir');
    assert.ok(read(received).length <= 6, read(received).join(' '));
    const days = await page.locator(`${ANSWERS} h2`).allTextContents();
    assert.ok(days.every((day) => day.startsWith('Samedi 23 mai')), days.join());
    await close();
  });
});
