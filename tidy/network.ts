import ts from 'typescript';
import { guard, isTest, perNode, roomOf } from './define.js';

/** Hosts that may stand in a text: this machine, and names of vocabularies that nobody calls. */
const hosts = /^(127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org)(:\d+)?$/;

export const noEgress = guard({
  ja: 'よその機械の住所は、コードのどこにも書かれていない',
  findings: (files) => perNode(files.filter(({ path }) => !isTest(path) && roomOf(path) !== 'tidy'), (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return undefined;
    const host = [...node.text.matchAll(/\b(?:https?|wss?|ftp):\/\/([^\s/"'`<>)]+)/gi)].map((match) => match[1]!).find((name) => !hosts.test(name));
    return host ? `${host} に触れうる` : undefined;
  }),
});
