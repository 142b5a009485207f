// Opens pages of the site as visitors do, and keeps what goes wrong meanwhile: a request to another host, a file that is
// not there, a message in the console (a CSP violation is one), an exception.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';
import { SITE } from './templates.mjs';

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1366, height: 900 };
// WCAG 2.2 §1.4.10: 320 CSS pixels is 1280 at 400 % zoom.
export const NARROW = { width: 320, height: 640 };

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

/** Runs in the page: what makes it scroll sideways, named for the reader of a failure. */
export function widerThanScreen() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .slice(0, 5)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} : ${element.textContent.trim().slice(0, 40)}`);
}

/** A browser and the host of a site, by default the one under test, for the length of a test file. */
export class House {
  static async open(site = SITE) {
    const executablePath = process.env.CHROMIUM ?? CHROMIUM.find(existsSync);
    const [browser, host] = await Promise.all([
      chromium.launch({ executablePath, args: ARGUMENTS }),
      serve(site.root, site.base),
    ]);
    return new House(browser, host, site.base);
  }

  constructor(browser, host, base) {
    this.browser = browser;
    this.host = host;
    this.base = base;
  }

  async close() {
    await this.browser.close();
    await this.host.close();
  }

  url(path) {
    return this.host.origin + this.base + path;
  }

  /** Opens a page in a tab of its own. */
  async visit(path, { scripts = true, ...options } = {}) {
    const tab = await this.tab(options);
    return tab.visit(path, { scripts });
  }

  /** A tab for many visits: a new one costs more than most visits. `now` fixes the visitor's clock. */
  async tab({ viewport = DESKTOP, now = null, ...options } = {}) {
    const here = { locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' };
    const context = await this.browser.newContext({ viewport, ...here, ...options });
    if (now) await context.clock.setFixedTime(new Date(now));
    const page = await context.newPage();
    return new Tab(this.url(''), context, page, await context.newCDPSession(page));
  }
}

/** A page, with the lists, still growing, of what went wrong and of what was received since its visit began. */
class Tab {
  constructor(site, context, page, devtools) {
    Object.assign(this, { site, page, devtools, faults: [], received: [], close: () => context.close() });
    context.on('requestfinished', (request) => this.received.push(request));
    context.on('request', (request) => {
      if (!request.url().startsWith(site) && !request.url().startsWith('data:')) {
        this.faults.push(`request outside the site: ${request.url()}`);
      }
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.faults.push(`${response.status()}: ${response.url()}`);
    });
    context.on('weberror', (error) => this.faults.push(`exception: ${error.error()}`));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.faults.push(`console: ${message.text()}`);
    });
  }

  /** `scripts: false` keeps the page's scripts from running, while the test's own still can. */
  async visit(path, { scripts = true } = {}) {
    this.faults.length = 0;
    this.received.length = 0;
    await this.devtools.send('Emulation.setScriptExecutionDisabled', { value: !scripts });
    await this.page.goto(this.site + path, { waitUntil: 'load' });
    await this.devtools.send('Emulation.setScriptExecutionDisabled', { value: false });
    await this.page.evaluate(() => document.fonts.ready.then(() => true));
    return this;
  }
}
