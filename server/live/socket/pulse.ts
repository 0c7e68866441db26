// Whether a client is still there, and takes what it is sent: judged at each look, by what happened since the last.
import type { SocketLimits } from './limits.ts';

/** What to do now: nothing, ask whether it is there, give it up, or close it since it takes nothing. */
export type Verdict = 'fine' | 'ping' | 'dead' | 'stalled';

export class Pulse {
  readonly #limits: SocketLimits;
  /** Whether anything came since the last look. */
  #heard = false;
  #lastHeard: number;
  #pingedAt: number | null = null;
  /** Writes the socket has taken, now and at the last look; whether some waited then; when they moved last. */
  #taken = 0;
  #takenBefore = 0;
  #waitedBefore = false;
  #movedAt: number;

  constructor(limits: SocketLimits, now: number) {
    this.#limits = limits;
    this.#lastHeard = this.#movedAt = now;
  }

  /** A message has come. */
  hear(): void {
    this.#heard = true;
  }

  /** The socket has taken a write. */
  take(): void {
    this.#taken += 1;
  }

  /**
   * @param waits whether some of what was sent has not been taken.
   * @param isRead whether we read what the client sends; one that is not read cannot be heard.
   */
  look(now: number, waits: boolean, isRead: boolean): Verdict {
    const moved = this.#taken !== this.#takenBefore;
    // Who takes some of what waits is alive, though its PONG may be far behind.
    if (moved && this.#waitedBefore) this.#heard = true;
    if (moved || !waits) this.#movedAt = now;
    this.#takenBefore = this.#taken;
    this.#waitedBefore = waits;
    return now - this.#movedAt >= this.#limits.stallWait ? 'stalled' : this.#listen(now, isRead);
  }

  #listen(now: number, isRead: boolean): Verdict {
    if (this.#heard || !isRead) {
      this.#heard = false;
      this.#lastHeard = now;
      this.#pingedAt = null;
    } else if (this.#pingedAt !== null) {
      if (now - this.#pingedAt >= this.#limits.pongWait) return 'dead';
    } else if (now - this.#lastHeard >= this.#limits.quietBeforePing) {
      this.#pingedAt = now;
      return 'ping';
    }
    return 'fine';
  }
}
