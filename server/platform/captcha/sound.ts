// The captcha for ears: groups of short tones to be counted, which need no language.
import { randomInt } from 'node:crypto';

/** Samples a second; enough for tones, and small. */
const rate = 8_000;
const groups = 4;
const fewest = 2;
const most = 7;

const between = (low: number, high: number) => low + (randomInt(10_001) / 10_000) * (high - low);

/** A digit for each group: how many tones it has. */
export const randomCounts = (): string =>
  Array.from({ length: groups }, () => randomInt(fewest, most + 1)).join('');

/** One tone that swells and fades, so that it does not click. */
function tone(pitch: number, seconds: number): number[] {
  const samples = Math.round(seconds * rate);
  return Array.from({ length: samples }, (_, index) => {
    const swell = Math.min(1, index / 160, (samples - index) / 240);
    return 0.6 * swell * Math.sin((2 * Math.PI * pitch * index) / rate);
  });
}

const silence = (seconds: number): number[] => new Array<number>(Math.round(seconds * rate)).fill(0);

/** @param counts what `randomCounts` gave. @returns a WAV file, mono, 8 bits, of about ten seconds. */
export function playCounts(counts: string): Buffer {
  const samples = [
    ...silence(0.4),
    ...[...counts].flatMap((count) => {
      const pitch = between(380, 900);
      return [
        ...Array.from({ length: Number(count) }, () => [
          ...tone(pitch * between(0.94, 1.06), between(0.13, 0.2)),
          ...silence(between(0.16, 0.26)),
        ]).flat(),
        ...silence(between(0.9, 1.2)),
      ];
    }),
  ];
  const body = Buffer.from(samples.map((sample) => Math.round(128 + 110 * sample + between(-9, 9))));
  return Buffer.concat([wavHeader(body.length), body]);
}

/** The 44 bytes before the samples: RIFF, `fmt ` for PCM with one byte a sample, `data`. */
function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'ascii');
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8, 'ascii');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'ascii');
  header.writeUInt32LE(bytes, 40);
  return header;
}
