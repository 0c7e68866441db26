// One inbox of a member: watches their rooms and their own topic, and tells what changes their counters.
import type { InboxEvent, RoomEvent } from '../../../../shared/chat.ts';
import type { Message } from '../../../../shared/chatMessages.ts';
import { limits } from '../../../../shared/limits.ts';
import { excerptOf } from '../../../../shared/text.ts';
import type { Services } from '../../../services.ts';
import { isOfRooms, type MemberEvent } from '../memberEvents.ts';
import { findCounters, findMyRoom } from '../queries/index.ts';
import { noteTick } from '../ticks.ts';
import { memberTopic, roomTopic } from '../topics.ts';
import { Pokes } from './pokes.ts';

/** Changes that may wait for a slow reader; beyond these it begins anew. */
const mostChanges = 256;

/** A message of one of the rooms says something else now, or nothing. */
type Rewording = { type: 'message.changed'; roomId: string; number: number; body: string };
/** What is told as it is, in its place among the other changes. */
type Told = { type: 'tell'; event: InboxEvent };

export class Inbox {
  readonly #services: Services;
  readonly #memberId: string;
  readonly #pokes: Pokes;
  /** Rooms watched, each with how to stop. */
  readonly #rooms = new Map<string, () => void>();
  /** Which of them are direct: whispers are said there. */
  readonly #directs = new Set<string>();
  /** In rooms whose history is not for newcomers: the message after which the member sees. */
  #seenAfter = new Map<string, number>();
  /** Rooms so small that all are told how far the others have come. */
  #ticked = new Set<string>();
  /** The number of each room's newest message. */
  readonly #newest = new Map<string, number>();
  #stopWatchingMember: (() => void) | null = null;
  /** What has happened to the member and has not been told; ephemeral events have no seq. */
  #changes: { event: MemberEvent | Rewording | Told; seq: number | null }[] = [];
  /** The newest event of the member's topic that what was told contains. */
  #seq = 0;
  /** Whether all counters must be told: at the beginning, and when something may have been missed. */
  #anew = true;
  #closed = false;
  #wake: (() => void) | null = null;

  constructor(services: Services, memberId: string) {
    this.#services = services;
    this.#memberId = memberId;
    this.#pokes = new Pokes(memberId, () => this.#stir());
  }

  /**
   * The next thing to tell; null once closed. To be called again only when it has resolved.
   * @throws when the database cannot be read.
   */
  async next(): Promise<InboxEvent | null> {
    while (!this.#closed) {
      const event = this.#anew ? await this.#begin() : await this.#tell();
      if (event) return this.#closed ? null : event;
      if (this.#isQuiet) await this.#somethingHappens();
    }
    return null;
  }

  /** Stops watching; may be called again. */
  close(): void {
    this.#closed = true;
    this.#pokes.clear();
    this.#stopWatchingMember?.();
    this.#stopWatchingMember = null;
    for (const stop of this.#rooms.values()) stop();
    this.#rooms.clear();
    this.#stir();
  }

  /** Reads all counters. Every room is watched before it is read, so nothing falls between the two. */
  async #begin(): Promise<InboxEvent | null> {
    this.#anew = false;
    this.#changes = [];
    this.#pokes.clear();
    await this.#watchMember();
    while (!this.#closed) {
      const { rooms, directs, ticked, lagging, seenAfter, seq } = await findCounters(
        this.#services,
        this.#memberId,
      );
      const unwatched = rooms.filter(({ roomId }) => !this.#rooms.has(roomId));
      if (unwatched.length === 0) {
        const there = new Set(rooms.map(({ roomId }) => roomId));
        for (const roomId of [...this.#rooms.keys()]) if (!there.has(roomId)) this.#forget(roomId);
        this.#seq = seq;
        this.#seenAfter = seenAfter;
        this.#ticked = ticked;
        const late = new Set(lagging);
        for (const { roomId, number } of rooms) if (late.has(roomId)) this.#onDevice(roomId, number);
        for (const roomId of directs) this.#directs.add(roomId);
        for (const { roomId, number } of rooms) {
          this.#newest.set(roomId, Math.max(number, this.#newest.get(roomId) ?? 0));
        }
        return { type: 'inbox', rooms };
      }
      await Promise.all(unwatched.map(({ roomId }) => this.#watchRoom(roomId)));
    }
    return null;
  }

  async #tell(): Promise<InboxEvent | null> {
    const change = this.#changes.shift();
    if (!change) {
      const poke = this.#pokes.take();
      // What one said oneself tells the others nothing.
      if (poke && poke.readNumber !== poke.number) this.#onDevice(poke.roomId, poke.number);
      return poke;
    }
    const { event, seq } = change;
    if (seq !== null) {
      if (seq <= this.#seq) return null;
      this.#seq = seq;
    }
    switch (event.type) {
      case 'room.read':
        return { type: 'read', roomId: event.roomId, readNumber: event.readNumber };
      case 'message.changed':
        return { type: 'changed', roomId: event.roomId, number: event.number, body: event.body };
      case 'room.hearing': {
        const { type: _, ...hearing } = event;
        return { type: 'hearing', ...hearing };
      }
      case 'tell':
        return event.event;
      case 'room.left':
        // Told already: by the room itself, when it closed.
        if (!this.#rooms.has(event.roomId)) return null;
        this.#forget(event.roomId);
        return { type: 'left', roomId: event.roomId };
      case 'room.entered': {
        await this.#watchRoom(event.roomId);
        const room = await findMyRoom(this.#services, this.#memberId, event.roomId);
        if (room?.kind === 'direct') this.#directs.add(room.id);
        // Nothing of it is for the member to see yet.
        if (room && room.lastMessage === null) this.#seenAfter.set(room.id, room.number);
        if (room) this.#newest.set(room.id, Math.max(room.number, this.#newest.get(room.id) ?? 0));
        if (room && room.memberCount <= limits.tickedRoom.max) this.#ticked.add(room.id);
        // So that the others know from the first moment on how far they have come.
        if (room) this.#onDevice(room.id, room.number);
        // Left again already, which comes next.
        return room && { type: 'entered', room };
      }
    }
  }

  /** What the inbox tells has come to a device. */
  #onDevice(roomId: string, number: number): void {
    if (!this.#ticked.has(roomId)) return;
    noteTick(this.#services, { roomId, memberId: this.#memberId, delivered: number });
  }

  async #watchMember(): Promise<void> {
    if (this.#stopWatchingMember) return;
    const stop = await this.#services.live.watch<MemberEvent>(memberTopic(this.#memberId), {
      // Other features tell the member other things there.
      onEvent: (event, seq) => isOfRooms(event) && this.#onChange(event, seq),
      onEphemeral: (event) => isOfRooms(event) && this.#onChange(event, null),
      onAnew: () => this.#beginAnew(),
    });
    if (this.#closed) stop();
    else this.#stopWatchingMember = stop;
  }

  async #watchRoom(roomId: string): Promise<void> {
    if (this.#rooms.has(roomId)) return;
    const stop = await this.#services.live.watch<RoomEvent>(roomTopic(roomId), {
      onEvent: (event) => {
        if (event.type === 'message.created') this.#onMessage(roomId, event.message);
        if (event.type === 'message.edited') this.#onRewording(roomId, event, event.body);
        if (event.type === 'message.deleted') this.#onRewording(roomId, event, '');
        // Nobody is told one by one that a room has closed.
        if (event.type === 'room.closed') this.#onChange({ type: 'room.left', roomId }, null);
        // The newest message may have another author now, or be another one.
        if (event.type === 'member.gone' || event.type === 'messages.erased') {
          this.#onChange({ type: 'room.entered', roomId }, null);
        }
      },
      onAnew: () => this.#beginAnew(),
    });
    if (this.#closed) stop();
    else this.#rooms.set(roomId, stop);
  }

  #onMessage(roomId: string, message: Message): void {
    this.#newest.set(roomId, message.number);
    this.#pokes.add(roomId, message);
    if (message.shownIn) this.#onTold({ type: 'whisper', whisper: { roomId, message } });
  }

  /** Told where it can be seen: of the newest message, and where one less addresses the member. */
  #onRewording(roomId: string, { number, at }: { number: number; at: number }, body: string): void {
    if (this.#directs.has(roomId)) this.#onTold({ type: 'whisperChanged', roomId, number, body, at });
    this.#pokes.reword(roomId, number, body);
    if (body !== '' && this.#newest.get(roomId) !== number) return;
    if (number <= (this.#seenAfter.get(roomId) ?? 0)) return;
    this.#onChange({ type: 'message.changed', roomId, number, body: excerptOf(body) }, null);
  }

  #forget(roomId: string): void {
    this.#rooms.get(roomId)?.();
    this.#rooms.delete(roomId);
    this.#newest.delete(roomId);
    this.#seenAfter.delete(roomId);
    this.#ticked.delete(roomId);
    this.#directs.delete(roomId);
    this.#pokes.forget(roomId);
  }

  #onTold(event: InboxEvent): void {
    this.#onChange({ type: 'tell', event }, null);
  }

  #onChange(event: MemberEvent | Rewording | Told, seq: number | null): void {
    if (this.#changes.length >= mostChanges) this.#beginAnew();
    else this.#changes.push({ event, seq });
    this.#stir();
  }

  #beginAnew(): void {
    this.#anew = true;
    this.#stir();
  }

  get #isQuiet(): boolean {
    return !this.#closed && !this.#anew && this.#changes.length === 0 && !this.#pokes.areDue;
  }

  #stir(): void {
    this.#wake?.();
  }

  #somethingHappens(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = null;
        resolve();
      };
    });
  }
}
