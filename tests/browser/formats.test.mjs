// The formats: filters of the catalogue, four questions, the sheet on one page, and the facilitator's view, with the clock of
// a phone that sleeps, without a network, from the file that was kept, without scripts. The formats are fictional, of a small
// site built for this file.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { House, NARROW, nothing, PHONE, widerThanScreen } from './browser.mjs';
import { pages } from './templates.mjs';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// tests/run names the program that it has built.
const [PROGRAM, ...FIRST] = process.env.SEMAINE ? [process.env.SEMAINE] : ['cargo', 'run', '--quiet', '--locked', '--'];

const SENTENCE = 'Dites à chaque personne ce que vous attendez, puis laissez le silence faire son travail.';
const COMMON = 'auteurs: [Essai]\nlicence: CC-BY-SA-4.0\n';

const step = (title, minutes) => `  - {titre: ${title}, duree: ${minutes}, texte: "Faire ${title}.", a_dire: "« Dire ${title}. »"}\n`;
const list = (count, make) => Array.from({ length: count }, (_, index) => make(index + 1)).join('');

const FORMATS = {
  cercle: `nom: Le cercle
resume: On parle en rond
type_animation: discussion
duree: {min: 60, max: 60}
participants: {min: 5, max: 20}
materiel: [Des chaises]
besoin: chaises
mode: presentiel
duree_preparation: 0
deroule:
${step('Ouvrir', 10)}${step('Parler', 40)}${step('Fermer', 10)}pieges:
  - {titre: Personne ne parle, texte: Attendre un peu.}
variantes:
  - {titre: À deux, texte: Tourner les chaises.}
pour_finir: [Ranger les chaises]
`,
  jeu: `nom: Le jeu
resume: On joue sur écran
type_animation: jeu
duree: {min: 20, max: 30}
participants: {min: 10, max: 40}
besoin: ecran
mode: hybride
duree_preparation: 60
publics: [jeunes]
deroule:
${step('Jouer', 20)}  - {titre: En parler, texte: Chacun dit un mot.}
`,
  muet: `nom: Le muet
resume: Personne ne sait encore
type_animation: atelier
a_completer: [Tout]
`,
  long: `nom: Le long
resume: ${SENTENCE}
type_animation: atelier
duree: {min: 90, max: 120}
participants: {max: 20}
materiel: [Des chaises, Du papier, Des crayons, Un tableau]
preparation: ${list(4, () => `${SENTENCE} `)}
deroule:
${list(8, (n) => `  - {titre: Une étape au titre assez long ${n}, duree: 12, texte: "${SENTENCE} ${SENTENCE} ${SENTENCE}", a_dire: "${SENTENCE} ${SENTENCE}"}\n`)}variantes:
${list(5, (n) => `  - {titre: Avec un autre public ${n}, texte: "${SENTENCE} ${SENTENCE}"}\n`)}pieges:
${list(6, (n) => `  - {titre: Quelqu’un prend la place ${n}, texte: "${SENTENCE} ${SENTENCE}"}\n`)}pour_finir:
${list(6, () => `  - ${SENTENCE}\n`)}`,
};

const EVENTS = {
  '59/avant': 'titre: Un premier cercle\ntypes: [cafe-ia]\ndate: 2026-05-18\nlieu: {commune: Anor, departement: "59"}\nformat: cercle\n',
  '59/apres': 'titre: Un second cercle\ntypes: [cafe-ia]\ndate: 2026-05-23\nlieu: {commune: Anor, departement: "59"}\nformat: cercle\n',
};

const VIEW = 'formats/cercle/animer/';
const NOON = new Date('2026-05-20T18:00:00+02:00');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];

let house;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'semaine-formats-'));
  cpSync(join(REPOSITORY, 'tests/minimal'), folder, { recursive: true });
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const site = readFileSync(join(folder, 'content/site.yaml'), 'utf8').replace('https://essai.example', 'https://essai.example/sous');
  write('content/site.yaml', `${site}hors_ligne: true\n`);
  write('content/editions/2026.yaml', `${readFileSync(join(folder, 'content/editions/2026.yaml'), 'utf8')}questionnaire: https://essai.example/questionnaire\n`);
  for (const [name, text] of Object.entries(FORMATS)) write(`content/formats/${name}.md`, `---\n${text}${COMMON}---\n\n${SENTENCE}\n`);
  for (const [name, text] of Object.entries(EVENTS)) write(`events/2026/${name}.yaml`, text);
  execFileSync(PROGRAM, [...FIRST, 'build', '--root', folder, '--out', join(folder, 'public/sous')], { cwd: REPOSITORY });
  house = await House.open({ root: join(folder, 'public'), base: '/sous/' });
});
after(async () => {
  await house?.close();
  rmSync(folder, { recursive: true });
});

const plain = (words) => words.replace(/[\u00a0\u202f]/g, ' ').trim();
const text = async (page, selector) => plain(await page.locator(selector).first().innerText());

/** The view in a phone whose clock the test moves. */
async function facilitate(options = {}) {
  const tab = await house.tab({ viewport: PHONE, ...options });
  await tab.page.clock.install({ time: NOON });
  await tab.visit(VIEW);
  return tab;
}

const left = (page) => text(page, '[data-compte]');
const shown = (page) => page.locator('.act:visible :is(h3, h2)').first().innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

describe('the catalogue', () => {
  const names = async (page) => (await page.locator('.compare tbody tr:visible a').allInnerTexts()).map(plain);

  test('hides what does not suit, and shows what is not known after what does', async () => {
    const { page, faults, close } = await house.visit('formats/');
    assert.equal((await names(page)).length, 4);
    await page.getByLabel('Durée', { exact: true }).selectOption('1 heure au plus');
    assert.deepEqual(await names(page), ['Le cercle', 'Le jeu', 'Le muet']);
    assert.equal(await text(page, '[role=status]'), '2 formats conviennent. 1 autre est à compléter : il vient ensuite.');
    await page.getByLabel('Il faut', { exact: true }).selectOption('Des chaises et du papier');
    assert.deepEqual(await names(page), ['Le cercle', 'Le muet']);
    assert.match(page.url(), /\?duree=60&salle=papier$/);
    nothing(faults);
    await close();
  });

  test('goes back by « Retour », is shared by its address, and forgets all with one button', async () => {
    const { page, close } = await house.visit('formats/?salle=papier&lieu=nulle-part');
    assert.deepEqual(await names(page), ['Le cercle', 'Le long', 'Le muet']);
    await page.getByLabel('Préparation', { exact: true }).selectOption('Aucune');
    assert.deepEqual(await names(page), ['Le cercle', 'Le long', 'Le muet']);
    await page.getByLabel('Groupe', { exact: true }).selectOption('Plus de vingt');
    assert.deepEqual(await names(page), ['Le muet']);
    assert.match(await text(page, '[role=status]'), /^Aucun format ne convient à coup sûr\. 1 autre/);
    await page.goBack();
    assert.deepEqual(await names(page), ['Le cercle', 'Le long', 'Le muet']);
    assert.equal(await page.getByLabel('Groupe', { exact: true }).inputValue(), '');
    await press(page, 'Tout montrer');
    await page.getByText('4 formats.').waitFor();
    assert.match(page.url(), /\/formats\/$/);
    await close();
  });

  test('without scripts all formats stand side by side, and no form promises anything', async () => {
    const { page, close } = await house.visit('formats/?duree=30', { scripts: false });
    assert.equal((await names(page)).length, 4);
    assert.equal(await page.locator('main select:visible').count(), 0);
    await close();
  });
});

describe('choosing a format', () => {
  for (const scripts of [true, false]) {
    test(`four questions lead to one answer with its reasons${scripts ? '' : ', without scripts'}`, async () => {
      const { page, close } = await house.visit('formats/choisir/', { scripts, viewport: PHONE });
      const headings = () => page.locator('.pick:visible h2').allInnerTexts();
      for (const answer of ['Une demi-heure', 'Plus de vingt', 'Des jeunes', 'Un écran ou un projecteur']) {
        assert.equal((await headings()).length, 1);
        await page.locator('.pick:visible').getByRole('link', { name: answer, exact: true }).click();
      }
      assert.deepEqual((await headings()).map(plain), ['Notre réponse : Le jeu']);
      const reasons = (await page.locator('.pick:visible .reasons').first().locator('li').allInnerTexts()).map(plain);
      assert.equal(reasons.length, 4);
      assert.ok(reasons.every((reason) => reason.startsWith('Oui.')), reasons.join('\n'));
      await page.goBack();
      assert.deepEqual((await headings()).map(plain), ['Qu’avez-vous dans la salle ?']);
      await close();
    });
  }

  test('when nothing suits, the nearest is told, and why', async () => {
    const { page, close } = await house.visit('formats/choisir/#choix_30_10_tous_papier');
    assert.equal(await text(page, '.pick:visible h2'), 'Le plus proche : Le cercle');
    assert.match(await text(page, '.pick:visible .reason-non'), /Durée : 1 h\. C’est plus que votre temps/);
    await close();
  });
});

/** Prints the page: one sheet, whose words are given back. */
async function onOnePage(page, name) {
  const file = join(folder, 'fiche.pdf');
  writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  assert.match(execFileSync('pdfinfo', [file], { encoding: 'utf8' }), /^Pages:\s+1$/m, name);
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/[\s\u00a0\u202f]+/g, ' ');
}

describe('the sheet', () => {
  test('of every format of the site is one page of A4', async () => {
    const real = await House.open();
    const tab = await real.tab();
    const formats = pages().filter(({ template }) => template === 'format');
    assert.ok(formats.length > 0);
    for (const { path } of formats) await onOnePage((await tab.visit(path)).page, path);
    await tab.close();
    await real.close();
  });

  test('leads to what is to come, not to what is past, and back', async () => {
    const { page, close } = await house.visit('formats/cercle/', { now: '2026-05-20T12:00:00+02:00' });
    assert.deepEqual(await page.locator('.coming li:visible a').allInnerTexts(), ['Un second cercle']);
    assert.ok(await page.locator('.coming-past').isHidden());
    await page.getByRole('link', { name: 'Un second cercle' }).click();
    await page.getByRole('link', { name: 'Le cercle' }).click();
    assert.equal(await text(page, 'h1'), 'Le cercle');
    await close();
  });

  test('says when all activities are past', async () => {
    const { page, close } = await house.visit('formats/cercle/', { now: '2026-11-20T12:00:00+01:00' });
    assert.equal(await page.locator('.coming li:visible').count(), 0);
    assert.ok(await page.locator('.coming-past').isVisible());
    await close();
  });

  test('is one page of A4, long or short, with what to say and how to close', async () => {
    const tab = await house.tab();
    for (const [slug, words] of [
      ['cercle', ['Dire Ouvrir', 'Personne ne parle', 'Ranger les chaises', '40 min', 'https://essai.example/sous/formats/cercle/']],
      ['long', ['Une étape au titre assez long 8', 'Quelqu’un prend la place 6', 'Avec un autre public 5']],
      ['jeu', ['En parler']],
      ['muet', ['À compléter', 'Proposition à amender']],
    ]) {
      const { page } = await tab.visit(`formats/${slug}/`);
      const paper = await onOnePage(page, slug);
      for (const word of words) assert.ok(paper.includes(word), `« ${word} » is not on paper: ${paper}`);
      for (const word of ['Animer pas à pas', 'Menu', 'Compléter cette fiche']) assert.ok(!paper.includes(word), `« ${word} » is on paper`);
    }
    await tab.close();
  });
});

describe('the facilitator’s view', () => {
  test('shows a step at a time, counts its time down, and what is left in all', async () => {
    const { page, faults, close } = await facilitate();
    assert.equal(await shown(page), 'Ouvrir');
    assert.equal(await left(page), '10:00');
    assert.equal(await text(page, '[data-total]'), 'Encore 1 h en tout. Fin vers 19 h 00.');
    await press(page, 'Démarrer');
    await page.clock.runFor(90_000);
    assert.equal(await left(page), '8:30');
    await press(page, 'Suivant');
    assert.equal(await shown(page), 'Parler');
    assert.equal(await left(page), '40:00');
    assert.equal(await text(page, '[role=status]'), 'Étape 2 sur 3 : Parler');
    assert.equal(await text(page, '[data-total]'), 'Encore 50 min en tout. Fin vers 18 h 51.');
    await press(page, 'Précédent');
    assert.equal(await left(page), '10:00');
    nothing(faults);
    await close();
  });

  test('pauses, goes on, and gives or takes a minute', async () => {
    const { page, close } = await facilitate();
    await press(page, 'Démarrer');
    await page.clock.runFor(60_000);
    await press(page, 'Pause');
    await page.clock.runFor(600_000);
    assert.equal(await left(page), '9:00');
    await press(page, 'Reprendre');
    await page.clock.runFor(30_000);
    assert.equal(await left(page), '8:30');
    await press(page, '+1 min, une minute de plus');
    assert.equal(await left(page), '9:30');
    await press(page, '−1 min, une minute de moins');
    await press(page, '−1 min, une minute de moins');
    assert.equal(await left(page), '7:30');
    await close();
  });

  test('tells the right time after the phone slept, and says gently that the step is over', async () => {
    const { page, close } = await facilitate();
    await page.evaluate(() => {
      window.felt = 0;
      navigator.vibrate = () => ++window.felt;
    });
    await press(page, 'Démarrer');
    // The clock jumps: no timer ran meanwhile.
    await page.clock.fastForward(12 * 60_000);
    await page.clock.runFor(1_000);
    assert.equal(await left(page), '2:01');
    assert.equal(await text(page, '[data-mot]'), 'de plus que prévu');
    assert.match(await text(page, '[role=status]'), /^Le temps de cette étape est écoulé/);
    await page.clock.runFor(5_000);
    assert.equal(await page.evaluate(() => window.felt), 1, 'once');
    assert.equal(await shown(page), 'Ouvrir', 'the group decides when to go on');
    await close();
  });

  test('takes up where it was after a reload, and forgets after twelve hours', async () => {
    const { page, close } = await facilitate();
    await press(page, 'Démarrer');
    await press(page, 'Suivant');
    await page.clock.runFor(60_000);
    await page.reload();
    assert.equal(await shown(page), 'Parler');
    assert.equal(await left(page), '39:00');
    assert.match(await text(page, '[role=status]'), /^Reprise là où vous en étiez\. Étape 2 sur 3/);
    const kept = await page.evaluate(() => Object.entries(localStorage));
    assert.deepEqual(kept.map(([key]) => key), ['semaine:/sous/:animer:cercle']);
    assert.deepEqual(Object.keys(JSON.parse(kept[0][1])).sort(), ['ajouts', 'depuis', 'etape', 'passe', 'vu']);
    await page.clock.fastForward(13 * 3600_000);
    await page.reload();
    assert.equal(await shown(page), 'Ouvrir');
    await close();
  });

  test('ends with how to close, the questionnaire and the report, and forgets the session', async () => {
    const { page, close } = await facilitate();
    await press(page, 'Démarrer');
    await press(page, 'Suivant');
    await press(page, 'Suivant');
    await press(page, 'Finir');
    assert.equal(await shown(page), 'Pour finir');
    assert.ok(await page.getByText('Ranger les chaises').isVisible());
    assert.equal(await page.getByRole('link', { name: /questionnaire/ }).getAttribute('href'), 'https://essai.example/questionnaire');
    assert.ok(await page.getByRole('link', { name: /bilan/ }).isVisible());
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await press(page, 'Recommencer au début');
    assert.equal(await shown(page), 'Ouvrir');
    await close();
  });

  test('keeps the screen awake while the clock goes, and lets it sleep otherwise', async () => {
    const tab = await house.tab({ viewport: PHONE });
    await tab.page.addInitScript(() => {
      window.locks = [];
      Object.defineProperty(navigator, 'wakeLock', {
        value: {
          request: async (kind) => {
            const lock = Object.assign(new EventTarget(), { kind, held: true, release: () => (lock.held = false) });
            window.locks.push(lock);
            return lock;
          },
        },
      });
    });
    const { page } = await tab.visit(VIEW);
    const held = () => page.evaluate(() => window.locks.map((lock) => lock.held));
    assert.deepEqual(await held(), []);
    await press(page, 'Démarrer');
    assert.deepEqual(await held(), [true]);
    assert.equal(await text(page, '[role=status]'), 'L’écran reste allumé.');
    await press(page, 'Pause');
    assert.deepEqual(await held(), [false]);
    await tab.close();
  });

  test('tells to set the phone when the screen cannot be kept awake', async () => {
    const tab = await house.tab({ viewport: PHONE });
    await tab.page.addInitScript(() => {
      Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } });
    });
    const { page } = await tab.visit(VIEW);
    await press(page, 'Démarrer');
    await page.getByText('Réglez votre téléphone pour que l’écran reste allumé.').waitFor();
    await tab.close();
  });

  test('without a length, a step counts the time that it has taken', async () => {
    const tab = await house.tab({ viewport: PHONE });
    await tab.page.clock.install({ time: NOON });
    const { page } = await tab.visit('formats/jeu/animer/');
    await press(page, 'Démarrer');
    await press(page, 'Suivant');
    await page.clock.runFor(65_000);
    assert.equal(await left(page), '1:05');
    assert.equal(await text(page, '[data-total]'), '');
    await tab.close();
  });

  test('without scripts it is the list of the steps with their times', async () => {
    const { page, close } = await house.visit(VIEW, { scripts: false, viewport: PHONE });
    assert.deepEqual(await page.locator('.act:visible h3').allInnerTexts(), ['Ouvrir', 'Parler', 'Fermer', 'Après']);
    const times = (await page.locator('.act-number').allInnerTexts()).map(plain);
    assert.deepEqual(times, ['Étape 1 sur 3 de 0 à 10 min', 'Étape 2 sur 3 de 10 à 50 min', 'Étape 3 sur 3 de 50 min à 1 h']);
    assert.equal(await page.locator('main button:visible').count(), 0);
    assert.ok(await page.getByText('Regardez l’heure de début').isVisible());
    await close();
  });

  test('opens again without a network once read, on a site that works offline', async () => {
    const { page, close } = await house.visit(VIEW, { viewport: PHONE, serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // The first visit came before the worker: the second goes through it.
    await page.reload();
    await page.context().setOffline(true);
    await page.reload();
    await press(page, 'Démarrer');
    assert.equal(await shown(page), 'Ouvrir');
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.clock')).position), 'sticky', 'its style is there');
    await close();
  });
});

describe('the file to keep', () => {
  let kept;
  before(async () => {
    const { page, close } = await house.visit(VIEW, { viewport: PHONE });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Enregistrer cette page' }).click()]);
    assert.equal(download.suggestedFilename(), 'animer-cercle.html');
    kept = join(folder, 'animer-cercle.html');
    await download.saveAs(kept);
    await close();
  });

  /** The file, opened from the phone itself, where nothing else answers. */
  async function open(options = {}) {
    const context = await house.browser.newContext({ viewport: PHONE, locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
    await context.setOffline(true);
    const page = await context.newPage();
    const faults = [];
    context.on('console', (message) => faults.push(message.text()));
    context.on('weberror', (error) => faults.push(String(error.error())));
    context.on('request', (request) => {
      if (request.url() !== pathToFileURL(kept).href) faults.push(`request: ${request.url()}`);
    });
    await page.clock.install({ time: NOON });
    await page.goto(pathToFileURL(kept).href);
    return { page, faults, context };
  }

  test('works from the phone with the network cut: steps, clock, reload, end', async () => {
    const { page, faults, context } = await open();
    assert.equal(await shown(page), 'Ouvrir');
    await press(page, 'Démarrer');
    await page.clock.runFor(60_000);
    assert.equal(await left(page), '9:00');
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.clock')).position), 'sticky', 'its style is there');
    await press(page, 'Suivant');
    await page.reload();
    assert.equal(await shown(page), 'Parler');
    await press(page, 'Suivant');
    await press(page, 'Finir');
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    nothing(links.filter((link) => !link.startsWith('https://essai.example/')));
    nothing(faults);
    await context.close();
  });

  test('runs nothing that its policy does not name', async () => {
    const { page, context } = await open();
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      return Boolean(window.intruder);
    });
    assert.equal(ran, false);
    await context.close();
  });

  test('without scripts is the list of the steps', async () => {
    const { page, faults, context } = await open({ javaScriptEnabled: false });
    assert.equal(await page.locator('.act h3').count(), 4);
    assert.ok(await page.getByText('« Dire Parler. »').isVisible());
    nothing(faults);
    await context.close();
  });
});

test('nothing is wider than a narrow phone, and what is touched is 44 pixels', async () => {
  const tab = await house.tab({ viewport: NARROW });
  for (const path of ['formats/', 'formats/choisir/', 'formats/choisir/#choix_30_10_tous_papier', 'formats/long/', VIEW, 'formats/cercle/animer.html']) {
    const { page } = await tab.visit(path);
    nothing((await page.evaluate(widerThanScreen)).map((found) => `${path} ${found}`));
    const small = await page.locator('main :is(button, select, .button, .picks a, .picked a, .animate-button):visible').evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent));
    nothing(small.map((found) => `${path} ${found}`));
  }
  await tab.close();
});

test('axe finds nothing, whatever the state', async () => {
  const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark', viewport: PHONE }];
  const states = [
    ['formats/', async () => {}],
    ['formats/?duree=60&salle=papier', async () => {}],
    ['formats/choisir/', async () => {}],
    ['formats/choisir/#choix_30_10_tous_papier', async () => {}],
    ['formats/cercle/', async () => {}],
    [VIEW, async () => {}],
    [VIEW, async (page) => {
      await press(page, 'Démarrer');
      await page.clock.fastForward(11 * 60_000);
      await page.clock.runFor(3_000);
    }],
    [VIEW, async (page) => {
      for (const name of ['Suivant', 'Suivant', 'Finir']) await press(page, name);
    }],
    ['formats/cercle/animer.html', async () => {}],
  ];
  for (const look of looks) {
    for (const [path, act] of states) {
      const tab = await house.tab({ bypassCSP: true, ...look });
      await tab.page.clock.install({ time: NOON });
      const { page } = await tab.visit(path);
      await act(page);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), RULES);
      nothing(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path} ${look.colorScheme} ${id}: ${node.html.slice(0, 140)}`)));
      await tab.close();
    }
  }
});
