// Lists and activities on paper: real PDFs, read back by programs that know nothing of how they were made. The events are fictional, of a
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

/** Activities whose posters are hard to make. */
const POSTERS = {
  riche: `titre: Un atelier près de chez vous
resume: Une heure pour essayer, sans rien installer.
types: [atelier-initiation]
debut: 2026-05-20T14:00
fin: 2026-05-20T16:00
lieu: {nom: Médiathèque d'essai, adresse: 3 rue du Pont, commune: Gap, departement: "05", precisions: Entrée par la cour}
organisateurs: [{nom: Réseau d'essai, url: https://reseau.example}, {nom: Mairie de Gap}]
inscription: {modalite: obligatoire}
accessibilite: {pmr: true, lsf: false}
`,
  long: `titre: "Activité${LONG}"
resume: "${'Un résumé qui va jusqu’au bout de ce qui est permis. '.repeat(4).slice(0, 199).trim()}"
types: [cafe-ia]
date: 2026-05-23
lieu: {nom: Salle des fêtes, commune: Gap, departement: "05"}
`,
  seances: `titre: Huit rendez-vous
types: [cafe-ia]
lieu: {commune: Gap, departement: "05", adresse: 1 place d'Essai}
seances:
${[11, 12, 13, 18, 19, 20, 21, 22].map((day) => `  - {id: jour-${day}, debut: 2026-05-${day}T10:00, fin: 2026-05-${day}T11:00}\n`).join('')}`,
  jeudis: `titre: Un café chaque jeudi
types: [cafe-ia]
mode: en-ligne
lien_connexion: https://visio.example/salle
recurrence: {chaque: jeudi, de: "13:30", a: "15:00", du: 2026-01-08, au: 2026-12-17}
`,
  annule: `titre: Une conférence qui n'a pas lieu
types: [conference]
date: 2026-05-21
lieu: {commune: Gap, departement: "05"}
statut: annule
maj: 2026-05-10
`,
};
const PAGES = Object.fromEntries(Object.keys(POSTERS).map((name) => [name, `2026/${name === 'jeudis' ? 'en-ligne' : '05'}/${name}`]));

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
  for (const [name, text] of Object.entries(POSTERS)) {
    const file = join(folder, `events/${PAGES[name]}.yaml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
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

describe('The poster of an activity', () => {
  const FORMS = { '': PORTRAIT, '#tracts': LANDSCAPE, '#petits-tracts': PORTRAIT };

  async function poster(name, form = '') {
    const tab = await house.visit(`kit/affiche/?evenement=${PAGES[name]}${form}`, { now: BEFORE, colorScheme: 'dark' });
    await tab.page.waitForSelector('.paper-forms [aria-current]');
    return tab;
  }

  for (const name of ['riche', 'long', 'seances', 'jeudis']) {
    for (const [form, size] of Object.entries(FORMS)) {
      test(`« ${name} » ${form || '#affiche'} is one sheet, nothing cut, whose code leads to its page`, async () => {
        const tab = await poster(name, form);
        const cut = await tab.page.evaluate(() =>
          [...document.querySelectorAll('.sheet-form:not([hidden]) .bill-in')].filter((one) => one.scrollHeight > one.clientHeight + 1).length);
        const { sheets, codes, drop } = await print(tab.page);
        const read = codes();
        drop();
        nothing(tab.faults);
        await tab.close();
        assert.equal(cut, 0);
        assert.deepEqual(sheets.map((sheet) => sheet.size), [size]);
        assert.deepEqual(read[0], [`https://essai.example/evenements/${PAGES[name]}/`]);
      });
    }
  }

  test('says what its page says, and nothing of what the page does not know', async () => {
    const tab = await poster('riche');
    const text = await tab.page.innerText('#affiche');
    await tab.close();
    for (const words of ['Un atelier près de chez vous', 'Mercredi 20 mai 2026', 'de 14 h à 16 h', 'Médiathèque d’essai', '3 rue du Pont, 05000 Gap', 'Gratuit', 'Accès en fauteuil roulant', 'Réseau d’essai, Mairie de Gap']) {
      assert.ok(text.replace(/\s/g, ' ').includes(words), `« ${words} » is missing: ${text}`);
    }
    assert.doesNotMatch(text, /préciser|renseigné|langue des signes/i);
  });

  test('leaves a line for the hour and one for the address when they are not known', async () => {
    const tab = await poster('long');
    const [blanks, text] = [await tab.page.locator('#affiche .bill-blank').allInnerTexts(), await tab.page.innerText('#affiche')];
    await tab.close();
    assert.equal(blanks.length, 2);
    assert.match(text, /05000 Gap/);
  });

  test('is not made for a cancelled activity, nor for one that does not exist', async () => {
    for (const [name, words] of [['annule', /Annulé/], ['absente', /n’a pas été trouvée/]]) {
      const tab = await house.visit(`kit/affiche/?evenement=${PAGES[name] ?? '2026/05/absente'}`);
      await tab.page.waitForFunction(() => !/instant/.test(document.querySelector('[data-message]').textContent));
      assert.match(await tab.page.innerText('[data-message]'), words);
      assert.equal(await tab.page.isHidden('[data-feuilles]'), true);
      await tab.close();
    }
  });

  test('reads nothing but a page of an activity, whatever its address asks', async () => {
    for (const query of ['?evenement=../../kit', '?evenement=https://ailleurs.example/a/b', '?evenement=', '']) {
      const tab = await house.visit(`kit/affiche/${query}`);
      await tab.page.waitForFunction(() => !/instant/.test(document.querySelector('[data-message]').textContent));
      assert.match(await tab.page.innerText('[data-message]'), /Choisissez/);
      nothing(tab.faults);
      await tab.close();
    }
  });

  test('comes with a mail, and is one click away from the page of the activity', async () => {
    const tab = await house.visit(`evenements/${PAGES.riche}/`, { now: BEFORE });
    await tab.page.click('text=Faire une affiche');
    await tab.page.waitForSelector('.paper-forms [aria-current]');
    await tab.page.click('text=Courriel');
    const [subject, body] = [await tab.page.inputValue('#objet'), await tab.page.inputValue('#texte')];
    nothing(tab.faults);
    await tab.close();
    assert.equal(subject, 'Un atelier près de chez vous, Mercredi 20 mai 2026');
    assert.match(body, /Quand.*Mercredi 20 mai 2026, de 14\sh à 16\sh/);
    assert.match(body, /https:\/\/essai\.example\/evenements\/2026\/05\/riche\//);
    assert.doesNotMatch(body, /[{}]/);
  });

  test('says what to do without scripts', async () => {
    const tab = await house.visit(`kit/affiche/?evenement=${PAGES.riche}`, { javaScriptEnabled: false });
    assert.match(await tab.page.innerText('.paper-tools'), /ouvrez la fiche de l’activité, puis imprimez-la/);
    await tab.close();
  });
});

test('A phone shows each form without scrolling sideways', async () => {
  for (const form of ['', '#grands-caracteres', '#depliant', '#affiche', '#tracts']) {
    const tab = await house.visit(`territoires/59-nord/imprimer/${form}`, { viewport: PHONE });
    const [width, screen] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    await tab.close();
    assert.ok(width <= screen, `${form}: ${width} px`);
  }
});
