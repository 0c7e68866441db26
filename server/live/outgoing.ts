// What waits to be published on the bus: few large messages instead of many small ones, without a timer.
import type { BusOrder } from './bus.ts';
import { packedBytes } from './packet.ts';

/** What goes out as one message: what follows on one another for the same topic, to be heard in the same order. */
export type Packet = { topic: string; order: BusOrder; messages: Buffer[] /** Packed. */; bytes: number };

export type Outgoing = {
  add(topic: string, message: Buffer, order: BusOrder): void;
  /** Sends what waits, now. */
  flush(): void;
  /** Whether something waits that is to be heard here first. Then `sent` is called once it has been sent. */
  whenSent(sent: () => void): boolean;
};

/** Bytes a packet may have before another one is begun, so that Redis and its readers never handle a huge one. */
const packetBytes = 256 * 1_024;

/** Turns of the event loop that must bring nothing more before what waits is sent, where much came together lately. */
const quietTurns = 4;

/** Turns and milliseconds after which it is sent though there comes more and more. */
const mostTurns = 16;
const longest = 5;

/** Milliseconds for which it counts that several came together. */
const lately = 20;

/**
 * Sends what one turn adds when the turn ends. But where several came together a moment ago, as when many talk in a room,
 * it looks a few turns longer whether more is coming: those who hear each other come together again, and who sets out
 * alone costs a message to Redis, its readers, and a write to everybody who hears it. A lone one waits for nothing.
 * @param now milliseconds on a clock that only goes forward.
 */
export function createOutgoing(
  send: (packets: Packet[]) => void,
  now: () => number = () => performance.now(),
): Outgoing {
  let packets: Packet[] = [];
  /** Of the packets that wait: their messages, and those there were when it was looked at last. */
  let waiting = 0;
  let seen = 0;
  let turns = 0;
  let quiet = 0;
  let begunAt = 0;
  let crowdedAt = Number.NEGATIVE_INFINITY;
  let next: NodeJS.Immediate | undefined;
  let whenSent: (() => void)[] = [];

  function look(): void {
    turns += 1;
    quiet = waiting > seen ? 0 : quiet + 1;
    seen = waiting;
    const at = now();
    const isOver = quiet >= quietTurns || turns >= mostTurns || at - begunAt >= longest;
    if (waiting > 0 && !isOver && at - crowdedAt < lately) next = setImmediate(look);
    else flush();
  }

  function flush(): void {
    clearImmediate(next);
    const sent = packets;
    if (waiting > 1) crowdedAt = now();
    packets = [];
    waiting = 0;
    const told = whenSent;
    whenSent = [];
    try {
      if (sent.length > 0) send(sent);
    } finally {
      for (const tell of told) tell();
    }
  }

  function begin(): void {
    seen = 0;
    turns = 0;
    quiet = 0;
    begunAt = now();
    next = setImmediate(look);
  }

  return {
    add(topic, message, order) {
      const last = packets.at(-1);
      const bytes = packedBytes(message);
      if (last?.topic === topic && last.order === order && last.bytes + bytes <= packetBytes) {
        last.messages.push(message);
        last.bytes += bytes;
      } else {
        packets.push({ topic, order, messages: [message], bytes });
      }
      waiting += 1;
      if (waiting === 1) begin();
    },
    flush,
    whenSent(sent) {
      if (!packets.some(({ order }) => order === 'own first')) return false;
      whenSent.push(sent);
      return true;
    },
  };
}
