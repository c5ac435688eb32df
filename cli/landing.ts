import type { FastifyInstance, FastifyReply } from 'fastify';
import { addDays, dayPart } from '../law/day.js';
import type { Bed } from '../harness/bed.js';
import { pageFontPath } from '../harness/page-font.js';
import { escaped } from '../reports/print.js';

/** Where a person lands who opens the server in a browser: what is here, which worlds there are, where to begin. Programs need none of it. */
export function landing(app: FastifyInstance, bed: Bed, version: string): void {
  app.get('/', async (_request, reply) => shown(reply, `totsugo ${version}`, [
    '<p>国民健康保険のまわりにいる関係者の模擬が、ここで動いている。登場する人はすべて架空である。</p>',
    list('はじめに', [
      `${link('/docs', '窓口の一覧')}: 本文の形・答え・例(プログラムには ${link('/openapi.json', 'OpenAPI の文書')})`,
      '手引: ソースの docs/serve.md が、ファイルを送り、一晩進め、結果を受け取るまでを順にたどる',
      '国保システムの試験は <code>totsugo run --sut http:…</code>(docs/connect.md)',
    ]),
    list('世界', (await bed.cards()).map(({ id, now }) => `${link(`/w/${id}`, id)}: 業務日時 ${japanese(now)}`)),
    list('どの世界にもいる関係者', bed.simulators.map(({ id, ja }) => `${escaped(ja)} <code>/w/{世界}/${id}</code>`)),
  ]));
  app.get<{ Params: { world: string } }>('/w/:world', async ({ params }, reply) => {
    const world = await bed.world(params.world);
    const parties = bed.simulators.filter(({ id }) => world.cast.includes(id));
    const tomorrow = addDays(dayPart(world.now()), 1);
    return shown(reply, `世界 ${world.id}`, [
      `<p>業務日時 ${japanese(world.now())}。時は、進めるまで止まっている: <code>curl -X POST ${escaped(world.url)}/_clock -H 'content-type: application/json' -d '{"advanceTo":"${tomorrow}"}'</code></p>`,
      list('関係者', parties.map(({ id, ja }) => `${escaped(ja)} <code>${escaped(world.url)}/${id}</code>(${link(`/w/${world.id}/${id}/_sim`, '起こせる障害・設定・仕事')})`)),
      ...(world.cast.includes('federation-terminal') ? [list('画面', [`${link(`/w/${world.id}/federation-terminal/pages`, '国保総合PC')}: 継続候補世帯の一覧・明細・確定指示`])] : []),
      list('この世界', [link(`/w/${world.id}/_journal`, '起きたことの記録'), link('/docs', '窓口の一覧'), link('/', 'ほかの世界')]),
    ]);
  });
}

const japanese = (moment: string): string => escaped(moment.replace('T', ' '));
const link = (to: string, text: string): string => `<a href="${escaped(to)}">${escaped(text)}</a>`;
const list = (title: string, items: readonly string[]): string => `<h2>${escaped(title)}</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

const style = 'body{font:16px/1.8 "Noto Sans JP Variable",system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}code{overflow-wrap:anywhere}h2{font-size:1.1rem;margin:1.5rem 0 0}';

const shown = (reply: FastifyReply, title: string, parts: readonly string[]): FastifyReply => reply.type('text/html; charset=utf-8').header('content-security-policy', "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'").send(
  `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><link rel="stylesheet" href="${pageFontPath}"><style>${style}</style><h1>${escaped(title)}</h1>${parts.join('')}</html>`);
