/** A package that carries the report's font is not installed. */
export class FontMissing extends Error {
  override readonly name = 'FontMissing';
  readonly code = 'TSG-R01';
  constructor(packageName: string, cause: unknown) {
    super(`報告書の書体のパッケージ ${packageName} がない。npm ci を実行してから、もう一度試す`, { cause });
  }
}
