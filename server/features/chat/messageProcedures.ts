// The procedures of messages: reading, sending, and changing those that stand.
import type { MemberRef } from '../../../shared/accounts.ts';
import type { AttachmentLimits } from '../../../shared/attachments.ts';
import type { MessagesPage, PlacedPage, Sent } from '../../../shared/chat.ts';
import {
  editMessageInput,
  editsInput,
  type Message,
  type MessageEdit,
  messageInput,
  messagesInput,
  pinInput,
  pinsInput,
  reactedInput,
  reactInput,
  sendInput,
  type Whisper,
  whispersInput,
} from '../../../shared/chatMessages.ts';
import { type MessageHit, searchMessagesInput } from '../../../shared/chatSearch.ts';
import type { Page } from '../../../shared/primitives.ts';
import { AppError } from '../../errors.ts';
import { memberProcedure, publicProcedure } from '../../trpc.ts';
import {
  deleteMessage,
  editMessage,
  isKeeper,
  pinMessage,
  react,
  sendMessage,
  whisper,
} from './commands/index.ts';
import { emojiOf } from './emoji.ts';
import { memberRef } from './present.ts';
import {
  findEdits,
  findMessages,
  findMessagesAt,
  findPins,
  findReacted,
  findWhispers,
  requireInRoom,
  searchMessages,
} from './queries/index.ts';

export const messageProcedures = {
  /**
   * Messages below `before` or from another place on, oldest first, with the lines between them. Errors: ROOM_NOT_FOUND,
   * NOT_IN_ROOM.
   */
  messages: memberProcedure
    .input(messagesInput)
    .query(async ({ ctx, input }): Promise<MessagesPage & Partial<PlacedPage>> => {
      const { database } = ctx.services;
      const { roomId, before, after, around, at, limit } = input;
      const { seenAfter } = await requireInRoom(database, roomId, ctx.member.id);
      const view = { roomId, viewer: ctx.member.id, seenAfter };
      if (after !== undefined) return findMessagesAt(database, view, { after }, limit);
      if (around !== undefined) return findMessagesAt(database, view, { around }, limit);
      if (at !== undefined) return findMessagesAt(database, view, { at }, limit);
      return findMessages(database, view, before ?? null, limit);
    }),

  /**
   * Sends a message. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND (what it answers), TOO_MANY_ATTACHMENTS,
   * ATTACHMENT_NOT_FOUND, ALL_NOT_ADDRESSABLE, MUTED, WORD_REFUSED, SLOW_MODE, KEY_REUSED, RATE_LIMITED; in a direct room FRIEND_BLOCKED, DIRECT_REFUSED,
   * MEMBER_NOT_FOUND; as a whisper also WHISPER_ELSEWHERE, DIRECT_SELF.
   */
  send: memberProcedure.input(sendInput).mutation(async ({ ctx, input }): Promise<Sent> => {
    const { services, member } = ctx;
    await services.limits.consume('send', member.id);
    const { whisperTo, roomId, body, attachments, key } = input;
    const max = services.config.LOBBY_ATTACHMENTS_PER_MESSAGE;
    if ((attachments?.length ?? 0) > max) throw new AppError('TOO_MANY_ATTACHMENTS', { max });
    if (whisperTo !== undefined)
      return whisper(services, memberRef(member), { roomId, whisperTo, body, attachments, key });
    if (!input.mentionsAll) return sendMessage(services, memberRef(member), input);
    await services.limits.consume('mentionAll', member.id);
    return sendMessage(services, memberRef(member), {
      ...input,
      isKeeper: await isKeeper(services, member.id),
    });
  }),

  /** What may be uploaded for messages: megabytes of 2^20 bytes of one file and of one member's in a day, files of one message. */
  attachmentLimits: publicProcedure.query(
    ({ ctx: { services } }): AttachmentLimits => ({
      megabytes: services.config.LOBBY_ATTACHMENT_MB,
      megabytesADay: services.config.LOBBY_ATTACHMENTS_MB_A_DAY,
      perMessage: services.config.LOBBY_ATTACHMENTS_PER_MESSAGE,
    }),
  ),

  /** What the caller whispered in a room and what was whispered to them, the newest first. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, BAD_CURSOR. */
  whispers: memberProcedure.input(whispersInput).query(async ({ ctx, input }): Promise<Page<Whisper>> => {
    await requireInRoom(ctx.services.database, input.roomId, ctx.member.id);
    return findWhispers(ctx.services.database, { roomId: input.roomId, viewer: ctx.member.id }, input);
  }),

  /**
   * Messages by their words, author or links, of one room or of all the caller is in, the newest first. Errors:
   * ROOM_NOT_FOUND, NOT_IN_ROOM, MEMBER_NOT_FOUND (`from`), BAD_CURSOR, RATE_LIMITED.
   */
  searchMessages: memberProcedure
    .input(searchMessagesInput)
    .query(async ({ ctx, input }): Promise<Page<MessageHit>> => {
      const { database, limits } = ctx.services;
      await limits.consume('searchMessages', ctx.member.id);
      if (input.roomId) await requireInRoom(database, input.roomId, ctx.member.id);
      return searchMessages(database, ctx.member.id, input);
    }),

  /**
   * Rewords one's own message. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED, MUTED, WORD_REFUSED,
   * RATE_LIMITED; in a direct room FRIEND_BLOCKED, DIRECT_REFUSED.
   */
  editMessage: memberProcedure
    .input(editMessageInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await ctx.services.limits.consume('changeMessage', ctx.member.id);
      await editMessage(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** What an edited message said before, newest first. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, BAD_CURSOR. */
  edits: memberProcedure.input(editsInput).query(async ({ ctx, input }): Promise<Page<MessageEdit>> => {
    const { seenAfter } = await requireInRoom(ctx.services.database, input.roomId, ctx.member.id);
    return findEdits(ctx.services.database, { ...input, seenAfter }, input);
  }),

  /**
   * Takes away one's own message, or any as the room's owner or a keeper of the house. Errors: ROOM_NOT_FOUND,
   * NOT_IN_ROOM, MESSAGE_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED.
   */
  deleteMessage: memberProcedure
    .input(messageInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await ctx.services.limits.consume('changeMessage', ctx.member.id);
      await deleteMessage(ctx.services, ctx.member.id, input);
      return {};
    }),

  /**
   * Puts an emoji under a message or takes it away. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND,
   * EMOJI_UNKNOWN, TOO_MANY_REACTIONS, RATE_LIMITED.
   */
  react: memberProcedure
    .input(reactInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await ctx.services.limits.consume('react', ctx.member.id);
      await react(ctx.services, ctx.member.id, input);
      return {};
    }),

  /** Who put this emoji under a message. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, MESSAGE_NOT_FOUND, BAD_CURSOR. */
  reacted: memberProcedure.input(reactedInput).query(async ({ ctx, input }): Promise<Page<MemberRef>> => {
    const { seenAfter } = await requireInRoom(ctx.services.database, input.roomId, ctx.member.id);
    const emoji = emojiOf(input.emoji) ?? input.emoji;
    return findReacted(ctx.services.database, { ...input, seenAfter, emoji }, input);
  }),

  /**
   * Pins a message, or no longer, as the room's owner or a keeper of the house. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM,
   * MESSAGE_NOT_FOUND, NOT_ALLOWED, TOO_MANY_PINS, RATE_LIMITED.
   */
  pinMessage: memberProcedure
    .input(pinInput)
    .mutation(async ({ ctx, input }): Promise<Record<string, never>> => {
      await ctx.services.limits.consume('changeMessage', ctx.member.id);
      await pinMessage(ctx.services, memberRef(ctx.member), input);
      return {};
    }),

  /** The pinned messages, the newest pin first. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM, BAD_CURSOR. */
  pins: memberProcedure.input(pinsInput).query(async ({ ctx, input }): Promise<Page<Message>> => {
    const { seenAfter } = await requireInRoom(ctx.services.database, input.roomId, ctx.member.id);
    const view = { roomId: input.roomId, viewer: ctx.member.id, seenAfter };
    return findPins(ctx.services.database, view, input);
  }),
};
