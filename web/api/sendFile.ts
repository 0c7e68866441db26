// Sends a file to an address of its own, and tells how much of it is gone. By XMLHttpRequest, since fetch tells nothing of that.
import { errorIn } from './errorIn.ts';

export type Sending = {
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

type Options = Partial<Sending> & {
  headers?: Record<string, string>;
  /** Milliseconds after which it counts as failed; without it that is for the server to say. */
  patience?: number;
};

/** @throws what `readError` reads: the server's refusal, or nothing with a code when there was no answer. */
export function sendFile<Answer>(
  address: string,
  file: Blob,
  { headers = {}, patience = 0, onProgress, signal }: Options = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error('no answer'));
    request.open('POST', address);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = patience;
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Answer);
      else reject(errorIn(request.responseText));
    };
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
