// Pokes that wait to be told: one a room, the newest; and at most so often, however much is said.

import { attachedOf } from '../../../../shared/attachments.ts';
import type { InboxEvent } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { keptMentions, rewordLast } from '../../../../shared/inboxReducer.ts';
import { excerptOf } from '../../../../shared/text.ts';

/** Whether a message speaks to the member, by name or with everybody. */
const addresses = ({ mentions, mentionsAll }: Message, memberId: string): boolean =>
  mentionsAll === true || (mentions ?? []).some(({ id }) => id === memberId);

type Poke = Extract<InboxEvent, { type: 'poke' }>;

/** Milliseconds between two lots of pokes: a badge need not count faster. */
const pace = 250;

export class Pokes {
  readonly #memberId: string;
  readonly #isFolded: (roomId: string, authorId: string) => boolean;
  readonly #onDue: () => void;
  readonly #waiting = new Map<string, Poke>();
  /** Whether those that wait may be told now. */
  #due = false;
  #timer: NodeJS.Timeout | null = null;
  #lastTold = Number.NEGATIVE_INFINITY;

  /** @param isFolded whether what somebody says in a room is kept from the member. */
  constructor(memberId: string, isFolded: (roomId: string, authorId: string) => boolean, onDue: () => void) {
    this.#memberId = memberId;
    this.#isFolded = isFolded;
    this.#onDue = onDue;
  }

  /** Takes the place of an earlier poke of the room. */
  add(roomId: string, message: Message): void {
    const { number, author, body, at } = message;
    const attached = attachedOf(message.attachments);
    const before = this.#waiting.get(roomId);
    const isOwn = author.id === this.#memberId;
    const readNumber = isOwn ? number : (before?.readNumber ?? null);
    const isFolded = this.#isFolded(roomId, author.id);
    const isAddressed = !isOwn && !isFolded && addresses(message, this.#memberId);
    const mentions = [...(before?.mentions ?? []), ...(isAddressed ? [number] : [])].slice(-keptMentions);
    this.#waiting.set(roomId, {
      type: 'poke',
      roomId,
      number,
      ...(readNumber === null ? {} : { readNumber }),
      ...(mentions.length > 0 && { mentions }),
      last: isFolded
        ? { author: '', body: '', at, blocked: true }
        : { author: author.nickname, body: excerptOf(body), at, ...(attached && { attached }) },
    });
    if (this.#due || this.#timer) return;
    const wait = Math.max(0, this.#lastTold + pace - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#due = true;
      this.#onDue();
    }, wait);
  }

  /** A message says something else now: what waits to be told says it too. */
  reword(roomId: string, number: number, body: string): void {
    const poke = this.#waiting.get(roomId);
    if (!poke) return;
    const { mentions = [], ...rest } = poke;
    const left = body === '' ? mentions.filter((mention) => mention !== number) : mentions;
    const last = poke.number === number ? rewordLast(poke.last, excerptOf(body)) : poke.last;
    this.#waiting.set(roomId, { ...rest, last, ...(left.length > 0 && { mentions: left }) });
  }

  /** The next one that may be told now. */
  take(): Poke | null {
    if (!this.#due) return null;
    for (const [roomId, poke] of this.#waiting) {
      this.#waiting.delete(roomId);
      return poke;
    }
    this.#due = false;
    this.#lastTold = performance.now();
    return null;
  }

  /** Whether there is something to take now. */
  get areDue(): boolean {
    return this.#due && this.#waiting.size > 0;
  }

  forget(roomId: string): void {
    this.#waiting.delete(roomId);
  }

  clear(): void {
    this.#waiting.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#due = false;
  }
}
