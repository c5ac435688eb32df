import { pointerOf, type ProfileIssue } from './profile-schema.js';

/** A name written twice in one object of a JSON text that parses: the parser keeps the last and says nothing. */
export function doubledKeys(text: string): ProfileIssue[] {
  const found: ProfileIssue[] = [];
  const open: Level[] = [];
  let before = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g)) {
    const level = open.at(-1);
    if (token === '{' || token === '[') open.push({ names: token === '{' ? new Set() : null, at: level ? [...level.at, level.names ? level.name : level.index] : [], name: '', index: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && level) level.index += 1;
    else if (token === ':' && level?.names) {
      level.name = JSON.parse(before) as string;
      if (level.names.has(level.name)) found.push({ pointer: pointerOf([...level.at, level.name]), why: '同じ名前が二度書かれている', cure: 'どちらか一つにする' });
      level.names.add(level.name);
    }
    before = token;
  }
  return found;
}

/** An object that is open, with the names seen in it, or an array (`names` null) with its place. */
interface Level { readonly names: Set<string> | null; readonly at: readonly PropertyKey[]; name: string; index: number }
