/** A mistake of the operator or of ours, with a code and the cure. Shown as one sentence. */
export class TotsugoProblem extends Error {
  override readonly name = 'TotsugoProblem';
  constructor(readonly code: `TSG-${string}`, readonly why: string, readonly cure: string) {
    super(`${code}: ${why}。${cure}`);
  }
}
