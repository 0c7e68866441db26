// Sends one's picture, and tells how much of it is gone. By XMLHttpRequest, since fetch tells nothing of that.
import type { Me } from '../../../../../shared/accounts.ts';
import { errorIn } from '../errorIn.ts';

/** Milliseconds after which it counts as failed. */
const patience = 60_000;

type Options = {
  /** Whose picture it is meant to be. */
  memberId: string;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** @throws what `readError` reads: the server's refusal, or nothing with a code when there was no answer. */
export function sendPicture(picture: Blob, { memberId, onProgress, signal }: Options): Promise<Me> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error('no answer'));
    request.open('POST', '/uploads/avatar');
    request.setRequestHeader('content-type', picture.type);
    request.setRequestHeader('x-lobby-member', memberId);
    request.timeout = patience;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Me);
      else reject(errorIn(request.responseText));
    };
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(picture);
  });
}
