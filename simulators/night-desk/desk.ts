import { z } from 'zod';
import type { Fields, Issue, RecordDefinition, RecordOf } from '../../contracts/define.js';
import type { Row } from '../../contracts/wire/codec.js';
import { assume } from '../../law/define.js';
import type { Parameter, Party } from '../define.js';

/** Ways in which a desk that answers at night goes wrong, whoever sits at it. */
export const deskFaults = {
  serviceDown: '停止(ファイルを受け取らず、答えない)',
  serviceError: '応答できない(すべての行に「応答できない」と答える)',
  answerLost: '回答ファイルが失われる(答えたことになっているのに、一覧に出ない)',
  answerTwice: '回答ファイルが二度届く(受け取られた翌日に、同じ名と中身でもう一度並ぶ)',
  answerDelayed: '回答ファイルの遅れ(作ったファイルが何日か見えない)',
  wrongOrder: '回答の行が逆順になる',
} as const;
export type DeskFault = keyof typeof deskFaults;

export const deskParameters = {
  answerDelayDays: { ja: '障害「回答ファイルの遅れ」で遅れる日数', basis: assume('試験のための値'), schema: z.int().min(1, { error: '1以上の日数にする' }).max(3650, { error: '3650日以下にする' }), value: 2 },
  maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('20万人の照会が約20MBなので、その約3倍'), schema: z.int().min(1, { error: '1以上にする' }).max(1024, { error: '1024以下にする' }), value: 64 },
  allowedAskers: {
    ja: 'ファイルを出し、回答を受け取れる相手(名乗りで見分ける)', basis: assume('尋ねるのは取りまとめ機関である(別添1 国保連4)。実システムの認証は公開されていない'),
    schema: z.array(z.string().min(1)).min(1, { error: '一つ以上にする' }), value: ['取りまとめ機関', '医療保険者等向け中間サーバー等', '医療保険者等向け中間サーバー'],
  },
} satisfies Readonly<Record<string, Parameter<unknown>>>;
export interface DeskParameterValues {
  readonly answerDelayDays: number;
  readonly maximumFileMB: number;
  readonly allowedAskers: readonly string[];
}

/** What a desk needs of its party. */
export type DeskParty = Pick<Party, 'now' | 'today' | 'masked' | 'note' | 'profile' | 'numberMode'> & { readonly store: unknown; readonly faults: ReadonlySet<string>; readonly parameters: DeskParameterValues };

/**
 * A counter where files are put by day and answered at night: which records, under which path, and what cannot be asked.
 * `trouble` letters the refusals (`TSG-J…`).
 */
export interface Desk<Q extends Fields, A extends Fields> {
  readonly prefix: string;
  readonly path: string;
  readonly trouble: string;
  readonly asks: RecordDefinition<Q>;
  readonly answers: RecordDefinition<A>;
  readonly steps: readonly string[];
  readonly inJa: string;
  readonly outJa: string;
  /** What the file says that no single field can: then the whole file is refused. */
  readonly check: (rows: readonly Row<RecordOf<RecordDefinition<Q>>>[]) => readonly Issue[];
}
export const desk = <Q extends Fields, A extends Fields>(spec: Desk<Q, A>): Desk<Q, A> => spec;

/** Every question of a file has a name of its own; a second one is an issue at its line. */
export function doubled<R>(rows: readonly Row<R>[], keyOf: (row: R) => string, field: string, ja: string): readonly Issue[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, value }): Issue[] => {
    const key = keyOf(value);
    const isSecond = seen.has(key);
    seen.add(key);
    return isSecond ? [{ code: 'E104', line, byte: 0, field, ja, raw: key, why: `${ja}が同じファイルの中で二度使われている`, cure: '一行ごとに別の識別を付ける' }] : [];
  });
}
