// One turn of the event loop: whoever has something to send says so, and all of it is sent when the turn ends.
import { assemble, type Parts } from './parts.ts';

export type Sender = {
  /** @param bytesOf makes the bytes to send of parts. */
  flush(bytesOf: (parts: Parts, length: number) => Buffer): void;
};

export type Turn = {
  /** Has `flush` called when the present turn ends, or with what is about to be published then. */
  add(sender: Sender): void;
};

/** Different queues remembered within a turn; more would cost more to look through than to copy. */
const remembered = 4;

/**
 * @param afterPublishing whether something is about to be published that may bring more to the same senders; then it calls
 *   back when that has been done.
 */
export function createTurn(afterPublishing: (then: () => void) => boolean): Turn {
  let waiting: Sender[] = [];
  /** What was sent last in this turn: in a room where all follow the same, everybody is sent the same bytes. */
  let recent: { parts: Parts; bytes: Buffer }[] = [];

  function bytesOf(parts: Parts, length: number): Buffer {
    for (const known of recent) if (isSame(known.parts, parts)) return known.bytes;
    const bytes = assemble(parts, length);
    if (recent.length === remembered) recent.shift();
    recent.push({ parts, bytes });
    return bytes;
  }

  function end(): void {
    if (!afterPublishing(flush)) flush();
  }

  function flush(): void {
    const senders = waiting;
    waiting = [];
    for (const sender of senders) sender.flush(bytesOf);
    recent = [];
  }

  return {
    add(sender) {
      if (waiting.push(sender) === 1) setImmediate(end);
    },
  };
}

function isSame(one: Parts, other: Parts): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
