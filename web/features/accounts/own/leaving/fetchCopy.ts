// Fetches the file with all one's own data, telling how much of it has come, and hands it to the browser to keep.
import { errorIn } from '../../../../api/errorIn.ts';

type Options = {
  /** Whose data it is meant to be. */
  memberId: string;
  /** Bytes that have come so far. */
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
};

/** @throws what `readError` reads: the server's refusal, or nothing with a code when the answer was cut or never came. */
export async function fetchCopy({ memberId, onProgress, signal }: Options): Promise<void> {
  const response = await fetch('/exports/me.zip', { headers: { 'x-lobby-member': memberId }, signal });
  if (!response.ok || !response.body) throw errorIn(await response.text());
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    onProgress(bytes);
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  keep(new Blob(parts, { type: 'application/zip' }), name ?? 'lobby.zip');
}

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
