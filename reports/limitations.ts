import { basisText } from '../law/define.js';
import type { PartyCard } from '../harness/results.js';
import { prose } from './markdown/text.js';
import { generatedNote, markdownTable, page } from './markdown/table.js';

/** docs/limitations.md: what each real party does that ours does not, and what we assumed because nobody has published it. */
export function limitations(parties: readonly PartyCard[]): string {
  return page([
    '# 実物との違い', generatedNote,
    'ここに挙げたことは、適合の判定があっても確かめられていない。実物の仕様を持つ人は、仮定した設定を手元の値に置き換えられる。',
    ...parties.flatMap(section),
  ]);
}

const section = ({ ja, id, basis, limitations: differences, parameters }: PartyCard): readonly (string | undefined)[] => [
  `## ${prose(ja)}(\`${id}\`)`, `根拠: ${prose(basisText(basis))}`,
  differences.length === 0 ? '違いは知られていない。' : differences.map((difference) => `- ${prose(difference)}`).join('\n'),
  parameters.length === 0 ? undefined : markdownTable(['仮定した設定', '識別子', '値', '根拠'], parameters.map((parameter) => [parameter.ja, { raw: `\`${parameter.name}\`` }, parameter.value, basisText(parameter.basis)])),
];
