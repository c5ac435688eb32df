import { closely } from '../../contracts/define.js';
import { definitionOf, layoutOfFileName } from '../../contracts/layouts.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { quoted } from './define.js';
import { passed, type Finding } from './finding.js';

const name = { id: 'profile-files', ja: '作られたファイルを、この電文プロファイルで読める' };

/** Do both sides mean the same bytes? A name nobody knows is most often another profile; a known file with faults is the ward's. */
export function readable(files: readonly WireFile[], profile: Profile): Finding {
  const strange = files.filter((file) => layoutOfFileName(profile, file.name) === null);
  if (strange.length > 0) {
    return {
      ...name, verdict: 'fail', cause: '設定', found: `${quoted(strange[0]!.name, 80)} は、${profile.id} の知らないファイル名`,
      cure: '接続先が書く形を述べた電文プロファイルを --profile に渡す。同梱の形で書くはずなら、ファイル名を合わせる(totsugo layouts、docs/connect.md 6)',
    };
  }
  const faults = files.flatMap((file) => {
    return codecOf(profile, closely(definitionOf(layoutOfFileName(profile, file.name)!)!)).parse(file).issues.map((issue) => ({ file, ...issue }));
  });
  const [first] = faults;
  if (!first) return passed(name, `${profile.id} で${files.length}ファイル`);
  return {
    ...name, verdict: 'fail', cause: '実装', found: `${quoted(first.file.name, 80)} の${first.line}行${first.byte}バイト目 ${first.ja}: ${first.why}(誤り${faults.length}件)`,
    cure: `${first.cure}。すべての誤りは、ファイルを totsugo inspect で見る`,
  };
}
