import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const family = '@fontsource-variable/noto-sans-jp';
const slice = /^noto-sans-jp-[\w-]+-wght-normal\.woff2$/;
const aYear = 'public, max-age=31536000, immutable';

/** Where every page of the bed finds its font; a browser without a Japanese one would show boxes. */
export const pageFontPath = '/font/noto-sans-jp.css';

/** Noto Sans JP in slices, of which a browser asks for those that hold its characters. Nothing comes from outside. */
export function servePageFont(app: FastifyInstance): void {
  const sheet = () => createRequire(import.meta.url).resolve(`${family}/wght.css`);
  app.get(pageFontPath, async (_request, reply) => {
    const css = await readFile(sheet(), 'utf8');
    return reply.type('text/css; charset=utf-8').header('cache-control', aYear).send(css.replaceAll('url(./files/', 'url('));
  });
  app.get<{ Params: { name: string } }>('/font/:name', async ({ params: { name } }, reply) => {
    const bytes = slice.test(name) ? await readFile(join(dirname(sheet()), 'files', name)).catch(() => null) : null;
    return bytes ? reply.type('font/woff2').header('cache-control', aYear).send(bytes) : reply.callNotFound();
  });
}
