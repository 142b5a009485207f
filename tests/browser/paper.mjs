// Paper as a printer makes it: Chromium writes the PDF, poppler (another program) reads it back, jsQR reads its codes.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';

/** Millimetres of A4. */
export const PORTRAIT = [210, 297];
export const LANDSCAPE = [297, 210];

const MM_PER_POINT = 25.4 / 72;

/** The page that is open, printed: its sheets with their text and size, and what their QR codes say. */
export async function print(page) {
  const folder = mkdtempSync(join(tmpdir(), 'imprimes-'));
  try {
    const file = join(folder, 'page.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const text = execFileSync('pdftotext', ['-layout', '-nopgbrk', file, '-'], { encoding: 'utf8' });
    const info = execFileSync('pdfinfo', ['-l', '-1', file], { encoding: 'utf8' });
    const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)];
    const sheets = sizes.map(([, width, height], index) => ({
      size: [width, height].map((points) => Math.round(points * MM_PER_POINT)),
      text: execFileSync('pdftotext', ['-f', `${index + 1}`, '-l', `${index + 1}`, '-layout', file, '-'], { encoding: 'utf8' }),
    }));
    return { text, sheets, codes: () => codes(file, folder), drop: () => rmSync(folder, { recursive: true }) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** What the codes of each sheet say, seen from as far as the whole sheet, then from its halves and quarters: there are up to
 * four of them. */
function codes(file, folder) {
  execFileSync('pdftoppm', ['-r', '150', file, join(folder, 'sheet')]);
  const names = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n').filter((name) => name.endsWith('.ppm'));
  return names.sort().map((name) => {
    const picture = pixels(readFileSync(join(folder, name)));
    const views = [1, 2].flatMap((columns) => [1, 2].flatMap((rows) => parts(picture, columns, rows)));
    return [...new Set(views.map(({ data, width, height }) => jsQR(data, width, height)?.data).filter(Boolean))];
  });
}

/** Netpbm's P6: a head of four words, then three bytes a pixel. */
function pixels(bytes) {
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  const [width, height] = [Number(head[1]), Number(head[2])];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) data[4 * pixel + channel] = bytes[head[0].length + 3 * pixel + channel];
  }
  return { data, width, height };
}

/** A picture cut into equal parts. */
function parts(picture, columns, rows) {
  const [width, height] = [Math.floor(picture.width / columns), Math.floor(picture.height / rows)];
  const places = Array.from({ length: columns * rows }, (_, index) => [index % columns, Math.floor(index / columns)]);
  return places.map(([column, row]) => {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let line = 0; line < height; line++) {
      const start = 4 * ((row * height + line) * picture.width + column * width);
      data.set(picture.data.subarray(start, start + 4 * width), 4 * line * width);
    }
    return { data, width, height };
  });
}
