// Sends a message with what hangs on it: the files first, each once under its own key, then the message.
import type { Attachment } from '../../../../shared/attachments.ts';
import { errorIn } from '../../../api/errorIn.ts';
import { appErrorOf } from '../../../api/errors.ts';
import type { Delivered, OutboxEntry, WaitingFile } from '../outbox/entry.ts';
import { dropFiles, fileOf } from './files.ts';

/** Milliseconds after which one file counts as failed. */
const patience = 5 * 60_000;
/** Uploaded from here and not sent yet, or shown from what is here anyway: by the file's key. */
const uploaded = new Map<string, Attachment>();
/** Addresses of what was sent from here, by the id of what it became: nothing is fetched that is here. */
const local = new Map<string, string>();
/** How many of these are remembered. */
const mostLocal = 60;

type Progress = { share: number; stop(): void };
/** What is being uploaded, by the key of its message. */
const progress = new Map<string, Progress>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const onProgress = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** What of a message's files has gone, from 0 to 1; null while none is on its way. */
export const shareOf = (key: string): number | null => progress.get(key)?.share ?? null;
/** Stops uploading; the message waits for being tried again or dropped. */
export const stopUploading = (key: string): void => progress.get(key)?.stop();
export const localAddress = (attachmentId: string): string | undefined => local.get(attachmentId);

const refusal = (appCode: string) => ({ data: { appCode, params: {} } });

type Options = { memberId: string; signal: AbortSignal; onBytes: (bytes: number) => void };

/** @throws what `readError` reads: the server's refusal, or nothing with a code when there was no answer. */
function post(file: WaitingFile, blob: Blob, { memberId, signal, onBytes }: Options): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(signal.aborted ? refusal('UPLOAD_STOPPED') : new Error('no answer'));
    request.open('POST', `/uploads/attachment?${new URLSearchParams({ key: file.key, name: file.name })}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-lobby-member', memberId);
    request.timeout = patience;
    request.upload.onprogress = ({ loaded }) => onBytes(loaded);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Attachment);
      else reject(errorIn(request.responseText));
    };
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return fail();
    request.send(blob);
  });
}

async function upload(entry: OutboxEntry, files: readonly WaitingFile[], memberId: string) {
  const controller = new AbortController();
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  let before = 0;
  const set = (bytes: number) => {
    progress.set(entry.key, { share: Math.min(1, bytes / all), stop: () => controller.abort() });
    tell();
  };
  set(0);
  try {
    const attachments: Attachment[] = [];
    for (const file of files) {
      const known = uploaded.get(file.key);
      const blob = known ? null : await fileOf(file.key);
      if (!known && !blob) throw refusal('UPLOAD_LOST');
      const options = {
        memberId,
        signal: controller.signal,
        onBytes: (bytes: number) => set(before + Math.min(bytes, file.bytes)),
      };
      const attachment = known ?? (await post(file, blob as Blob, options));
      uploaded.set(file.key, attachment);
      if (blob && attachment.kind === 'image') remember(attachment.id, blob);
      attachments.push(attachment);
      before += file.bytes;
      set(before);
    }
    return attachments;
  } finally {
    progress.delete(entry.key);
    tell();
  }
}

function remember(id: string, blob: Blob): void {
  if (local.has(id)) return;
  local.set(id, URL.createObjectURL(blob));
  const oldest = local.keys().next();
  if (local.size <= mostLocal || oldest.done) return;
  URL.revokeObjectURL(local.get(oldest.value) ?? '');
  local.delete(oldest.value);
}

/**
 * @param send sends the message itself with the ids of what was uploaded.
 * @throws what uploading or sending throws; then it may be tried again, and what was uploaded is not uploaded again.
 */
export async function sendFiles(
  entry: OutboxEntry,
  memberId: string,
  send: (attachments: string[]) => Promise<Delivered>,
): Promise<Delivered> {
  const { files = [] } = entry;
  for (let isAgain = false; ; isAgain = true) {
    const attachments = await upload(entry, files, memberId);
    try {
      const sent = await send(attachments.map(({ id }) => id));
      void dropFiles(files.map(({ key }) => key));
      for (const { key } of files) uploaded.delete(key);
      return { ...sent, attachments };
    } catch (error) {
      // It waited here for so long that the server has taken it away: then it is uploaded anew, once.
      if (isAgain || appErrorOf(error).code !== 'ATTACHMENT_NOT_FOUND') throw error;
      for (const { key } of files) uploaded.delete(key);
    }
  }
}
