import { describe, expect, it } from 'vitest';
import { inMemory } from '../../../store/sqlite.js';
import { A, B } from '../../aggregator/town.examples.js';
import { withTerminal } from '../desk.examples.js';
import { escaped, html } from './page.js';

type Desk = Parameters<Parameters<typeof withTerminal>[1]>[0];
const evil = '<script>alert(1)</script>"&\'';
const form = (fields: Readonly<Record<string, string>>, cookie = '') => ({ method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) }, body: new URLSearchParams(fields).toString() }) as const;

/** One household with a name that would be markup, signed in as 中央区. */
const atPages = (play: (desk: Desk, open: (path: string, cookie?: string) => Promise<{ status: number; text: string; headers: Headers }>, cookie: string) => Promise<void>) => withTerminal(inMemory(), async (desk) => {
  await desk.records(A, 1, { careMonth: '202603' });
  await desk.move([{ n: 1, name: evil }]);
  await desk.night();
  const entered = await fetch(`${desk.at}/pages/sign-in`, form({ municipality: B, operator: `担当${evil}`, key: desk.keyOf(B) }));
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  const open = async (path: string, as = cookie) => {
    const response = await fetch(`${desk.at}/pages${path}`, { redirect: 'manual', headers: as ? { cookie: as } : {} });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  await play(desk, open, cookie);
});

describe('国保総合PCの画面', () => {
  it('埋め込む字はすべて字のまま出る', () => {
    expect([escaped('<a href="x">&\'</a>'), html`<p>${evil}</p>`.markup]).toEqual(['&#60;a href=&#34;x&#34;&#62;&#38;&#39;&#60;/a&#62;', `<p>${escaped(evil)}</p>`]);
  });

  it('一覧・明細・印刷のどれにも、名前は字として出て、スクリプトは一つもなく、方針が読み込みを止める', () => atPages(async (desk, open) => {
    const { candidateKey } = (await desk.candidates())[0]!.candidate;
    for (const path of [`/${B}`, `/${B}/candidates/${candidateKey}`, `/${B}/print`]) {
      const { status, text, headers } = await open(path);
      expect([path, status, text.includes('<script'), text.includes(escaped(evil))]).toEqual([path, 200, false, true]);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }
    expect((await open('/style.css')).headers.get('content-type')).toContain('text/css');
  }));

  it('鍵が違えば入れず、名乗っていない人とほかの区市町村の人は、確認の画面へ戻される', () => atPages(async (desk, open, cookie) => {
    expect((await fetch(`${desk.at}/pages/sign-in`, form({ municipality: B, operator: '担当', key: desk.keyOf(A) }))).status).toBe(403);
    expect((await fetch(`${desk.at}/pages/sign-in`, form({ municipality: B, operator: ' ', key: desk.keyOf(B) }))).status).toBe(403);
    const forged = cookie.replace(/\.[^.]*$/, '.SE-XXXXXXXXXXXX');
    for (const [path, as] of [[`/${B}`, ''], [`/${A}`, cookie], [`/${B}/print`, forged]] as const) expect([path, (await open(path, as)).status]).toEqual([path, 303]);
    expect((await open('')).text).toContain('この区市町村の鍵');
  }));

  it('指示は画面の印がなければ受けず、選ばず、または理由がなければ 422、送れば結果の文が出て、二度目は集約の言うわけが出る', () => atPages(async (desk, open, cookie) => {
    const { candidateKey } = (await desk.candidates())[0]!.candidate;
    const path = `/${B}/candidates/${candidateKey}`;
    const formToken = /name="formToken" value="([^"]+)"/.exec((await open(path)).text)![1]!;
    const send = (fields: Readonly<Record<string, string>>, as = cookie) => fetch(`${desk.at}/pages${path}`, form(fields, as));
    expect([(await send({ instruction: 'continue', decisionReason: '同じ' })).status, (await desk.shown())[0]!.state]).toEqual([303, 'listed']);
    expect([(await send({ formToken, decisionReason: '同じ' })).status, (await send({ formToken, instruction: 'continue', decisionReason: ' ' })).status, (await desk.shown())[0]!.state]).toEqual([422, 422, 'listed']);
    const sent = await send({ formToken, instruction: 'continue', decisionReason: evil });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, expect.stringContaining('?told=sent')]);
    expect((await desk.shown())[0]!.state).toBe('decided');
    const after = (await open(`${path}?told=sent`)).text;
    expect([after.includes('確定指示を集約へ送った'), after.includes(escaped(evil)), after.includes('取り消す'), (await open(`${path}?told=<b>`)).text.includes('<b>')]).toEqual([true, true, true, false]);
    const again = await send({ formToken, instruction: 'continue', decisionReason: '同じ' });
    expect([again.status, (await again.text()).includes('E604')]).toEqual([409, true]);
    const history = (await open(path)).text;
    expect(/集約が受け付けなかった: [^<]*E604/.test(history)).toBe(true);
    expect((await open(`/${B}/candidates/CC-NOBODY`)).status).toBe(404);
  }));

  it('状態・転出元・語で絞り込め、印刷用のリストには指示と結果が出て、停止していれば開かない', () => atPages(async (desk, open) => {
    const shown = async (query: string) => /(\d+)件のうち(\d+)件/.exec((await open(`/${B}?${query}`)).text)!.slice(1);
    expect([await shown(''), await shown('state=settled'), await shown(`from=${A}&word=alert`), await shown('word=ない')]).toEqual([['1', '1'], ['1', '0'], ['1', '1'], ['1', '0']]);
    await desk.instruct('continue', (await desk.candidates())[0]!.candidate.candidateKey, '理由の文');
    await desk.night();
    const { text } = await open(`/${B}/print`);
    expect([text.includes('理由の文'), text.includes('1か月: 2026年3月')]).toEqual([true, true]);
    await desk.world.fault('federation-terminal', 'serviceDown', true);
    expect((await open(`/${B}`)).status).toBe(503);
  }));
});
