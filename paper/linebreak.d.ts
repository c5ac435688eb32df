declare module 'linebreak' {
  interface LineBreaker {
    readonly nextBreak: () => { readonly position: number; readonly required: boolean } | null;
  }
  /** The places at which a line may end, by UAX #14. */
  const lineBreaker: new (text: string) => LineBreaker;
  export default lineBreaker;
}
