// Packets of the bus: what goes in comes out.
import { describe, expect, it } from 'vitest';
import { everybody, isFrom, newOrigin, pack, unpack } from './packet.ts';

const texts = (packet: Buffer) => unpack(packet).map(String);
const buffers = (...all: string[]) => all.map((text) => Buffer.from(text));

describe('packets of the bus', () => {
  it('LIVE-73: hold messages of any length in their order', () => {
    const long = 'x'.repeat(70_000);
    expect(texts(pack(buffers('one', '', long, 'two')))).toEqual(['one', '', long, 'two']);
    expect(texts(pack([]))).toEqual([]);
  });

  it('LIVE-73: give what is whole of a packet that is cut off', () => {
    const packet = pack(buffers('one', 'two'));
    expect(texts(packet.subarray(0, -1))).toEqual(['one']);
    expect(texts(packet.subarray(0, 17))).toEqual(['one']);
    expect(texts(packet.subarray(0, 14))).toEqual([]);
    expect(texts(Buffer.from('no'))).toEqual([]);
  });

  it('LIVE-78: say where they come from, unless everybody is to hear them', () => {
    const [mine, yours] = [newOrigin(), newOrigin()];
    const packet = pack(buffers('one'), mine);
    expect([mine, yours, everybody].map((origin) => isFrom(origin, packet))).toEqual([true, false, false]);
    expect(isFrom(mine, pack(buffers('one')))).toBe(false);
    expect(isFrom(mine, Buffer.from('no'))).toBe(false);
    expect(texts(packet)).toEqual(['one']);
  });
});
