// Pokes that wait to be told: one a room, the newest; and at most so often, however much is said.
import type { InboxEvent, Message } from '../../../../shared/chat.ts';

type Poke = Extract<InboxEvent, { type: 'poke' }>;

/** Milliseconds between two lots of pokes: a badge need not count faster. */
const pace = 250;
/** Characters of a message that a list shows. */
const excerptLength = 120;

export class Pokes {
  readonly #memberId: string;
  readonly #onDue: () => void;
  readonly #waiting = new Map<string, Poke>();
  /** Whether those that wait may be told now. */
  #due = false;
  #timer: NodeJS.Timeout | null = null;
  #lastTold = Number.NEGATIVE_INFINITY;

  constructor(memberId: string, onDue: () => void) {
    this.#memberId = memberId;
    this.#onDue = onDue;
  }

  /** Takes the place of an earlier poke of the room. */
  add(roomId: string, { number, author, body, at }: Message): void {
    const readNumber =
      author.id === this.#memberId ? number : (this.#waiting.get(roomId)?.readNumber ?? null);
    this.#waiting.set(roomId, {
      type: 'poke',
      roomId,
      number,
      ...(readNumber === null ? {} : { readNumber }),
      last: { author: author.nickname, body: excerptOf(body), at },
    });
    if (this.#due || this.#timer) return;
    const wait = Math.max(0, this.#lastTold + pace - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#due = true;
      this.#onDue();
    }, wait);
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

const excerptOf = (body: string): string =>
  body.length <= excerptLength
    ? body
    : `${[...body.slice(0, 2 * excerptLength)].slice(0, excerptLength).join('')}…`;
