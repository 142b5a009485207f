// The page budget: what a first visit receives, as a static host with gzip sends it. Pictures are not counted, nor the
// map's data, which loads when the map is opened.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { House, PHONE } from './browser.mjs';
import { samples } from './templates.mjs';

const KIB = 1024;
const BUDGET = { all: 100 * KIB, script: 15 * KIB };
// The form judges, previews and writes what one proposes: it is opened once, by those who organise.
const SCRIPTS = { proposer: 32 * KIB };
const COUNTED = ['document', 'stylesheet', 'script', 'font'];

let house;
before(async () => (house = await House.open()));
after(() => house.close());

for (const { template, path } of samples()) {
  test(`« ${template} » keeps to its budget of bytes`, async (context) => {
    const { received, close } = await house.visit(path, { viewport: PHONE });
    const bytes = Object.fromEntries(COUNTED.map((kind) => [kind, 0]));
    for (const request of received) {
      const kind = request.resourceType();
      if (kind in bytes) bytes[kind] += (await request.sizes()).responseBodySize;
    }
    await close();
    const all = COUNTED.reduce((sum, kind) => sum + bytes[kind], 0);
    const parts = COUNTED.map((kind) => `${kind} ${(bytes[kind] / KIB).toFixed(1)}`).join(', ');
    context.diagnostic(`${(all / KIB).toFixed(1)} KiB: ${parts} (/${path})`);
    assert.ok(all <= BUDGET.all, `${all} bytes, ${BUDGET.all} at most`);
    const scripts = SCRIPTS[template] ?? BUDGET.script;
    assert.ok(bytes.script <= scripts, `${bytes.script} bytes of scripts, ${scripts} at most`);
  });
}
