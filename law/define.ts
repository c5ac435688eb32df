/**
 * What a fact rests on. `cited` was read in the named document; `derived` was worked out from public facts;
 * `assumed` is our choice and therefore a parameter; `unknown` has no public answer and is never filled in.
 */
export type Basis =
  | { readonly kind: 'cited'; readonly document: string; readonly at: string }
  | { readonly kind: 'derived'; readonly from: string }
  | { readonly kind: 'assumed'; readonly why: string }
  | { readonly kind: 'unknown'; readonly what: string };

export const cite = (document: string, at: string): Basis => ({ kind: 'cited', document, at });
export const derive = (from: string): Basis => ({ kind: 'derived', from });
export const assume = (why: string): Basis => ({ kind: 'assumed', why });
export const unknownYet = (what: string): Basis => ({ kind: 'unknown', what });

/** One sentence for reports: what a fact rests on. */
export function basisText(basis: Basis): string {
  switch (basis.kind) {
    case 'cited': return `${basis.document} ${basis.at}`.trim();
    case 'derived': return `公開情報からの導出: ${basis.from}`;
    case 'assumed': return `仮定: ${basis.why}`;
    case 'unknown': return `公開資料に答えなし: ${basis.what}`;
  }
}

/** A calendar day, ISO form `YYYY-MM-DD`. Compare with `<`; compute with `law/day.ts`. */
export type Day = `${number}-${number}-${number}`;

export class NotInForce extends Error {
  override readonly name = 'NotInForce';
}

/** Declares one parameter of the law. Rows are oldest first; a row holds until the next begins. */
export function dated<T>(spec: {
  readonly id: string;
  readonly ja: string;
  readonly unit: string;
  readonly rows: readonly { readonly from: Day; readonly value: T; readonly basis: Basis }[];
  /** Last day somebody has checked against the source. Later days are refused, not guessed. */
  readonly checkedThrough: Day;
}) {
  return {
    ...spec,
    /** The value in force on `day`. Throws NotInForce before the first row and after `checkedThrough`. */
    on(day: Day): T {
      const row = spec.rows.findLast((candidate) => candidate.from <= day);
      if (!row || day > spec.checkedThrough) {
        throw new NotInForce(`${spec.ja}(${spec.id})は ${day} 時点の値を確認していません`);
      }
      return row.value;
    },
  };
}
