// Reading a file here and there, without holding it in memory, for those who judge what it is.
import type { FileHandle } from 'node:fs/promises';
import type { VideoFault } from '../../../shared/trailers.ts';
import { AppError } from '../../errors.ts';

/** Parts of a file that are looked at: more than any honest film has in reach, and few enough to be soon through. */
const patience = 20_000;

export type Source = {
  /** Bytes. */
  size: number;
  /** So many bytes from there on, fewer at the end. @throws AppError UPLOAD_NOT_A_VIDEO for who asks without end. */
  read(at: number, length: number): Promise<Buffer>;
};

/** What a file is refused with that is no film we take. */
export const fault = (reason: VideoFault): AppError => new AppError('UPLOAD_NOT_A_VIDEO', { reason });

export async function sourceOf(handle: FileHandle): Promise<Source> {
  const { size } = await handle.stat();
  let reads = 0;
  return {
    size,
    async read(at, length) {
      reads += 1;
      if (reads > patience) throw fault('unknown');
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, at);
      return bytes.subarray(0, bytesRead);
    },
  };
}
