declare module 'pako' {
  const pako: {
    /** The bytes in zlib's format (RFC 1950). */
    readonly deflate: (bytes: Uint8Array) => Uint8Array;
  };
  export default pako;
}
