// The form of /proposer/: what it refuses is what the checker refuses (`tests/proposals.json`), and what it writes passes
// the real `semaine check` unchanged. SEMAINE names the binary.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { House, nothing, PHONE } from './browser.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const SEMAINE = process.env.SEMAINE;

let house;
let folder;
before(async () => {
  assert.ok(SEMAINE, 'SEMAINE is not set: name the binary');
  // The site of the programme's tests, in a repository on a forge.
  folder = mkdtempSync(join(tmpdir(), 'proposer-'));
  cpSync(join(HERE, 'site'), join(folder, 'site'), { recursive: true });
  const config = join(folder, 'site/content/site.yaml');
  writeFileSync(config, `${readFileSync(config, 'utf8')}\ndepot:\n  url: https://github.com/exemple/semaine\n  branche: main\n`);
  execFileSync(SEMAINE, ['build', '--root', join(folder, 'site'), '--out', join(folder, 'public')], { stdio: 'pipe' });
  house = await House.open({ root: join(folder, 'public'), base: '/' });
});
after(async () => {
  await house?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The form, ready. */
async function form(options = {}) {
  const visit = await house.visit('proposer/', options);
  await visit.page.waitForSelector('#proposer[data-pret]');
  await visit.page.evaluate(() => document.querySelectorAll('#proposer details').forEach((step) => (step.open = true)));
  return visit;
}

async function fillTown(page, text) {
  const field = page.locator('[id="c-lieu.commune"]');
  await field.fill(text);
  await page.locator('[id="c-lieu.commune-communes"] [role=option]').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.waitForFunction(() => document.getElementById('commune-choisie').textContent !== '');
}

/** The four answers that suffice. */
async function fillLeast(page, { title = 'Café IA du samedi', town = '59186' } = {}) {
  await page.fill('[name=titre]', title);
  await page.check('[name=types][value=cafe-ia]');
  await page.check('[name=moment][value=jour]');
  await page.fill('[name=date]', '2026-05-22');
  await fillTown(page, town);
}

/** Sends the form, and waits for what follows: the end, or the list of what is wrong. */
async function send(page) {
  await page.click('#proposer [type=submit]');
  await page.waitForFunction(() => ['suite', 'erreurs'].includes(document.activeElement.id));
  return page.evaluate(() => document.activeElement.id);
}

async function written(page) {
  return { path: await page.textContent('#chemin'), text: await page.textContent('#fichier') };
}

/** What `semaine check` says of a file that the form wrote, put where the form says. */
function checked({ path, text }) {
  const site = mkdtempSync(join(tmpdir(), 'propose-'));
  try {
    cpSync(join(HERE, 'site/content'), join(site, 'content'), { recursive: true });
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
    const run = spawnSync(SEMAINE, ['check', '--format', 'json', '--root', site], { encoding: 'utf8' });
    return JSON.parse(run.stdout).filter((row) => row.severity === 'error').map((row) => `${row.code} ${row.file}:${row.line} ${row.message}`);
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

describe('the rules of the form', () => {
  test('refuse what the checker refuses, by the same codes', async () => {
    const { page, close } = await form();
    const table = JSON.parse(readFileSync(join(HERE, '../proposals.json'), 'utf8'));
    const wrong = await page.evaluate(async (table) => {
      const contract = await (await fetch(document.getElementById('proposer').dataset.contrat)).json();
      return table.flatMap(({ name, activity, codes }) => {
        const found = globalThis.Regles.check(activity, contract, { editions: [2026] });
        const told = [...new Set(found.map((fault) => fault.code))].sort();
        return JSON.stringify(told) === JSON.stringify(codes) ? [] : [`« ${name} »: ${told}, the checker says ${codes}`];
      });
    }, table);
    nothing(wrong);
    await close();
  });
});

describe('a proposal', () => {
  test('of four answers passes the checker unchanged, by keyboard alone', async () => {
    const { page, faults, close } = await form({ viewport: PHONE });
    await page.locator('[name=titre]').focus();
    await page.keyboard.type('Venez découvrir l’IA : un café');
    await page.locator('[name=types]').first().focus();
    await page.keyboard.press('Space');
    await page.locator('[name=moment]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.fill('[name=date]', '2026-05-23');
    await fillTown(page, 'anor');
    assert.equal(await send(page), 'suite');
    const file = await written(page);
    assert.equal(file.path, 'events/2026/59/anor-venez-decouvrir-l-ia-un-cafe.yaml');
    nothing(checked(file));
    nothing(faults);
    await close();
  });

  test('with every answer passes the checker unchanged', async () => {
    const { page, close } = await form();
    await page.fill('[name=titre]', 'IA & Bâtiment : "innovations" #1');
    await page.check('[name=types][value=formation]');
    await page.check('[name=types][value=demonstration]');
    await page.fill('[name=resume]', 'Oui');
    await page.fill('textarea[name=description]', 'Un tour de table.\n\n## Au programme\n\n- un essai ;\n- un débat.\n');
    await page.fill('[name=jour]', '2026-05-21');
    await page.fill('[name=de]', '22:00');
    await page.fill('[name=a]', '00:30');
    await page.check('[name=mode][value=hybride]');
    await fillTown(page, 'Ajaccio');
    await page.fill('[name="lieu.nom"]', 'Médiathèque : la grande');
    await page.selectOption('[name="lieu.type"]', 'mediatheque');
    await page.fill('[name="lieu.adresse"]', '1, place de l’Exemple');
    await page.fill('[name=lien_connexion]', 'https://visio.exemple.org/cafe?a=1#b');
    await page.fill('#organisateurs [data-nom=nom]', 'Ville d’Ajaccio');
    await page.fill('#organisateurs [data-nom=url]', 'https://exemple.org');
    await page.check('[name=prix][value=payant]');
    await page.fill('[name=tarif]', '5 euros');
    await page.selectOption('[name="inscription.modalite"]', 'obligatoire');
    await page.fill('[name="inscription.courriel"]', 'mediatheque@exemple.org');
    await page.fill('[name="inscription.telephone"]', '04 95 00 00 00');
    await page.fill('[name="inscription.date_limite"]', '2026-05-20');
    await page.fill('[name=places]', '20');
    await page.check('[name="accessibilite.pmr"][value=true]');
    await page.check('[name="accessibilite.lsf"][value=false]');
    await page.fill('[name="age.min"]', '12');
    await page.fill('[name=langues]', 'fr, fsl');
    assert.equal(await send(page), 'suite');
    const file = await written(page);
    assert.match(file.path, /^events\/2026\/2a\/ajaccio-ia-batiment-innovations-1\.yaml$/);
    assert.match(file.text, /fin: 2026-05-22T00:30/);
    assert.match(file.text, /types: \[formation, demonstration\]/);
    nothing(checked(file));
    await close();
  });

  test('with several sessions, or every week, or online, passes too', async () => {
    const { page, close } = await form();
    await fillLeast(page);
    await page.check('[name=moment][value=seances]');
    const rows = page.locator('#seances > li');
    for (const [number, day] of ['2026-05-20', '2026-05-21'].entries()) {
      await rows.nth(number).locator('[data-nom=jour]').fill(day);
      await rows.nth(number).locator('[data-nom=de]').fill('14:00');
      await rows.nth(number).locator('[data-nom=a]').fill('16:00');
    }
    assert.equal(await send(page), 'suite');
    nothing(checked(await written(page)));
    await page.check('[name=moment][value=semaines]');
    await page.selectOption('[name="recurrence.chaque"]', 'jeudi');
    await page.fill('[name="recurrence.de"]', '13:30');
    await page.fill('[name="recurrence.a"]', '15:00');
    await page.fill('[name="recurrence.du"]', '2026-05-21');
    assert.equal(await send(page), 'suite');
    nothing(checked(await written(page)));
    await page.check('[name=mode][value=en-ligne]');
    assert.equal(await send(page), 'suite');
    const file = await written(page);
    assert.match(file.path, /^events\/2026\/en-ligne\//);
    nothing(checked(file));
    await close();
  });

  test('of any town passes, in the folder of its département', async () => {
    const { page, close } = await form({ viewport: PHONE });
    await fillLeast(page);
    const wrong = [];
    for (const [typed, folder] of [
      ['Corte', '2b'], // Corsica: postcodes do not tell its two départements.
      ['20000', '2a'],
      ['97500', '975'],
      ['Saint-Denis', '(974|93)'], // Several communes of this name.
      ['97400', '974'],
      ['01120', '01'], // A postcode of several communes.
      ["L'Haÿ-les-Roses", '94'],
      ['villeneuve d ascq', '59'],
      ['Papeete', '987'],
      ['Lyon', '69'],
    ]) {
      await fillTown(page, typed);
      if ((await send(page)) !== 'suite') {
        wrong.push(`${typed}: ${await page.textContent('#erreurs-liste')}`);
        continue;
      }
      const file = await written(page);
      if (!new RegExp(`^events/2026/${folder}/`).test(file.path)) wrong.push(`${typed}: ${file.path}`);
      wrong.push(...checked(file).map((error) => `${typed}: ${error}`));
    }
    nothing(wrong);
    await close();
  });

  test('of any words is refused here or passes there, and never becomes another key', async () => {
    const { page, close } = await form();
    await fillLeast(page);
    const wrong = [];
    for (const title of [
      'a: b', 'a #b', '# a', '- a', '!!str a', '!a', '{{ a }}', '[a]', '&a', '*a', '%a', '@a', '`a`', '| a', '> a', '? a', "'a", '"a" \\ b', 'a\u2028b',
      '\u202eabc', 'oui', 'null', '~', '2026-05-20', '01000', '=1+1', '🎉 Fête', 'é'.repeat(140), '<script>alert(1)</script>', '---', '...', 'fin:', 'a, b', 'الذكاء',
    ]) {
      await page.fill('[name=titre]', title);
      await page.fill('textarea[name=description]', `${title}\n\n  ${title}\n\tb`);
      await page.fill('#organisateurs [data-nom=nom]', title);
      if ((await send(page)) !== 'suite') continue;
      const file = await written(page);
      wrong.push(...checked(file).map((error) => `${JSON.stringify(title)}: ${error}\n${file.text}`));
    }
    nothing(wrong);
    await close();
  });

  test('says what is wrong beside each answer, and leads to it', async () => {
    const { page, close } = await form();
    assert.equal(await send(page), 'erreurs');
    assert.match(await page.textContent('#erreurs-titre'), /à corriger/);
    await page.click('#erreurs-liste a >> nth=0');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'titre');
    assert.equal(await page.getAttribute('[name=titre]', 'aria-invalid'), 'true');
    await page.keyboard.type('Café IA');
    await page.waitForFunction(() => document.getElementById('e-titre').hidden);
    await page.fill('[name="inscription.telephone"]', '06 12 34 56 78');
    await page.locator('[name="inscription.telephone"]').blur();
    await page.waitForFunction(() => !document.getElementById('e-inscription.telephone').hidden);
    await page.check('[name=consentement]');
    await page.waitForFunction(() => document.getElementById('e-inscription.telephone').hidden);
    await close();
  });

  test('that looks like a published activity says so', async () => {
    const { page, close } = await form();
    await fillLeast(page, { title: 'Atelier : premiers pas avec l’IA' });
    const known = readFileSync(join(HERE, 'site/events/2026/59/anor-atelier.yaml'), 'utf8');
    await page.fill('[name=titre]', /^titre: "?(.*?)"?$/m.exec(known)[1]);
    await page.fill('[name=date]', /2026-\d\d-\d\d/.exec(known)[0]);
    assert.equal(await send(page), 'suite');
    assert.match(await page.textContent('#doublons'), /déjà publiée/);
    await close();
  });

  test('is handed to the forge, to a mail or to a file, and to nobody else', async () => {
    const { page, faults, close } = await form();
    await fillLeast(page);
    assert.equal(await send(page), 'suite');
    const file = await written(page);
    const forge = new URL(await page.getAttribute('#chemins a >> nth=0', 'href'));
    assert.equal(forge.origin + forge.pathname, 'https://github.com/exemple/semaine/new/main');
    assert.equal(forge.searchParams.get('filename'), file.path);
    assert.equal(forge.searchParams.get('value'), file.text);
    const mail = await page.getAttribute('#chemins a >> nth=1', 'href');
    assert.ok(decodeURIComponent(mail).replaceAll('\r\n', '\n').includes(file.text));
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Télécharger le fichier')]);
    assert.equal(readFileSync(await download.path(), 'utf8'), file.text);
    nothing(faults);
    await close();
  });

  test('too long for an address or a mail is copied, or joined', async () => {
    const { page, close } = await form({ permissions: ['clipboard-read', 'clipboard-write'] });
    await fillLeast(page);
    await page.fill('textarea[name=description]', 'Nous parlons, puis nous essayons. '.repeat(200));
    assert.equal(await send(page), 'suite');
    const forge = await page.getAttribute('#chemins a >> nth=0', 'href');
    assert.ok(forge.length < 7000 && !forge.includes('value='));
    assert.match(decodeURIComponent(await page.getAttribute('#chemins a >> nth=1', 'href')), /le fichier est joint/);
    await page.click('text=Copier le fichier');
    await page.waitForFunction(() => /copié/.test(document.getElementById('suite-etat').textContent));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await written(page)).text);
    nothing(checked(await written(page)));
    await close();
  });

  test('is found again after a reload, and can be wiped', async () => {
    const { page, close } = await form();
    await fillLeast(page, { title: 'Brouillon' });
    await page.check('[name="accessibilite.pmr"][value=true]');
    await page.reload();
    await page.waitForSelector('#proposer[data-pret]');
    await page.waitForFunction(() => document.getElementById('commune-choisie').textContent !== '');
    assert.equal(await page.inputValue('[name=titre]'), 'Brouillon');
    assert.ok(await page.isChecked('[name="accessibilite.pmr"][value=true]'));
    assert.equal(await send(page), 'suite');
    await page.click('#effacer');
    assert.equal(await page.inputValue('[name=titre]'), '');
    await page.reload();
    assert.ok(await page.isHidden('#brouillon'));
    await close();
  });
});

describe('the page', () => {
  test('has nothing for axe to find: empty, wrong, and ready', async () => {
    const { page, close } = await form({ viewport: PHONE });
    const found = [];
    const look = async (state) => {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), RULES);
        for (const { id, nodes } of result.violations) found.push(`${state}, ${colorScheme}: ${id} ${nodes[0].target.join(' ')}`);
      }
    };
    await page.evaluate(axe.source);
    await look('empty');
    await send(page);
    await look('wrong');
    await fillLeast(page);
    assert.equal(await send(page), 'suite');
    await look('ready');
    nothing(found);
    await close();
  });

  test('without scripts leads to the model and to the address', async () => {
    const { page, close } = await house.visit('proposer/', { scripts: false });
    assert.ok(await page.isHidden('#proposer'));
    const model = await page.getAttribute('.unscripted a[href$="evenement.yaml"]', 'href');
    const text = await page.evaluate(async (href) => (await fetch(href)).text(), model);
    nothing(checked({ path: 'events/2026/59/modele.yaml', text }).filter((error) => !/E033|E404/.test(error)));
    await close();
  });
});
