import { expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { storeHome } from '../store/homes.js';
import { openBed } from './bed.js';
import { pageFontPath } from './page-font.js';

test('画面の書体は同じ口から出る。書体でない名前には、何も出さない', async () => {
  const bed = await openBed({ home: await storeHome(undefined), profile: bundledProfile(), simulators: [] });
  try {
    const sheet = await fetch(new URL(pageFontPath, bed.url));
    const slices = [...(await sheet.text()).matchAll(/src: url\(([^)]+)\)/g)].map(([, name]) => name!);
    expect([sheet.status, sheet.headers.get('content-type'), slices.length > 100]).toEqual([200, 'text/css; charset=utf-8', true]);
    const font = await fetch(new URL(slices[0]!, sheet.url));
    expect([font.status, font.headers.get('content-type'), Buffer.from(await font.arrayBuffer()).toString('latin1', 0, 4)]).toEqual([200, 'font/woff2', 'wOF2']);
    for (const name of ['noto-sans-jp-999-wght-normal.woff2', '..%2Fpackage.json', 'LICENSE']) expect([name, (await fetch(new URL(name, sheet.url))).status]).toEqual([name, 404]);
  } finally {
    await bed.close();
  }
});
