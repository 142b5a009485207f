// Editors: a real session of yaml-language-server, which VS Code's YAML extension and others run, on a model of the site.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL, fileURLToPath } from 'node:url';
import path from 'node:path';

const repository = path.resolve(fileURLToPath(import.meta.url), '../../..');
const schema = pathToFileURL(path.join(repository, 'schemas/evenement.json')).href;
const site = path.resolve(process.env.SITE_MODELS ?? path.join(repository, 'public'));

/** The least of the Language Server Protocol: messages with a length, answers by their number, notifications by name. */
class Session {
  #server = spawn(process.execPath, [
    path.join(repository, 'tests/node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio']);
  #buffer = Buffer.alloc(0);
  #answers = new Map();
  #told = new Map();
  #next = 1;

  constructor() {
    this.#server.stdout.on('data', (bytes) => {
      this.#buffer = Buffer.concat([this.#buffer, bytes]);
      this.#read();
    });
  }

  #read() {
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, head).toString())[1]);
      if (this.#buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.#buffer.subarray(head + 4, head + 4 + length).toString());
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      if (message.method && message.id !== undefined) this.#send({ id: message.id, result: this.#answer(message) });
      else if (message.method) this.#told.get(message.method)?.(message.params);
      else this.#answers.get(message.id)?.(message);
    }
  }

  /** The server asks for its settings by section. */
  #answer({ method, params }) {
    return method === 'workspace/configuration' ? params.items.map(({ section }) => configuration[section] ?? null) : null;
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  ask(method, params) {
    const id = this.#next++;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
    });
  }

  tell(method, params) { this.#send({ method, params }); }

  /** The next notification of this name that `wanted` accepts. */
  hear(method, wanted) {
    return new Promise((resolve) => {
      this.#told.set(method, (params) => wanted(params) && resolve(params));
    });
  }

  end() { this.#server.kill(); }
}

/** What VS Code does with `.vscode/settings.json`: a schema's path is that of a file of the clone. */
const settings = JSON.parse(readFileSync(path.join(repository, '.vscode/settings.json'), 'utf8'));
const schemas = Object.fromEntries(Object.entries(settings['yaml.schemas'])
  .map(([file, globs]) => [pathToFileURL(path.join(repository, file)).href, globs]));

// Nothing is asked of the network: schemas are files of this repository.
const configuration = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas },
};

let session;
before(async () => {
  session = new Session();
  await session.ask('initialize', {
    processId: process.pid, rootUri: null, locale: 'fr',
    capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } }, hover: {} } },
  });
  session.tell('initialized', {});
  session.tell('workspace/didChangeConfiguration', { settings: configuration });
});
after(() => session.end());

/** The published model, its first line as a file of this clone. */
function model() {
  const text = readFileSync(path.join(site, 'modeles/evenement.yaml'), 'utf8');
  assert.match(text, /^# yaml-language-server: \$schema=https?:\S+\/schemas\/evenement\.json\n/);
  return text.replace(/\$schema=\S+/, `$schema=${schema}`);
}

let documents = 0;
/** Opens a text; its address, and what the server says against it. */
async function open(text, name = `essai/${documents++}.yaml`) {
  const uri = `file:///clone/${name}`;
  const heard = session.hear('textDocument/publishDiagnostics', (params) => params.uri === uri);
  session.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  return { uri, diagnostics: (await heard).diagnostics };
}

/** Where a text ends in another, as a position. */
function position(text, needle) {
  const before = text.slice(0, text.indexOf(needle) + needle.length).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

test('the model of the site has no fault', async () => {
  const { diagnostics } = await open(model());
  assert.deepEqual(diagnostics, []);
});

test('an unknown key and a wrong value are underlined, with a French word', async () => {
  const text = `${model()}titel: A\nplaces: beaucoup\n`;
  const { diagnostics } = await open(text);
  const lines = text.split('\n');
  const at = (line) => diagnostics.filter((it) => lines[it.range.start.line].startsWith(line));
  assert.equal(at('titel').length, 1, JSON.stringify(diagnostics));
  assert.match(at('places')[0].message, /Nombre entier de 1 à/);
});

test('keys are proposed, with what they are for', async () => {
  const text = `${model()}ins`;
  const { uri } = await open(text);
  const answer = await session.ask('textDocument/completion', { textDocument: { uri }, position: position(text, '\nins') });
  const items = answer.items ?? answer;
  const item = items.find(({ label }) => label === 'inscription');
  assert.ok(item, items.map(({ label }) => label).join(' '));
  assert.match(JSON.stringify(item.documentation), /S’il faut s’inscrire/);
});

test('values of a vocabulary are proposed, in a list and alone', async () => {
  for (const [before, value] of [['\nstatut: ', 'annule'], ['\nthemes:\n  - ', 'comprendre']]) {
    const text = `${model()}${before.slice(1)}`;
    const { uri } = await open(text);
    const answer = await session.ask('textDocument/completion', { textDocument: { uri }, position: position(text, before) });
    const labels = (answer.items ?? answer).map(({ label }) => label);
    assert.ok(labels.includes(value), `${before}: ${labels.join(' ')}`);
  }
});

test('keys of the place are proposed inside its block', async () => {
  const text = model().replace('lieu:\n', 'lieu:\n  adr\n');
  const { uri } = await open(text);
  const answer = await session.ask('textDocument/completion', { textDocument: { uri }, position: position(text, '\n  adr') });
  assert.ok((answer.items ?? answer).some(({ label }) => label === 'adresse'), JSON.stringify(answer).slice(0, 500));
});

test('a key explains itself in French under the pointer', async () => {
  const text = model();
  const { uri } = await open(text);
  const hover = await session.ask('textDocument/hover', { textDocument: { uri }, position: position(text, '\ntitre') });
  const told = hover.contents.value ?? hover.contents;
  assert.match(told, /comme sur une affiche/);
  assert.match(told, /140 caractères au plus/);
});

test('in a clone, each file of the site has the schema of its kind without a first line', async () => {
  const faults = async (name, text) => (await open(text, name)).diagnostics.map(({ message }) => message);
  const samples = {
    'events/2026/59/anor.yaml': 'titre: A\ntypes: [cafe-ia]\ndate: 2026-05-23\nlieu:\n  commune: Anor\n',
    'events/2026/59/anor.bilan.yaml': 'participants: 18\n',
    'content/organisations/anor.yaml': 'nom: A\nroles: [organisateur]\n',
    'content/lieux/anor.yaml': 'nom: A\ncommune: Anor\n',
    'content/editions/2027.yaml': 'annee: 2027\ndebut: 2027-05-17\nfin: 2027-05-23\npublie_le: 2027-01-05\n',
  };
  for (const [name, text] of Object.entries(samples)) {
    assert.deepEqual(await faults(name, text), [], name);
    const wrong = await faults(name.replace('anor', 'faux').replace('2027', '2028'), `${text}inconnue: 1\n`);
    assert.ok(wrong.some((message) => message.includes('inconnue')), `${name}: ${wrong}`);
  }
});
