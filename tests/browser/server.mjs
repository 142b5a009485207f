// A static host in its plainest form: files of one folder, right media types, gzip, 404.html. What the browser receives
// from it is what a real host would send, so page weights are measured on the wire.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.ics': 'text/calendar; charset=utf-8',
  '.atom': 'application/atom+xml',
  '.xml': 'application/xml',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

// Formats that are compressed already; nginx and Caddy leave them alone too.
const PACKED = new Set(['.png', '.jpg', '.webp', '.woff2']);

/**
 * Serves `root` on a free port of the loopback. `base` is the site's path within it (`/` or `/sous/chemin/`): its
 * 404.html answers for what is not there.
 */
export async function serve(root, base) {
  const server = createServer((request, response) => {
    answer(root, base, request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(root, base, request) {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
  const file = path.endsWith('/') ? `${path}index.html` : path;
  if (await isFile(join(root, file))) return reply(200, join(root, file));
  if (await isFile(join(root, path, 'index.html'))) return { status: 301, headers: { location: `${path}/` } };
  return reply(404, join(root, base, '404.html'));
}

async function isFile(path) {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function reply(status, path) {
  const bytes = await readFile(path);
  const extension = extname(path);
  const headers = { 'content-type': MEDIA_TYPES[extension] ?? 'application/octet-stream' };
  if (PACKED.has(extension)) return { status, headers, body: bytes };
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(bytes, { level: 6 }) };
}
