import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionLength, readCaptions } from './captions.ts';

const cue = '00:01.000 --> 00:02.500\nHello';
const file = (...blocks: string[]) => ['WEBVTT', ...blocks].join('\n\n');

describe('captions', () => {
  it('STORE-151: cues are kept with times, words and places; names, comments, styles and regions are not', () => {
    const text = [
      '\uFEFFWEBVTT - of a film\r\nKind: captions',
      'NOTE made by hand',
      'STYLE\n::cue { background: url(//evil.example) }',
      'REGION\nid:top',
      `first\n00:01.000 --> 00:02.500 align:start region:top line:10%\n<v Ann>Hello\n- there`,
      '01:00:02.000  -->  01:00:03.000\n안녕',
      '01:00:04.000 --> 01:00:05.000',
      '',
    ].join('\r\n\r\n');
    expect(readCaptions(text)).toEqual({
      text: 'WEBVTT\n\n00:01.000 --> 00:02.500 align:start line:10%\n<v Ann>Hello\n- there\n\n01:00:02.000 --> 01:00:03.000\n안녕\n',
    });
  });

  it.each([
    ['header', 1, ''],
    ['header', 1, 'WEBVTTX\n\n00:01.000 --> 00:02.000\na'],
    ['header', 1, '1\n00:00:01,000 --> 00:00:02,000\nSubRip'],
    ['header', 2, 'WEBVTT\n00:01.000 --> 00:02.000\na'],
    ['timing', 3, file('00:00:01,000 --> 00:00:02,000\na')],
    ['timing', 4, file('name\n00:61.000 --> 00:62.000\na')],
    ['timing', 4, file('words without\ntimes')],
    ['timing', 3, file(`${cue}\n00:03.000 --> 00:04.000`)],
    ['order', 3, file('00:02.000 --> 00:02.000\na')],
    ['order', 6, file(cue, '00:00.500 --> 00:03.000\na')],
    ['none', 3, 'WEBVTT\n\n'],
    ['text', 4, file('00:01.000 --> 00:02.000\n\u0007')],
    ['long', 1, file(cue, 'x'.repeat(captionLength.max))],
  ] as const)('STORE-151: refused as %s, in line %i', (fault, line, text) => {
    expect(readCaptions(text)).toEqual({ fault, line });
  });

  it('STORE-151: what is kept is read as the same again, whatever came', () => {
    const part = fc.constantFrom(
      '\n',
      '\n\n',
      cue,
      'NOTE x',
      'STYLE',
      ' --> ',
      'a',
      '00:03.000 --> 00:04.000 line:1',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const read = readCaptions(`WEBVTT\n\n${parts.join('\n')}`);
        if ('text' in read) expect(readCaptions(read.text)).toEqual(read);
      }),
    );
  });
});
