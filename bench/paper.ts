import { performance } from 'node:perf_hooks';
import { print } from '../paper/print.js';
import { noticeOf } from '../simulators/mailing/desk.examples.js';
import { noticePaper } from '../simulators/mailing/notice-paper.js';

/**
 * Letters of 封入封緘事業者 as PDF, ten slips each: what the first one costs (the typeface is opened), and how many pages a CPU
 * second gives from then on. Every addressee has another name.
 */
const letters = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 400);
const pagesOfLetter = 5;
const surnames = ['佐藤', '鈴木', '髙橋', '田中', '伊藤', '渡邉', '山本', '中村', '小林', '加藤', '吉田', '山田', '佐々木', '山口', '松本', '井上'];

async function letter(n: number): Promise<number> {
  const addressee = `${surnames[n % surnames.length]!} ${n}郎`;
  return (await print(noticePaper, [{ code: '131032', notice: noticeOf(n + 1, { addressee }) }], '2026-06-16')).length;
}

export async function main() {
  const first = await timed(() => letter(0));
  for (let n = 1; n < 50; n += 1) await letter(n);
  let bytes = 0;
  const rest = await timed(async () => { for (let n = 0; n < letters; n += 1) bytes += await letter(n); });
  return { letters, pages: letters * pagesOfLetter, firstLetterSeconds: first, seconds: rest, pagesPerCpuSecond: Math.round((letters * pagesOfLetter) / rest.cpu), kilobytesALetter: Math.round(bytes / letters / 1000) };
}

async function timed(act: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Math.round(performance.now() - since) / 1000, cpu: Math.round((user + system) / 1000) / 1000 };
}
