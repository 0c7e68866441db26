// The code of a gift card: 80 bits in Crockford's base 32 (https://www.crockford.com/base32.html). Without a schema, so
// that the page can use it.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of a code, without what parts them. */
const length = 16;

/** What people read in place of a digit. */
const mistaken: Record<string, string> = { O: '0', I: '1', L: '1' };

/** Writes 10 bytes as a code. */
export function writeGiftCardCode(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let place = 0; place < length; place += 1) {
    code = (alphabet[Number(bits & 31n)] ?? '') + code;
    bits >>= 5n;
  }
  return code;
}

/**
 * Reads what somebody typed: in any case, with blanks and hyphens anywhere, in full-width letters, with O for 0 and I or
 * L for 1. Null for what is no code.
 */
export function readGiftCardCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '')
    .replace(/[OIL]/g, (sign) => mistaken[sign] ?? sign);
  return plain.length === length && [...plain].every((sign) => alphabet.includes(sign)) ? plain : null;
}

/** In groups of four, as it is shown. */
export const showGiftCardCode = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');
