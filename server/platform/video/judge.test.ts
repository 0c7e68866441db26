// What a film is by its content: what is taken, what is refused and why, and files that were made to harm.
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, element, kindOf, mp4, track, webm, webmTrack } from '../../testing/videos.ts';
import { judgeVideo } from './judge.ts';

describe('judging films', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lobby-films-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const judge = async (bytes: Buffer) => {
    await writeFile(join(folder, 'film'), bytes);
    return judgeVideo(join(folder, 'film')).catch(
      ({ appCode, params }: { appCode?: string; params?: { reason?: string } }) => {
        expect(appCode).toBe('UPLOAD_NOT_A_VIDEO');
        return params?.reason;
      },
    );
  };
  const index = (...tracks: Buffer[]) => box('moov', box('mvhd', Buffer.alloc(100)), ...tracks);
  const pictures = track('vide', 'avc1');
  const content = box('mdat', Buffer.alloc(50));
  const file = (...parts: Buffer[]) => Buffer.concat(parts);
  /** Its first length is written in 64 bits. */
  const wide = (bytes: Buffer, length = BigInt(bytes.length + 8)) => {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(length);
    return Buffer.concat([Buffer.from([0, 0, 0, 1]), bytes.subarray(4, 8), long, bytes.subarray(8)]);
  };
  const cut = (bytes: Buffer, by: number) => bytes.subarray(0, bytes.length - by);
  /** A box that lasts to the end of the file. */
  const last = (bytes: Buffer) => Buffer.concat([Buffer.alloc(4), bytes.subarray(4)]);

  it('STORE-133: takes MP4 and WebM, however their parts are ordered and their lengths written', async () => {
    const taken: [string, Buffer][] = [
      ['mp4', mp4()],
      ['mp4', file(kindOf('isom'), content, index(pictures))],
      ['mp4', file(kindOf('qt  ', 'mp42'), wide(content), index(track('vide', 'av01')))],
      ['mp4', file(kindOf('mp42'), index(track('vide', 'jpeg'), track('vide', 'vp09')), last(content))],
      ['mp4', file(kindOf('iso6'), index(pictures), box('moof'), content, box('moof'), content)],
      ['webm', webm()],
      ['webm', webm({ open: true })],
      ['webm', webm({ tracks: [webmTrack(1, 'V_AV1')] })],
      ['webm', webm({ docType: 'webm\0\0', tracks: [webmTrack(1, 'V_VP9\0')] })],
    ];
    for (const [n, [type, bytes]] of taken.entries()) expect(await judge(bytes), `film ${n}`).toBe(type);
  });

  it('STORE-133: refuses anything else, and says why', async () => {
    const refused: [string, Buffer][] = [
      ['unknown', Buffer.alloc(0)],
      ['unknown', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['unknown', Buffer.from('RIFF....AVI LIST')],
      ['unknown', file(kindOf('heic', 'mif1'), content)],
      ['unknown', file(kindOf('qt  '), index(pictures), content)],
      ['unknown', file(kindOf('M4A '), index(track('soun', 'mp4a')), content)],
      ['noIndex', file(kindOf('iso5'), box('moof'), content, box('moof'), content)],
      ['noIndex', file(kindOf('isom'), content)],
      ['noPictures', file(kindOf('isom'), index(track('soun', 'mp4a')), content)],
      ['noPictures', file(kindOf('isom'), index(), content)],
      ['codec', file(kindOf('isom'), index(track('vide', 'hvc1')), content)],
      ['codec', file(kindOf('isom'), index(track('vide', 'mp4v')), content)],
      ['cutShort', cut(mp4(), 1)],
      ['cutShort', file(kindOf('isom'), index(pictures))],
      ['cutShort', file(mp4(), Buffer.from('abc'))],
      ['matroska', webm({ docType: 'matroska' })],
      ['unknown', webm({ docType: 'text/html' })],
      ['noPictures', webm({ tracks: [webmTrack(2, 'A_OPUS')] })],
      ['codec', webm({ tracks: [webmTrack(1, 'V_MPEG4/ISO/AVC')] })],
      ['cutShort', cut(webm(), 1)],
      ['cutShort', cut(webm({ open: true }), 1_000 + 150)],
      [
        'noIndex',
        file(element(0x1a45dfa3, element(0x4282, 'webm')), element(0x18538067, element(0x1549a966, 'about'))),
      ],
    ];
    for (const [n, [reason, bytes]] of refused.entries())
      expect(await judge(bytes), `film ${n}`).toBe(reason);
  });

  it('STORE-134: is done soon with lengths that lie, and never reads what they promise', async () => {
    const gigabytes = 0x7fff_ffff_ffff_fff0n;
    const empty = Buffer.alloc(8);
    empty.write('free', 4);
    const refused: [string, Buffer][] = [
      // A box that would begin anew where it began, for ever.
      ['unknown', file(kindOf('isom'), Buffer.from([0, 0, 0, 4]), Buffer.from('free'), content)],
      ['unknown', file(kindOf('isom'), wide(content, 0n))],
      ['cutShort', file(kindOf('isom'), wide(content, gigabytes))],
      ['unknown', file(box('ftyp', Buffer.alloc(1_000_000, 'isom')), index(pictures), content)],
      // A track that says it is longer than what it stands in.
      ['cutShort', file(kindOf('isom'), box('moov', Buffer.from([0, 0, 255, 255]), 'trak'), content)],
      ['unknown', file(kindOf('isom'), ...Array.from({ length: 21_000 }, () => box('free')))],
      ['cutShort', file(element(0x1a45dfa3, ''), element(0x18538067, '')).fill(0x42, 4, 5)],
      ['unknown', Buffer.from('1a45dfa3ffffffffffffffff', 'hex')],
      ['unknown', file(element(0x1a45dfa3, element(0x4282, 'webm')), Buffer.alloc(40))],
      [
        'unknown',
        file(
          element(0x1a45dfa3, element(0x4282, 'webm')),
          element(0x18538067, Buffer.concat(Array.from({ length: 21_000 }, () => element(0xec, '')))),
        ),
      ],
      ['unknown', webm({ docType: 'w'.repeat(100_000) })],
    ];
    for (const [n, [reason, bytes]] of refused.entries())
      expect(await judge(bytes), `film ${n}`).toBe(reason);
    // Any byte of a film may be another: it is taken or refused, and nothing else happens.
    for (const whole of [mp4(20), webm({ bytes: 20 })])
      for (let at = 0; at < whole.length; at += 1) {
        const changed = Buffer.from(whole);
        changed[at] = 255 - (changed[at] ?? 0);
        await judge(changed);
      }
  });

  it('STORE-134: walks a film of many gigabytes without loading it', async () => {
    const path = join(folder, 'large');
    const handle = await open(path, 'w');
    const size = 6n * 2n ** 30n;
    await handle.write(file(kindOf('isom'), wide(box('mdat'), size)));
    // A file with a hole: what lies in it takes no room.
    await handle.write(index(pictures), 0, undefined, Number(size) + kindOf('isom').length);
    await handle.close();
    expect(await judgeVideo(path)).toBe('mp4');
  });
});
