import type { Finding } from './define.js';

/** A text file of any kind. */
export interface Paper { readonly path: string; readonly text: string }

/** Letters in brackets keep this page from accusing itself. */
const unwelcome: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/(?<![\w.])\/(work|home|[U]sers|root)\/[\w.-]+/, '機械に固有の道筋がある'],
  [/[A-Z]:\\Users\\/, '機械に固有の道筋がある'],
  [/\bregistry\.[\w-]+\.[a-z]+\b/, 'パッケージの配り手の住所がある'],
  [/\b(?:[c]laude|[a]nthropic|[o]penai|[c]hatgpt|[c]opilot|[l]lms?|sub-?[a]gents?|[a]ssistants?|[p]rompts?|language [m]odels?)\b/i, 'この品と関わりのない語がある'],
  [/^(<{7}|>{7}) /m, '併合の印が残っている'],
];

/** Nothing written here depends on the machine or speaks of other things than the product. */
export const papersAreClean = (papers: readonly Paper[]): readonly Finding[] => papers.flatMap(({ path, text }) => unwelcome.flatMap(([pattern, why]): Finding[] => {
  const found = pattern.exec(text);
  return found ? [`${path}:${text.slice(0, found.index).split('\n').length} ${why}: ${found[0]}`] : [];
}));

/** The lock file installs from any registry: it names no address. */
export const lockNamesNoHost = ({ path, text }: Paper): readonly Finding[] => text.split('\n').flatMap((line, i): Finding[] =>
  (/"resolved"|localhost|127\.0\.0\.1|https?:\/\/[^"]*:\d/.test(line) ? [`${path}:${i + 1} 配り手の住所がある`] : []));

interface Manifest { readonly dependencies?: Readonly<Record<string, string>>; readonly devDependencies?: Readonly<Record<string, string>> }

/** Versions are exact, so that the same commit is the same product. */
export const versionsAreExact = ({ path, text }: Paper): readonly Finding[] => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as Manifest;
  return Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]): Finding => `${path}:1 ${name} の版 ${version} が一つに決まらない`);
};

/** Links of a page to files of the repository lead somewhere. */
export const linksLead = (pages: readonly Paper[], paths: ReadonlySet<string>): readonly Finding[] => pages.flatMap(({ path, text }) =>
  [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].flatMap((match): Finding[] => {
    const target = resolved(path, match[1]!);
    return paths.has(target) || [...paths].some((known) => known.startsWith(`${target.replace(/\/$/, '')}/`)) ? [] : [`${path}:${text.slice(0, match.index).split('\n').length} リンク先 ${match[1]} がない`];
  }));

/** Links to a heading find it: the mark is made of its words as GitHub makes it. */
export function marksLead(pages: readonly Paper[]): readonly Finding[] {
  const marks = new Map(pages.map(({ path, text }) => [path, new Set([...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => markOf(heading!)))]));
  return pages.flatMap(({ path, text }) => [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)#([^)\s]+)\)/g)].flatMap((match): Finding[] => {
    const known = marks.get(match[1] === '' ? path : resolved(path, match[1]!));
    return !known || known.has(decodeURIComponent(match[2]!)) ? [] : [`${path}:${text.slice(0, match.index).split('\n').length} 見出し ${match[1]}#${match[2]} がない`];
  }));
}
const markOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-');

function resolved(path: string, link: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of link.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
