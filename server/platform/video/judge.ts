// What a film is, by its content alone: neither its name nor what was said of it counts.
import { open } from 'node:fs/promises';
import type { TrailerType } from '../../../shared/trailers.ts';
import { judgeMp4 } from './mp4.ts';
import { fault, sourceOf } from './source.ts';
import { judgeWebm } from './webm.ts';

/**
 * An MP4 with H.264, AV1 or VP9, or a WebM with VP8, VP9 or AV1, whole and with what says where its pictures lie.
 * @throws AppError UPLOAD_NOT_A_VIDEO with the reason for anything else.
 */
export async function judgeVideo(path: string): Promise<TrailerType> {
  const handle = await open(path, 'r');
  try {
    const source = await sourceOf(handle);
    const beginning = await source.read(0, 8);
    if (beginning.toString('latin1', 4) === 'ftyp') {
      await judgeMp4(source);
      return 'mp4';
    }
    if (beginning.length < 8 || beginning.readUInt32BE(0) !== 0x1a45dfa3) throw fault('unknown');
    await judgeWebm(source);
    return 'webm';
  } finally {
    await handle.close();
  }
}
