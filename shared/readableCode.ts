// Codes people read and type, in Crockford's base 32 (https://www.crockford.com/base32.html). Without a schema, so that
// the page can use it.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people read in place of a digit. */
const mistaken: Record<string, string> = { O: '0', I: '1', L: '1' };

export type ReadableCode = {
  /** Random bytes that one is written from. */
  bytes: number;
  write(bytes: Uint8Array): string;
  /**
   * Reads what somebody typed: in any case, with blanks and hyphens anywhere, in full-width letters, with O for 0 and I
   * or L for 1. Null for what is no code.
   */
  read(typed: string): string | null;
  /** In groups, as it is shown. */
  show(code: string): string;
};

/** @param length characters, without what parts them; `group` of them stand together. */
export function readableCode({ length, group }: { length: number; group: number }): ReadableCode {
  const bytes = Math.ceil((length * 5) / 8);
  const parts = new RegExp(`.{${group}}`, 'g');
  return {
    bytes,
    write(random) {
      let bits = 0n;
      for (const byte of random.subarray(0, bytes)) bits = (bits << 8n) | BigInt(byte);
      let code = '';
      for (let place = 0; place < length; place += 1) {
        code = (alphabet[Number(bits & 31n)] ?? '') + code;
        bits >>= 5n;
      }
      return code;
    },
    read(typed) {
      const plain = typed
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s\p{Pd}]+/gu, '')
        .replace(/[OIL]/g, (sign) => mistaken[sign] ?? sign);
      return plain.length === length && [...plain].every((sign) => alphabet.includes(sign)) ? plain : null;
    },
    show: (code) => (code.match(parts) ?? []).join('-'),
  };
}
