// The page of an event: copying, sharing, deadlines and hours of the place, one sheet of paper. The events are fictional, of a
// small site built for this file.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { House, nothing, PHONE } from './browser.mjs';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// tests/run names the program that it has built.
const [PROGRAM, ...FIRST] = process.env.SEMAINE ? [process.env.SEMAINE] : ['cargo', 'run', '--quiet', '--locked', '--'];

const EVENTS = {
  '59/riche': `titre: Un atelier près de chez vous
resume: Une heure pour essayer, sans rien installer.
description: |
  Venez avec vos questions. Nous essayons ensemble deux outils, puis nous en parlons.
types: [atelier-initiation]
debut: 2026-05-20T14:00
fin: 2026-05-20T16:00
lieu: {nom: Médiathèque d'essai, adresse: 3 rue du Pont, commune: Anor, departement: "59", latitude: 49.9908, longitude: 4.1003}
organisateurs: [{nom: Réseau d'essai, url: https://reseau.example}]
publics: [seniors]
inscription: {modalite: obligatoire, url: https://reseau.example/inscription, date_limite: 2026-05-18}
places: 12
accessibilite: {pmr: true, lsf: false, commentaire: Une boucle se demande à l'accueil}
`,
  '59/annule': `titre: Une conférence qui n'a pas lieu
types: [conference]
debut: 2026-05-21T14:30
fin: 2026-05-21T16:00
lieu: {commune: Fourmies, departement: "59", adresse: 1 place de la Gare}
inscription: {modalite: obligatoire, url: https://reseau.example/conference}
statut: annule
maj: 2026-05-10
`,
  '988/noumea': `titre: Un débat à Nouméa
types: [debat-citoyen]
debut: 2026-05-20T18:30
fin: 2026-05-20T20:00
lieu: {commune: Nouméa}
inscription: {modalite: conseillee, date_limite: 2026-05-19}
`,
  '69/cinq': `titre: Cinq rendez-vous
types: [cafe-ia]
lieu: {commune: Lyon, departement: "69"}
seances:
${[18, 19, 20, 21, 22].map((day) => `  - {id: jour-${day}, debut: 2026-05-${day}T10:00, fin: 2026-05-${day}T11:00}\n`).join('')}`,
};

const RICH = 'evenements/2026/59/riche/';
const CANCELLED = 'evenements/2026/59/annule/';
const NOUMEA = 'evenements/2026/988/noumea/';
const FIVE = 'evenements/2026/69/cinq/';

const EARLY = '2026-05-15T12:00:00+02:00';

let house;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'semaine-fiche-'));
  cpSync(join(REPOSITORY, 'tests/minimal'), folder, { recursive: true });
  for (const [name, text] of Object.entries(EVENTS)) {
    const file = join(folder, 'events/2026', `${name}.yaml`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const out = join(folder, 'public');
  execFileSync(PROGRAM, [...FIRST, 'build', '--root', folder, '--out', out], { cwd: REPOSITORY });
  house = await House.open({ root: out, base: '/' });
});
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const text = async (page, selector) => (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ').trim();

describe('copying and sharing', () => {
  test('the address and the link are copied, and it is said so', async () => {
    const { page, faults, close } = await house.visit(RICH, { permissions: ['clipboard-read', 'clipboard-write'], now: EARLY });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copier l’adresse' }).click();
    await page.getByText('Adresse copiée.').waitFor();
    assert.equal(await copied(), "Médiathèque d'essai, 3 rue du Pont, 59186 Anor");
    await page.getByRole('button', { name: 'Copier le lien' }).click();
    await page.getByText('Lien copié.').waitFor();
    assert.match(await copied(), /\/evenements\/2026\/59\/riche\/$/);
    nothing(faults);
    await close();
  });

  test('a copy that the browser refuses is said too', async () => {
    const { page, close } = await house.visit(RICH, { now: EARLY });
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.getByRole('button', { name: 'Copier l’adresse' }).click();
    await page.getByText('La copie n’a pas marché.').waitFor();
    await close();
  });

  test('where the device shares by itself, its sharing takes the place of the copied link', async () => {
    const tab = await house.tab({ viewport: PHONE, now: EARLY });
    await tab.page.addInitScript(() => {
      navigator.share = (what) => Promise.resolve((window.shared = what));
    });
    const { page } = await tab.visit(RICH);
    assert.equal(await page.getByRole('button', { name: 'Copier le lien' }).count(), 0);
    await page.getByRole('button', { name: 'Partager' }).click();
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.title, 'Un atelier près de chez vous');
    assert.match(shared.url, /\/evenements\/2026\/59\/riche\/$/);
    await tab.close();
  });

  test('without scripts there is no button that would do nothing, and a mail still shares', async () => {
    const { page, close } = await house.visit(RICH, { scripts: false, now: EARLY });
    assert.equal(await page.locator('article button:visible').count(), 0);
    const mail = await page.getByRole('link', { name: 'Envoyer par courriel' }).getAttribute('href');
    assert.match(decodeURIComponent(mail), /^mailto:\?subject=Un atelier.*\/evenements\/2026\/59\/riche\//s);
    assert.match(await text(page, '.situer'), /Villes proches, à vol d’oiseau : Fourmies \(5 km\)/);
    await close();
  });
});

describe('deadlines, by the clock of the place', () => {
  const at = async (path, now, options = {}) => {
    const { page, close } = await house.visit(path, { now, ...options });
    const words = await text(page, '.fact:has(dt:text-is("Inscription"))');
    const button = await page.getByRole('link', { name: 'S’inscrire' }).isVisible();
    await close();
    return { words, button };
  };

  test('before it, how many days are left', async () => {
    const { words, button } = await at(RICH, '2026-05-15T12:00:00+02:00');
    assert.match(words, /Jusqu’au lundi 18 mai 2026 : encore 3 jours\./);
    assert.ok(button);
    assert.match((await at(RICH, '2026-05-17T23:30:00+02:00')).words, /: c’est demain\./);
    assert.match((await at(RICH, '2026-05-18T22:00:00+02:00')).words, /: c’est aujourd’hui\./);
  });

  test('after it, registration is closed and no button calls for it', async () => {
    const { words, button } = await at(RICH, '2026-05-19T00:30:00+02:00');
    assert.match(words, /Inscriptions closes depuis le lundi 18 mai 2026\./);
    assert.ok(!button);
  });

  test('in Nouméa a deadline ends nine hours before it would in Paris', async () => {
    const paris = { timezoneId: 'Europe/Paris' };
    assert.match((await at(NOUMEA, '2026-05-19T14:30:00+02:00', paris)).words, /: c’est aujourd’hui\./);
    assert.match((await at(NOUMEA, '2026-05-19T15:30:00+02:00', paris)).words, /Inscriptions closes/);
  });
});

describe('hours', () => {
  test('overseas they are said in the time of the place, and again in the visitor’s when it differs', async () => {
    const elsewhere = await house.visit(NOUMEA, { now: EARLY });
    assert.match(await text(elsewhere.page, '.ticket-part'), /de 18 h 30 à 20 h, heure de Nouméa/);
    assert.equal(await text(elsewhere.page, '.own-time'), 'C’est 9 h 30 à l’heure de votre appareil.');
    await elsewhere.close();
    const there = await house.visit(NOUMEA, { now: EARLY, timezoneId: 'Pacific/Noumea' });
    assert.ok(await there.page.locator('.own-time').isHidden());
    await there.close();
  });

  test('a visitor overseas sees on which day of theirs a morning of mainland France falls', async () => {
    const { page, close } = await house.visit(FIVE, { now: '2026-05-01T12:00:00Z', timezoneId: 'Pacific/Tahiti' });
    assert.equal(await text(page, '.own-time'), 'C’est le dimanche 17 mai à 22 h à l’heure de votre appareil.');
    await close();
  });
});

test('once the first session is over, the head of the page tells the next one', async () => {
  const at = async (now) => {
    const { page, close } = await house.visit(FIVE, { now });
    const next = page.locator('[data-prochaine]');
    const words = (await next.isVisible()) ? await text(page, '[data-prochaine]') : null;
    await close();
    return words;
  };
  assert.equal(await at('2026-05-18T18:00:00+02:00'), null);
  assert.equal(await at('2026-05-20T01:00:00+02:00'), 'Prochaine séance : Mercredi 20 mai 2026, de 10 h à 11 h.');
  assert.equal(await at('2026-05-23T12:00:00+02:00'), null);
});

test('a cancelled event says so first, in its title, and sends nobody there', async () => {
  const { page, close } = await house.visit(CANCELLED, { now: EARLY });
  assert.match(await page.title(), /^Annulé.: Une conférence/);
  assert.match(await page.locator('meta[name=description]').getAttribute('content'), /^Annulé\. /);
  assert.match(await text(page, '.notice'), /^Annulé\s+N’y allez pas : l’activité n’aura pas lieu\.$/);
  for (const name of ['Ajouter à mon agenda', 'S’inscrire', /openstreetmap/, /application de mon téléphone/]) {
    assert.equal(await page.getByRole('link', { name }).count(), 0, String(name));
  }
  assert.equal(await page.getByRole('button', { name: 'Copier l’adresse' }).count(), 0);
  await close();
});

test('every kind of page is one sheet of A4 that tells what, when, where and its address', async () => {
  const tab = await house.tab({ now: EARLY });
  for (const [path, words] of [
    [RICH, ['Un atelier près de chez vous', 'Mercredi 20 mai 2026', '3 rue du Pont', 'Accès en fauteuil roulant', 'Réseau d’essai']],
    [CANCELLED, ['Annulé', 'N’y allez pas']],
    [NOUMEA, ['heure de Nouméa']],
    [FIVE, ['Vendredi 22 mai 2026']],
  ]) {
    const { page } = await tab.visit(path);
    const file = join(folder, 'fiche.pdf');
    writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /^Pages:\s+1$/m, path);
    const paper = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/[\s\u00a0\u202f]+/g, ' ');
    for (const word of [...words, path]) assert.ok(paper.includes(word), `« ${word} » is not on paper: ${paper}`);
    for (const word of ['Imprimer', 'Copier', 'Menu', 'openstreetmap']) assert.ok(!paper.includes(word), `« ${word} » is on paper`);
  }
  await tab.close();
});

test('axe finds nothing, whatever the state', async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
  for (const colorScheme of ['light', 'dark']) {
    const tab = await house.tab({ bypassCSP: true, colorScheme, permissions: ['clipboard-write'], now: '2026-05-19T12:00:00+02:00' });
    for (const path of [RICH, CANCELLED, NOUMEA, FIVE]) {
      const { page } = await tab.visit(path);
      const copy = page.getByRole('button', { name: 'Copier le lien' });
      await copy.click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), tags);
      nothing(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path} ${colorScheme} ${id}: ${node.html.slice(0, 120)}`)));
    }
    await tab.close();
  }
});
