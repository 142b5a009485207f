// Lists on paper: real PDFs, read back by programs that know nothing of how they were made. The events are fictional, of a
// site built for this file: the Ain has one, the Nord sixty, the Rhône four hundred, some with titles of 140 characters.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { House, nothing, PHONE } from './browser.mjs';
import { LANDSCAPE, PORTRAIT, print } from './paper.mjs';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [PROGRAM, ...FIRST] = process.env.SEMAINE ? [process.env.SEMAINE] : ['cargo', 'run', '--quiet', '--locked', '--'];

const BEFORE = '2026-05-10T12:00:00+02:00';
const LISTS = {
  'territoires/01-ain/': { folder: '01', commune: 'Bourg-en-Bresse', departement: '01', count: 1 },
  'territoires/59-nord/': { folder: '59', commune: 'Anor', departement: '59', count: 60 },
  'territoires/69-rhone/': { folder: '69', commune: 'Lyon', departement: '69', count: 400 },
};
const LONG = ', avec un titre si long que personne ne pourrait le lire d’un seul trait, ni le dire sans reprendre son souffle';

/** Its title, its place and its registration all carry the number of the event, so that a sheet tells which parts it holds. */
function event({ commune, departement }, number) {
  const hour = 9 + (number % 9);
  const title = `Activité T${number}T${number % 7 ? '' : LONG}`;
  return `titre: "${title}"
types: [cafe-ia]
debut: 2026-05-${18 + (number % 7)}T${String(hour).padStart(2, '0')}:00
fin: 2026-05-${18 + (number % 7)}T${String(hour + 1).padStart(2, '0')}:30
lieu: {nom: Salle P${number}P, adresse: ${number} rue de l'Essai, commune: ${commune}, departement: "${departement}"}
inscription: {modalite: conseillee, courriel: n${number}n@essai.example}
accessibilite: {pmr: true, lsf: true, boucle_magnetique: true, calme: true}
`;
}

let house, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imprimes-site-'));
  cpSync(join(REPOSITORY, 'tests/minimal'), folder, { recursive: true });
  for (const list of Object.values(LISTS)) {
    mkdirSync(join(folder, 'events/2026', list.folder), { recursive: true });
    for (let number = 1; number <= list.count; number++) {
      writeFileSync(join(folder, `events/2026/${list.folder}/essai-${number}.yaml`), event(list, number));
    }
  }
  const build = ['build', '--root', folder, '--out', join(folder, 'public')];
  execFileSync(PROGRAM, [...FIRST, ...build], { cwd: REPOSITORY, stdio: 'pipe' });
  house = await House.open({ root: join(folder, 'public'), base: '/' });
});
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** A list in one of its forms, printed. */
async function printed(path, form, options = {}) {
  const tab = await house.visit(`${path}imprimer/${form}`, { now: BEFORE, ...options });
  if (options.scripts !== false) await tab.page.waitForSelector('.paper-forms [aria-current]');
  const paper = await print(tab.page);
  nothing(tab.faults);
  await tab.close();
  return paper;
}

/** The numbers told by a kind of mark: `T` in titles, `P` in places. */
function numbers(text, mark) {
  const found = text.replace(/\s+/g, ' ').matchAll(new RegExp(`${mark}(\\d+)${mark}`, 'g'));
  return new Set([...found].map((match) => Number(match[1])));
}

function same(one, other, message) {
  assert.deepEqual([...one].sort((a, b) => a - b), [...other].sort((a, b) => a - b), message);
}

describe('A list', () => {
  for (const [path, { count }] of Object.entries(LISTS)) {
    for (const form of ['', '#grands-caracteres']) {
      test(`/${path}imprimer/${form} shows all of its ${count} activities, none over two sheets, on numbered pages`, async (context) => {
        const { sheets, drop } = await printed(path, form);
        drop();
        context.diagnostic(`${sheets.length} sheets`);
        const seen = new Set();
        sheets.forEach(({ text, size }, index) => {
          assert.deepEqual(size, PORTRAIT);
          assert.match(text, new RegExp(`\\b${index + 1} ?/ ?${sheets.length}\\s*$`), 'no page number');
          const titles = numbers(text, 'T');
          same(titles, numbers(text, 'P'), `an activity is cut on sheet ${index + 1}`);
          same(titles, numbers(text, 'n'), `an activity is cut on sheet ${index + 1}`);
          titles.forEach((number) => seen.add(number));
        });
        assert.equal(seen.size, count);
      });
    }
  }

  test('has its name and its address at the head of every sheet', async () => {
    const { sheets, drop } = await printed('territoires/59-nord/', '');
    drop();
    for (const { text } of sheets) assert.match(text.split('\n').slice(0, 3).join(' '), /Nord \(59\).*essai\.example\/territoires\/59-nord/);
  });

  test('in large print has no letter below 18 points but for the running head', async () => {
    const tab = await house.visit('territoires/59-nord/imprimer/#grands-caracteres', { now: BEFORE });
    await tab.page.emulateMedia({ media: 'print' });
    const small = await tab.page.evaluate(() =>
      [...document.querySelectorAll('#liste .sheet-body *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
        .map((element) => parseFloat(getComputedStyle(element).fontSize))
        .filter((pixels) => pixels < 24).length);
    await tab.close();
    assert.equal(small, 0);
  });
});

describe('A leaflet', () => {
  for (const [path, { count }] of Object.entries(LISTS)) {
    for (const scripts of [true, false]) {
      test(`of ${count} activities is the two sides of one sheet, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { sheets, codes, drop } = await printed(path, '#depliant', { scripts });
        const read = codes();
        drop();
        assert.deepEqual(sheets.map((sheet) => sheet.size), [LANDSCAPE, LANDSCAPE]);
        const inside = sheets[1].text;
        const titles = numbers(inside, 'T');
        same(titles, numbers(inside, 'P'), 'an activity is cut');
        assert.ok(titles.size >= Math.min(count, 14), `${titles.size} activities only`);
        assert.deepEqual(read[0], [`https://essai.example/${path}`]);
        const rest = /Et (\d+) autres? rendez-vous/.exec(inside);
        if (scripts) assert.equal(Number(rest?.[1] ?? 0), count - titles.size);
        else assert.match(inside, new RegExp(`${count} activités? en tout`));
      });
    }
  }

  test('leaves out what is past while something is to come', async () => {
    const { sheets, drop } = await printed('territoires/69-rhone/', '#depliant', { now: '2026-05-22T12:00:00+02:00' });
    drop();
    assert.doesNotMatch(sheets[1].text, /(18|19|20|21) mai/);
    assert.match(sheets[1].text, /Vendredi 22 mai/);
  });
});

describe('A poster and flyers', () => {
  for (const [path, { count }] of Object.entries(LISTS)) {
    for (const [form, size] of [['#affiche', PORTRAIT], ['#tracts', LANDSCAPE]]) {
      test(`/${path}imprimer/${form} is one sheet whose code leads to the list`, async () => {
        const { sheets, codes, drop } = await printed(path, form, { colorScheme: 'dark' });
        const read = codes();
        drop();
        assert.deepEqual(sheets.map((sheet) => sheet.size), [size]);
        assert.deepEqual(read[0], [`https://essai.example/${path}`]);
        const titles = numbers(sheets[0].text, 'T');
        same(titles, numbers(sheets[0].text, 'P'), 'an activity is cut');
        assert.ok(titles.size >= Math.min(count, 2), `${titles.size} activities only`);
      });
    }
  }
});

test('A phone shows each form without scrolling sideways', async () => {
  for (const form of ['', '#grands-caracteres', '#depliant', '#affiche', '#tracts']) {
    const tab = await house.visit(`territoires/59-nord/imprimer/${form}`, { viewport: PHONE });
    const [width, screen] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    await tab.close();
    assert.ok(width <= screen, `${form}: ${width} px`);
  }
});
