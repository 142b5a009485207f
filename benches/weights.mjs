// What a visitor's browser receives from a built site, in KiB with gzip: whole pages on a first visit at 360 pixels, then the
// data files that an answer reads. Prints a table for each folder named; asserts nothing.
//
//   node benches/weights.mjs FOLDER…

import { chromium } from '../tests/node_modules/playwright-core/index.mjs';
import { serve } from '../tests/browser/server.mjs';

const PAGES = ['', 'programme/', 'programme/2026-05-21/', 'territoires/59-nord/', 'carte/', 'recherche/'];
const ANSWERS = [
  'recherche/?q=atelier+lyon',
  'programme/?lieu=Anor+(59186)&rayon=30',
  'programme/?territoire=69&accessibilite=lsf',
  'programme/?jour=2026-05-23',
];
const VIEW = { viewport: { width: 360, height: 740 }, locale: 'fr-FR' };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const folder of process.argv.slice(2)) {
  const host = await serve(folder, '/');
  for (const path of PAGES) console.log(folder, `/${path}`, await received(host, path, () => true));
  for (const path of ANSWERS) console.log(folder, `/${path}`, await received(host, path, (request) => /\.json/.test(request.url())));
  await host.close();
}
await browser.close();

/** KiB of the counted answers to a first visit, once nothing more is asked. */
async function received(host, path, counted) {
  const context = await browser.newContext(VIEW);
  const requests = [];
  context.on('requestfinished', (request) => requests.push(request));
  const page = await context.newPage();
  await page.goto(`${host.origin}/${path}`, { waitUntil: 'networkidle' });
  let bytes = 0;
  for (const request of requests.filter(counted)) bytes += (await request.sizes()).responseBodySize;
  await context.close();
  return (bytes / 1024).toFixed(1);
}
