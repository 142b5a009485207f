// Opens pages of the site as visitors do, and keeps what goes wrong meanwhile: a request to another host, a file that is
// not there, a message in the console (a CSP violation is one), an exception.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';
import { SITE } from './templates.mjs';

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1366, height: 900 };

// Chromium's own calls home would hide a call of the page's; the sandbox does not start as root.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Fails with the list of what was found, one a line. */
export function nothing(found) {
  if (found.length) assert.fail(`\n${found.join('\n')}`);
}

/** A browser and the site's host, for the length of a test file. */
export class House {
  static async open() {
    const executablePath = process.env.CHROMIUM ?? CHROMIUM.find(existsSync);
    const [browser, host] = await Promise.all([
      chromium.launch({ executablePath, args: ARGUMENTS }),
      serve(SITE.root, SITE.base),
    ]);
    return new House(browser, host);
  }

  constructor(browser, host) {
    this.browser = browser;
    this.host = host;
  }

  async close() {
    await this.browser.close();
    await this.host.close();
  }

  url(path) {
    return this.host.origin + SITE.base + path;
  }

  /**
   * Opens a page and returns it with the lists, still growing, of what went wrong and of what was received. `now` fixes
   * the visitor's clock. `scripts: false` keeps the page's scripts from running, while the test's own still can.
   */
  async visit(path, { viewport = DESKTOP, scripts = true, now = null, ...options } = {}) {
    const context = await this.browser.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...options });
    const faults = [];
    const received = [];
    context.on('requestfinished', (request) => received.push(request));
    context.on('request', (request) => {
      if (!request.url().startsWith(`${this.host.origin}${SITE.base}`) && !request.url().startsWith('data:')) {
        faults.push(`demande hors du site : ${request.url()}`);
      }
    });
    context.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} : ${response.url()}`);
    });
    context.on('weberror', (error) => faults.push(`exception : ${error.error()}`));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(`console : ${message.text()}`);
    });
    if (now) await context.clock.setFixedTime(new Date(now));
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setScriptExecutionDisabled', { value: !scripts });
    await page.goto(this.url(path), { waitUntil: 'load' });
    await devtools.send('Emulation.setScriptExecutionDisabled', { value: false });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    return { page, faults, received, close: () => context.close() };
  }
}
