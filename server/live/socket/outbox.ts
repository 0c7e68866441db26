// What waits to be sent on one connection: all frames of a turn leave in one buffer by one write, in order.
import type { Duplex } from 'node:stream';
import { assemble, frameLength, nothing, type Parts, pongMark } from './parts.ts';
import type { Turn } from './turn.ts';

export class Outbox {
  #parts: Parts = [];
  #queued = 0;
  #closed = false;
  readonly #socket: Duplex;
  readonly #turn: Turn;
  readonly #written: () => void;

  /** @param written called when the socket has taken a write: before `flush` returns, or once there is room for it. */
  constructor(socket: Duplex, turn: Turn, written: () => void) {
    this.#socket = socket;
    this.#turn = turn;
    this.#written = written;
  }

  /** Bytes that wait: for the end of the turn, or for the client to take them. */
  get pending(): number {
    return this.#queued + this.#socket.writableLength;
  }

  /** Queues a text message that consists of `head` and `body`. Neither may be changed afterwards. */
  text(head: Buffer, body: Buffer = nothing): void {
    this.#add(head, body);
  }

  /** Queues a pong, with at most the 125 bytes of the ping it answers. */
  pong(payload: Buffer): void {
    this.#add(pongMark, payload);
  }

  /** Sends what is queued, now. @param bytesOf may give the same bytes to several connections. */
  flush(bytesOf = assemble): void {
    if (this.#closed || this.#parts.length === 0) return;
    const bytes = bytesOf(this.#parts, this.#queued);
    this.#parts = [];
    this.#queued = 0;
    // Nearly always the kernel takes it at once. To be called back costs a third of the write, so only who has to wait is.
    this.#socket.write(bytes);
    if (this.#socket.writableLength === 0) this.#written();
    else this.#socket.write(nothing, this.#written);
  }

  /** Forgets what is queued; what the socket has already been given is its own business. */
  close(): void {
    this.#closed = true;
    this.#parts = [];
    this.#queued = 0;
  }

  #add(head: Buffer, body: Buffer): void {
    if (this.#closed) return;
    this.#queued += frameLength(head, body);
    if (this.#parts.push(head, body) === 2) this.#turn.add(this);
  }
}
