// Types for the WOFF2 reader, which ships none.
declare module 'wawoff2' {
  /** The font inside a WOFF2 file, as TrueType or OpenType bytes. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
