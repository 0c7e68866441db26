// Codes of gift cards, written and read.
import { describe, expect, it } from 'vitest';
import { readGiftCardCode, showGiftCardCode, writeGiftCardCode } from './giftCardCode.ts';

describe('codes of gift cards', () => {
  it('MONEY-88: hold ten bytes, each bit of which tells', () => {
    expect(writeGiftCardCode(new Uint8Array(10))).toBe('0000000000000000');
    expect(writeGiftCardCode(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
    const codes = new Set<string>();
    for (let bit = 0; bit < 80; bit += 1) {
      const bytes = new Uint8Array(10);
      bytes[Math.floor(bit / 8)] = 1 << (bit % 8);
      codes.add(writeGiftCardCode(bytes));
    }
    expect(codes.size).toBe(80);
  });

  it('MONEY-88: are read in any case and spacing, in full width, and with letters for digits', () => {
    const code = '01AZ23BY45CX67DW';
    for (const typed of [
      showGiftCardCode(code),
      '01az-23by-45cx-67dw',
      ' 01AZ 23BY\t45CX 67DW\n',
      'OLaz23by45cx67dw',
      'oIAZ—23BY–45CX‐67DW',
      '０１ＡＺ　２３ｂｙ－４５ＣＸ６７ＤＷ',
    ]) {
      expect(readGiftCardCode(typed), typed).toBe(code);
    }
    for (const wrong of ['', '01AZ', `${code}0`, '01AZ23BY45CX67DU', '01AZ_23BY45CX67DW', '가'.repeat(16)]) {
      expect(readGiftCardCode(wrong), wrong).toBeNull();
    }
  });
});
