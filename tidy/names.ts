import { basename } from 'node:path';
import ts from 'typescript';
import { guard, isTest, perNode, type Finding } from './define.js';

/** Words that say nothing about what a thing is. */
const empty = new Set(['manager', 'helper', 'helpers', 'util', 'utils', 'processor']);
/** Says nothing when it is the whole name. */
const emptyAlone = new Set(['handle', 'handler', 'data', 'info']);
const cut = new Set([
  'req', 'res', 'ctx', 'cfg', 'tmp', 'idx', 'cnt', 'qty', 'amt', 'addr', 'num', 'msg', 'err', 'str', 'val', 'obj', 'arr', 'acc', 'elem', 'evt', 'fmt', 'len', 'calc', 'mgr', 'svc', 'impl',
  'muni', 'cert', 'certs', 'elig', 'notif', 'hh', 'pref', 'acq', 'appl', 'indiv',
]);
/** Japanese words in Latin letters. Identifiers are English; the official Japanese name is data (`ja`). */
const romaji = new Set([
  'shikaku', 'setai', 'setainushi', 'nushi', 'hokensha', 'hihokensha', 'hoken', 'hokenryo', 'kojin', 'bango', 'kojinbango', 'tokubetsu', 'futsu', 'choshu', 'nofu', 'noufu', 'kyufu', 'shinsei',
  'todoke', 'todokede', 'ido', 'tennyu', 'tenshutsu', 'tenkyo', 'shussei', 'shussho', 'shibo', 'kokuho', 'shaho', 'seiho', 'fuka', 'shuno', 'tainou', 'taino', 'kanpu', 'kampu', 'juto',
  'sashiosae', 'tokusoku', 'saikoku', 'meisai', 'gendo', 'gaku', 'kogaku', 'gassan', 'korei', 'kourei', 'koureisha', 'jukyu', 'jukyusha', 'shimei', 'jusho', 'seibetsu', 'seinengappi', 'atena',
  'nayose', 'renkei', 'jichitai', 'shichoson', 'todofuken', 'kubun', 'kenko', 'kenkou', 'iryo', 'iryou', 'ryoyo', 'ryouyou', 'nenkin', 'zeimu', 'kofu', 'koufu', 'kaishi', 'shuryo', 'soshitsu',
  'soushitsu', 'shutoku', 'keizoku', 'gyomu', 'jimu', 'jumin', 'juminhyo', 'honnin', 'kokumin', 'hyo', 'sho', 'kigo', 'edaban', 'tsuchi', 'hasso', 'madoguchi', 'shokuin', 'ku', 'shi', 'cho',
  'gaiji', 'itaiji', 'tsusho', 'marugaku', 'maruen', 'gisei', 'dantai', 'shogai', 'genmen', 'keigen', 'shotoku', 'kazei', 'nengetsu', 'nichi', 'sokatsu', 'seikyu', 'shiharai', 'shinsa', 'kikan',
]);
/** Proper nouns that have no English name: 住基 and J-LIS, and 後期 in code words fixed before (`koukiAge75`). */
export const properNouns = ['juki', 'jlis', 'kouki'];
/** Official letters for 外字 used as such by everybody who works with characters. */
const loanWords = new Set(['gaiji']);
const forbiddenWhole = new Set(['intermediateServer', 'intermediateserver']);

/** `koukiAge75` → kouki, age, 75; `ward_period` → ward, period. */
export function wordsOf(name: string): readonly string[] {
  const known = wordLists.get(name);
  if (known) return known;
  const words = name.split(/[^A-Za-z0-9]+/).flatMap((part) => part.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)/)).map((word) => word.toLowerCase()).filter(Boolean);
  wordLists.set(name, words);
  return words;
}
const wordLists = new Map<string, readonly string[]>();

function badName(name: string): string | undefined {
  if (!judged.has(name)) judged.set(name, judgement(name));
  return judged.get(name);
}
const judged = new Map<string, string | undefined>();

function judgement(name: string): string | undefined {
  if (forbiddenWhole.has(name)) return `${name}: 二つの中間サーバーは municipalHub と insurerHub`;
  if (emptyAlone.has(name)) return `${name} は何かを言わない`;
  const words = wordsOf(name);
  const word = words.find((candidate) => empty.has(candidate) || (cut.has(candidate)) || (romaji.has(candidate) && !loanWords.has(candidate)));
  if (!word) return undefined;
  return `${name}: ${empty.has(word) ? `${word} は何かを言わない` : cut.has(word) ? `${word} は略語` : `${word} はローマ字`}`;
}

/** Names we give ourselves; those of other people's objects (`reply.header`) are theirs. */
export function declaredName(node: ts.Node): string | undefined {
  const isDeclaration = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
    || ts.isParameter(node) || ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node);
  return isDeclaration && node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

/** `--data DIR` is the name of an option, fixed for those who type it. */
const isOption = (name: string, path: string) => name === 'data' && path.startsWith('cli/');

export const names = guard({
  ja: '名は英語の言葉で、略さず、何であるかを言う',
  findings: (files) => [
    ...files.flatMap(({ path }): Finding[] => {
      const why = badName(basename(path).replace(/\..*$/, '')) ?? path.split('/').map(badName).find(Boolean);
      return why ? [`${path}:1 ${why}`] : [];
    }),
    ...perNode(files.filter(({ path }) => !isTest(path)), (node, { path }) => {
      const name = declaredName(node);
      return name === undefined || isOption(name, path) ? undefined : badName(name);
    }),
  ],
});
