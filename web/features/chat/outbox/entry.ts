// What waits to be sent: one entry per message, from the key press until the stored message is on the screen.

import type { Attachment } from '../../../../shared/attachments.ts';
import type { Sent } from '../../../../shared/chat.ts';
import type { Mention, Quote } from '../../../../shared/chatMessages.ts';
import type { AppErrorOf } from '../../../api/errors.ts';

/** A file that waits in this browser for the message it hangs on (attached/files.ts), as far as one knows it here. */
export type WaitingFile = {
  /** Of its upload, which is made once however often it is tried. */
  key: string;
  name: string;
  bytes: number;
  kind: 'image' | 'file';
  width?: number;
  height?: number;
};

/** What hung on it is told with it. */
export type Delivered = Sent & { attachments?: Attachment[] };

export type OutboxState =
  /** `until`: not before this time (epoch milliseconds), because the server asked for patience. */
  | { kind: 'waiting'; until?: number }
  | { kind: 'sending' }
  | { kind: 'failed'; error: AppErrorOf }
  | { kind: 'sent'; sent: Delivered };

export type OutboxEntry = {
  /** Made once and used for every try, so that the message is stored once. Also the row's identity on the screen. */
  key: string;
  roomId: string;
  body: string;
  /** What it answers, as it was when it was written. */
  replyTo?: Quote;
  /** Whom it addresses, with the names in its text. */
  mentions?: Mention[];
  mentionsAll?: true;
  /** A whisper: who alone gets it. */
  whisperTo?: Mention;
  files?: WaitingFile[];
  /** Epoch milliseconds. */
  createdAt: number;
  /** The newest message number known when it was written: what it becomes has a higher one. */
  afterNumber: number;
  /** Whether it would survive a reload: not where the browser keeps nothing. */
  kept: boolean;
  /** Tries so far; from the first on the message may be stored although no answer came. */
  tries: number;
  state: OutboxState;
};

/** What is written and waits to be sent. */
export type Written = Pick<
  OutboxEntry,
  'roomId' | 'body' | 'afterNumber' | 'replyTo' | 'mentions' | 'mentionsAll' | 'whisperTo' | 'files'
>;

/** An entry as it is kept over a reload. */
export type Kept = Omit<OutboxEntry, 'state' | 'kept'> & { error?: AppErrorOf };

const isMention = (value: unknown): value is Mention => {
  const { id, nickname } = (value ?? {}) as Partial<Mention>;
  return typeof id === 'string' && typeof nickname === 'string';
};

const isQuote = (value: unknown): value is Quote => {
  const { number, body, author } = (value ?? {}) as Partial<Quote>;
  return typeof number === 'number' && typeof body === 'string' && (author === null || isMention(author));
};

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<string, unknown>;
  const { key, roomId, body, createdAt, afterNumber, tries, error, replyTo, mentions, whisperTo, files } =
    kept;
  const isError = (of: unknown) => typeof of === 'object' && of !== null && 'code' in of && 'params' in of;
  return (
    [key, roomId, body].every((each) => typeof each === 'string') &&
    [createdAt, afterNumber, tries].every((each) => typeof each === 'number') &&
    (error === undefined || isError(error)) &&
    (replyTo === undefined || isQuote(replyTo)) &&
    (files === undefined || Array.isArray(files)) &&
    (whisperTo === undefined || isMention(whisperTo)) &&
    (mentions === undefined || (Array.isArray(mentions) && mentions.every(isMention)))
  );
};

/** What is kept of an entry. */
export function keptOf({ state, kept: _, ...entry }: OutboxEntry): Kept {
  return state.kind === 'failed' ? { ...entry, error: state.error } : entry;
}

/** Entries from what was kept; what is not ours is left out. What was under way waits again. */
export function entriesOf(kept: readonly unknown[]): OutboxEntry[] {
  return kept.filter(isKept).map(({ error, ...entry }) => ({
    ...entry,
    kept: true,
    state: error ? { kind: 'failed', error } : { kind: 'waiting' },
  }));
}
