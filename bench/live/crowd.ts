// People in rooms over both instances. Counts every delivery of an ephemeral event, and checks who sent it and when.
import { setTimeout as pause } from 'node:timers/promises';
import { messageBytes } from '../peers/people.ts';
import { Client, clientFrame } from './client.ts';
import type { Contestant } from './contestants.ts';
import { BenchFailure, until } from './failure.ts';
import { Histogram } from './histogram.ts';
import { nicknameStart, type Person, type Place } from './people.ts';
import type { Pair } from './world.ts';

/** Deliveries a client may be ahead of another in its room. */
const orderKept = 1_024;
/** Milliseconds after which an event is sent again to a room where somebody did not receive the first. */
const betweenTries = 25;
/** Milliseconds in which nothing comes when everything has arrived. */
const quiet = 200;
/** One message in so many is compared with the first of its sender, byte by byte. */
const comparedOneIn = 16;

type Seat = {
  client: Client;
  room: Room;
  person: Person;
  entered: boolean;
  received: number;
  /** Events received of each sender in the room. */
  perSender: Uint32Array;
};
export type Room = {
  seats: Seat[];
  enter: Buffer;
  /** Index of its first person. */
  first: number;
  typing: Buffer;
  /** Who sent what, in the order the first client saw it. */
  order: Uint16Array;
  ordered: number;
  /** Of each sender: events sent, when the last was, and how many have received it. */
  sent: Uint32Array;
  sentAt: Float64Array;
  arrived: Uint32Array;
};

export class Crowd {
  readonly rooms: Room[];
  readonly latencies = new Histogram();
  deliveries = 0;
  /** Events that have not reached everybody. */
  outstanding = 0;
  /** Called when everybody in the room has received a sender's event. */
  onComplete: ((room: Room, sender: number) => void) | null = null;

  readonly #contestant: Contestant;
  readonly #seats: Seat[];
  readonly #references = new Map<number, Buffer>();
  #digitsAt = 0;
  /** Until everybody receives: nothing is checked, since an event may come before its follower has begun. */
  #warming = true;
  #failure: BenchFailure | null = null;

  constructor(contestant: Contestant, places: Place[]) {
    this.#contestant = contestant;
    let index = 0;
    this.rooms = places.map(({ id, people }) => {
      const room: Room = {
        seats: [],
        enter: clientFrame(contestant.dialect.enter(id)),
        first: index,
        typing: clientFrame(contestant.dialect.typing(id)),
        order: new Uint16Array(orderKept),
        ordered: 0,
        sent: new Uint32Array(people.length),
        sentAt: new Float64Array(people.length),
        arrived: new Uint32Array(people.length),
      };
      room.seats = people.map((person) => {
        const client = new Client(index, (_client, bytes, start, length) =>
          this.#take(seat, bytes, start, length),
        );
        const perSender = new Uint32Array(people.length);
        const seat: Seat = { client, room, person, entered: false, received: 0, perSender };
        index += 1;
        return seat;
      });
      return room;
    });
    this.#seats = this.rooms.flatMap(({ seats }) => seats);
  }

  /** Connects everybody, alternately to both, so many at a time, until all have received an event. */
  async enter(pair: Pair, atOnce = 64): Promise<void> {
    const { path, greeting } = this.#contestant.dialect;
    const waiting = [...this.#seats.entries()];
    const connectSome = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, { client, person, room }] = next;
        await client.open(pair[index % 2 === 0 ? 0 : 1].port, path, person.cookie).catch((error) => {
          throw new Error(`${this.#contestant.name}, client ${index}: ${error}`);
        });
        client.onClose = () => this.#fail('A connection was closed.');
        client.send(greeting === null ? room.enter : clientFrame(greeting.text));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, connectSome));
    await this.#until('everybody has entered', () => this.#seats.every(({ entered }) => entered));
    const missing = () => this.rooms.filter(({ seats }) => seats.some(({ received }) => received === 0));
    const tryAgain = () => {
      const rooms = missing();
      for (const { seats, typing } of rooms) seats[0]?.client.send(typing);
      return rooms.length === 0;
    };
    await this.#until('everybody receives', tryAgain, betweenTries);
  }

  /** Lets what is still on its way arrive; from here on everything is counted and checked. */
  async settle(): Promise<void> {
    const received = () => this.#seats.reduce((sum, seat) => sum + seat.received, 0);
    for (let before = -1; before !== received(); ) {
      before = received();
      await pause(quiet);
    }
    for (const seat of this.#seats) seat.received = 0;
    this.#warming = false;
  }

  /** @param at when it counts as sent; the client of a sender who has one on its way must wait. */
  send(room: Room, sender: number, at: number): void {
    room.sent[sender] = (room.sent[sender] ?? 0) + 1;
    room.sentAt[sender] = at;
    this.outstanding += 1;
    room.seats[sender]?.client.send(room.typing);
  }

  /** Waits until everything has reached everybody. @throws when something is lost. */
  drained(): Promise<void> {
    return this.#until('everything has reached everybody', () => this.outstanding === 0);
  }

  /** @throws what was wrong. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  leave(): void {
    for (const { client } of this.#seats) client.close();
  }

  #until(what: string, isSo: () => boolean, every?: number): Promise<void> {
    const checked = () => {
      this.check();
      return isSo();
    };
    return until(`${this.#contestant.name}: ${what}`, checked, every);
  }

  #fail(problem: string): void {
    this.#failure ??= new BenchFailure(`${this.#contestant.name}: ${problem}`);
  }

  #take(seat: Seat, bytes: Buffer, start: number, length: number): void {
    if (length !== messageBytes || !seat.entered) {
      this.#control(seat, bytes.toString('utf8', start, start + length));
      return;
    }
    const sender = this.#senderOf(seat.room, bytes, start);
    seat.received += 1;
    if (this.#warming) return;
    this.deliveries += 1;
    this.#judge(seat, sender);
  }

  #control(seat: Seat, text: string): void {
    const { dialect } = this.#contestant;
    const pong = dialect.pong(text);
    if (pong !== null) seat.client.send(clientFrame(pong));
    else if (dialect.greeting?.isAnswer(text)) seat.client.send(seat.room.enter);
    else if (dialect.isEntered(text)) seat.entered = true;
    else if (text.includes('"error"')) this.#fail(`A call was refused: ${text}`);
  }

  /** The sender's place in the room; checks now and then that the whole message is theirs. */
  #senderOf(room: Room, bytes: Buffer, start: number): number {
    if (this.#digitsAt === 0) {
      const text = bytes.toString('latin1', start, start + messageBytes);
      this.#digitsAt = text.indexOf(nicknameStart) + nicknameStart.length;
      if (this.#digitsAt < nicknameStart.length) this.#fail(`Not the message asked for: ${text}`);
    }
    let person = 0;
    for (let at = start + this.#digitsAt; at < start + this.#digitsAt + 4; at += 1)
      person = person * 10 + (bytes[at] ?? 0) - 48;
    if (this.deliveries % comparedOneIn === 0) {
      const known = this.#references.get(person);
      if (!known) this.#references.set(person, Buffer.from(bytes.subarray(start, start + messageBytes)));
      else if (known.compare(bytes, start, start + messageBytes) !== 0)
        this.#fail('A message was not whole.');
    }
    return person - room.first;
  }

  #judge(seat: Seat, sender: number): void {
    const { room } = seat;
    const count = (seat.perSender[sender] ?? Number.NaN) + 1;
    seat.perSender[sender] = count;
    if (count !== room.sent[sender]) this.#fail('A message was lost, doubled or came to the wrong room.');
    if (this.#contestant.oneOrder) {
      const place = (seat.received - 1) % orderKept;
      if (seat.received > room.ordered) {
        room.order[place] = sender;
        room.ordered = seat.received;
      } else if (room.order[place] !== sender) this.#fail('Messages came in another order than to others.');
    }
    this.latencies.add(performance.now() - (room.sentAt[sender] ?? 0));
    const arrived = (room.arrived[sender] ?? 0) + 1;
    room.arrived[sender] = arrived;
    if (arrived < room.seats.length) return;
    room.arrived[sender] = 0;
    this.outstanding -= 1;
    this.onComplete?.(room, sender);
  }
}
