// The bytes of what hangs on messages: where they lie, and how they are made of what was uploaded.

import { attachmentLimits } from '../../../../shared/attachmentLimits.ts';
import { type Attachment, attachmentSides, type Rendition } from '../../../../shared/attachments.ts';
import { drawPicture } from '../../../platform/pictures/attached.ts';
import type { ContentType } from '../../../platform/storage/storage.ts';
import type { Services } from '../../../services.ts';
import { typeOf } from './kinds.ts';

/** Where they lie in the storage. */
export const attachmentFolder = 'attachments';

const endings = { image: 'webp', file: 'bin' } as const;
const contentTypes: Record<Attachment['kind'], ContentType> = {
  image: 'image/webp',
  file: 'application/octet-stream',
};
const renditionsOf: Record<Attachment['kind'], readonly Rendition[]> = {
  image: ['preview', 'full'],
  file: ['file'],
};

/** Where one lies; null for what there is none of. */
export const attachmentKey = (
  { id, kind }: Pick<Attachment, 'id' | 'kind'>,
  rendition: Rendition,
): string | null =>
  renditionsOf[kind].includes(rendition) ? `${attachmentFolder}/${id}-${rendition}.${endings[kind]}` : null;

const keyPattern =
  /^attachments\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(?:preview|full|file)\.(?:webp|bin)$/;
/** Whose file it is; null for what is no such file. */
export const attachmentOfKey = (key: string): string | null => keyPattern.exec(key)?.[1] ?? null;

type Facts = { width: number; height: number; moves: boolean } | { type: ReturnType<typeof typeOf> };
/** What an upload becomes. */
export type Made = {
  kind: Attachment['kind'];
  facts: Facts;
  /** Of what is downloaded. */
  bytes: number;
  files: readonly (readonly [Rendition, Buffer])[];
};

/**
 * A picture that can be drawn is drawn anew; whatever else it is, it is kept as it came.
 * @throws AppError UPLOAD_TOO_MANY_PIXELS, RATE_LIMITED
 */
export async function makeAttachment(bytes: Buffer): Promise<Made> {
  const { preview, full } = attachmentSides;
  const picture = await drawPicture(bytes, [preview, full], attachmentLimits.maxPixels);
  if (!picture) {
    return { kind: 'file', facts: { type: typeOf(bytes) }, bytes: bytes.length, files: [['file', bytes]] };
  }
  const { drawn, ...facts } = picture;
  const [small = Buffer.alloc(0), large = small] = drawn;
  return {
    kind: 'image',
    facts,
    bytes: large.length,
    files: [
      ['preview', small],
      ['full', large],
    ],
  };
}

/** All of it, or a failure once nothing is being written any more, so that what is there can be taken back. */
export async function keepFiles(
  { storage }: Pick<Services, 'storage'>,
  id: string,
  { kind, files }: Made,
): Promise<void> {
  const puts = files.map(([rendition, bytes]) =>
    storage.put(attachmentKey({ id, kind }, rendition) ?? '', bytes, { contentType: contentTypes[kind] }),
  );
  const failure = (await Promise.allSettled(puts)).find((put) => put.status === 'rejected');
  if (failure) throw failure.reason;
}

/** @throws StorageError; what could be deleted is. */
export async function deleteFiles(
  { storage }: Pick<Services, 'storage'>,
  attachment: Pick<Attachment, 'id' | 'kind'>,
): Promise<void> {
  const deleted = await Promise.allSettled(
    renditionsOf[attachment.kind].map((rendition) =>
      storage.delete(attachmentKey(attachment, rendition) ?? ''),
    ),
  );
  const failure = deleted.find((each) => each.status === 'rejected');
  if (failure) throw failure.reason;
}
