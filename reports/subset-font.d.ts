declare module 'subset-font' {
  /** Cuts a font (sfnt, woff or woff2) to the glyphs of `text`. */
  export default function subsetFont(font: Buffer, text: string, options?: {
    readonly targetFormat?: 'sfnt' | 'woff' | 'woff2';
    readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    readonly keepFeatures?: readonly string[];
    readonly noHinting?: boolean;
    readonly dropTables?: readonly string[];
  }): Promise<Buffer>;
}
