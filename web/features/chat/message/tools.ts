// What can be done with messages of the open room, for the parts that show them.
import { createContext, useContext } from 'react';
import type { Message } from '../../../../shared/chatMessages.ts';
import type { Stand } from './stand.ts';

/** What opens over the room for one message. */
export type Opened =
  | { kind: 'menu' | 'picker'; message: Message; stand: Stand }
  | { kind: 'remove' | 'history' | 'reactions' | 'ticks'; message: Message }
  /** `direct`: the room of the two it is a whisper between. */
  | { kind: 'report'; message: Message; direct?: string }
  | OpenedWhisper;

/** The menu of a whisper; `roomId` is the room of the two. */
export type OpenedWhisper = { kind: 'whisper'; message: Message; roomId: string; stand: Stand };

/** The same object for as long as the room is open: messages are many, and drawn anew only when they change. */
export type RoomTools = {
  roomId: string;
  me: string;
  answer(message: Message): void;
  /** Null ends it. */
  edit(message: Message | null): void;
  react(message: Message, emoji: string, on: boolean): void;
  pin(message: Message, on: boolean): void;
  remove(message: Message): void;
  save(message: Message, body: string): void;
  copy(message: Message): void;
  /** Comes to a message, wherever in the history it is, and marks it for a moment. */
  jump(number: number): void;
  /** Comes to the first message said at a time or later, in epoch milliseconds. */
  jumpToTime(at: number): void;
  open(opened: Opened): void;
  /** Closes this one; whatever took its place stays. */
  close(opened: Opened): void;
};

export const RoomToolsContext = createContext<RoomTools | null>(null);

/** @throws outside an open room */
export function useRoomTools(): RoomTools {
  const tools = useContext(RoomToolsContext);
  if (!tools) throw new Error('There is no open room around this part.');
  return tools;
}

/**
 * Whom the member may do what to: the room's owner and keepers of the house look after all messages (`keeps`). In a
 * direct room nobody does, but both pin.
 */
export type Rights = { me: string; keeps: boolean; pins: boolean };

export const mayEdit = (message: Message, { me }: Rights): boolean =>
  message.author.id === me && message.deletedAt === undefined;
/** What somebody else wrote can be told of. */
export const mayReport = (message: Message, { me }: Rights): boolean =>
  message.author.id !== me && message.deletedAt === undefined;
export const mayRemove = (message: Message, { me, keeps }: Rights): boolean =>
  message.deletedAt === undefined && (message.author.id === me || keeps);
