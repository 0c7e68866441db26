// A client that follows one room of stored messages, and checks that it gets each once and in order, over reconnects.
import { randomUUID } from 'node:crypto';
import { Client, clientFrame } from './client.ts';
import type { Dialect, Message } from './dialects.ts';
import { BenchFailure } from './failure.ts';
import type { Person } from './people.ts';

/** What is known of a room's messages, whoever saw them: its newest number, and their bodies by number. */
export type Talk = { id: string; newest: number; acknowledged: number; bodies: Map<number, string> };

export const newTalk = (id: string): Talk => ({ id, newest: 0, acknowledged: 0, bodies: new Map() });

export class Follower {
  readonly client: Client;
  /** Number of the newest message received. */
  last = 0;
  /** Its seq, to continue behind it. */
  seq = 0;
  entered = false;
  /** Called with each message or acknowledgement. */
  onMessage: ((message: Message) => void) | null = null;
  failure: BenchFailure | null = null;

  readonly talk: Talk;
  readonly #dialect: Dialect;
  readonly #person: Person;
  readonly #waiting = new Map<string, { body: string; resolve(): void }>();

  constructor(index: number, dialect: Dialect, person: Person, talk: Talk) {
    this.#dialect = dialect;
    this.#person = person;
    this.talk = talk;
    this.client = new Client(index, (_client, bytes, start, length) =>
      this.#take(bytes.toString('utf8', start, start + length)),
    );
  }

  /** Connects, and follows from the beginning or behind what it has. */
  async open(port: number): Promise<void> {
    this.entered = false;
    await this.client.open(port, this.#dialect.path, this.#person.cookie);
    this.client.send(clientFrame(this.#dialect.enter(this.talk.id, this.seq)));
  }

  /** Sends a message; resolves when it is acknowledged. */
  say(): Promise<void> {
    const key = randomUUID();
    const body = `${key} ${'x'.repeat(63)}`;
    return new Promise((resolve) => {
      this.#waiting.set(key, { body, resolve });
      this.client.send(clientFrame(this.#dialect.send(this.talk.id, body, key)));
    });
  }

  #take(text: string): void {
    const pong = this.#dialect.pong(text);
    if (pong !== null) this.client.send(clientFrame(pong));
    else if (this.#dialect.isEntered(text)) this.entered = true;
    else {
      const message = this.#dialect.message(text);
      if (message?.kind === 'message') this.#receive(message.number, message.body, message.seq);
      if (message?.kind === 'ack') this.#acknowledge(message.key, message.number);
      if (message) this.onMessage?.(message);
    }
  }

  #receive(number: number, body: string, seq: number): void {
    if (number !== this.last + 1)
      this.#fail(`Message ${number} came after ${this.last} (client ${this.client.index}).`);
    this.last = number;
    this.seq = seq;
    this.talk.newest = Math.max(this.talk.newest, number);
    this.#know(number, body);
  }

  #acknowledge(key: string, number: number): void {
    const waiting = this.#waiting.get(key);
    if (!waiting) {
      this.#fail(`An acknowledgement came twice, or for nothing (${key}).`);
      return;
    }
    this.#waiting.delete(key);
    this.talk.acknowledged = Math.max(this.talk.acknowledged, number);
    this.#know(number, waiting.body);
    waiting.resolve();
  }

  /** Whoever tells of a number must tell the same. */
  #know(number: number, body: string): void {
    const known = this.talk.bodies.get(number);
    if (known === undefined) this.talk.bodies.set(number, body);
    else if (known !== body) this.#fail(`Message ${number} is not the same to everybody.`);
  }

  #fail(problem: string): void {
    this.failure ??= new BenchFailure(problem);
  }
}

/** @throws what any of them saw go wrong. */
export function checkAll(followers: Follower[]): void {
  for (const { failure } of followers) if (failure) throw failure;
}
