// What was chosen, pasted or dropped for the next message of a room: measured and kept in the browser at once.
import { newKey } from '../../../api/newKey.ts';
import { onSessionChange } from '../../../api/session.ts';
import type { WaitingFile } from '../outbox/entry.ts';
import { dropFiles, keepFile } from './files.ts';

/** `url` shows a picture before it is sent; `ready` once it is kept. */
export type TrayFile = WaitingFile & { url: string | null; ready: boolean };

const none: readonly TrayFile[] = [];
const trays = new Map<string, readonly TrayFile[]>();
const listeners = new Set<() => void>();

export const trayOf = (roomId: string): readonly TrayFile[] => trays.get(roomId) ?? none;
export const onTray = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function set(roomId: string, files: readonly TrayFile[]): void {
  trays.set(roomId, files);
  for (const listener of listeners) listener();
}

const drawn = /^image\/(?:png|jpeg|webp|gif)$/;
/** Names that no server takes. */
const unfit = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069/\\]/gu;

/** What is pasted has the same name each time, or none. */
const nameOf = (file: File): string =>
  file.name.replace(unfit, '').trim().slice(-200) || (drawn.test(file.type) ? 'picture.png' : 'file');

/** A picture that the browser can show, else a file: what it is the server finds out for itself. */
async function measure(file: File): Promise<Pick<WaitingFile, 'kind' | 'width' | 'height'>> {
  if (!drawn.test(file.type)) return { kind: 'file' };
  try {
    const { width, height, close } = await createImageBitmap(file).then((bitmap) => ({
      width: bitmap.width,
      height: bitmap.height,
      close: () => bitmap.close(),
    }));
    close();
    return { kind: 'image', width, height };
  } catch {
    return { kind: 'file' };
  }
}

/** Puts files into the tray, as many as fit. @returns how many did not. */
export function addToTray(roomId: string, files: readonly File[], most: number): number {
  const room = Math.max(0, most - trayOf(roomId).length);
  for (const file of files.slice(0, room)) void add(roomId, file);
  return Math.max(0, files.length - room);
}

async function add(roomId: string, file: File): Promise<void> {
  const key = newKey();
  const about = { key, name: nameOf(file), bytes: file.size };
  set(roomId, [...trayOf(roomId), { ...about, kind: 'file', url: null, ready: false }]);
  const [shape] = await Promise.all([measure(file), keepFile(key, file)]);
  const url = shape.kind === 'image' ? URL.createObjectURL(file) : null;
  const there = trayOf(roomId).some((each) => each.key === key);
  if (!there) return void dropFiles([key]);
  set(
    roomId,
    trayOf(roomId).map((each) => (each.key === key ? { ...about, ...shape, url, ready: true } : each)),
  );
}

export function dropFromTray(roomId: string, key: string): void {
  const file = trayOf(roomId).find((each) => each.key === key);
  if (file?.url) URL.revokeObjectURL(file.url);
  if (file?.ready) void dropFiles([key]);
  set(
    roomId,
    trayOf(roomId).filter((each) => each.key !== key),
  );
}

// They are those of who chose them; the next one on this page must neither see nor send them.
onSessionChange(() => {
  for (const [roomId, files] of trays) for (const { key } of files) dropFromTray(roomId, key);
});

/** All of it, for the message that is sent now. */
export function takeTray(roomId: string): WaitingFile[] {
  const files = trayOf(roomId).map(({ url, ready: _, ...file }) => {
    if (url) URL.revokeObjectURL(url);
    return file;
  });
  set(roomId, none);
  return files;
}
