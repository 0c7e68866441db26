// The procedures of reports of messages and members, and of those who decide about them.

import { limits as bounds } from '../../../shared/limits.ts';
import type { Page } from '../../../shared/primitives.ts';
import {
  decideTalkInput,
  reportMemberInput,
  reportMessageInput,
  roomReportsInput,
  type TalkReport,
  talkReportsInput,
} from '../../../shared/talkReports.ts';
import { keeperProcedure, memberProcedure } from '../../trpc.ts';
import { type Done, keeping } from './changing.ts';
import { decideReport, reportMember, reportMessage } from './commands/index.ts';
import { findTalkReports, requireKeeping } from './queries/index.ts';

const firstPage = { closed: false, limit: bounds.page.default };

export const talkProcedures = {
  /**
   * Tells those who look after the room and the house of somebody else's message. Errors: ROOM_NOT_FOUND, NOT_IN_ROOM,
   * MESSAGE_NOT_FOUND, NOT_ALLOWED, RATE_LIMITED.
   */
  reportMessage: memberProcedure.input(reportMessageInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await reportMessage(ctx.services, ctx.member.id, input);
    return {};
  }),

  /**
   * Tells those who look after the house of somebody. Errors: MEMBER_NOT_FOUND, NOT_ALLOWED, ROOM_NOT_FOUND, NOT_IN_ROOM,
   * RATE_LIMITED.
   */
  reportMember: memberProcedure.input(reportMemberInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await reportMember(ctx.services, ctx.member.id, input);
    return {};
  }),

  /** What was reported, the newest first, but of the caller. Errors: NOT_ALLOWED, BAD_CURSOR. */
  talkReports: keeperProcedure('keepRooms')
    .input(talkReportsInput)
    .query(
      ({ ctx, input = firstPage }): Promise<Page<TalkReport>> =>
        findTalkReports(ctx.services.database, { ...input, viewer: ctx.member.id, roomId: null }),
    ),

  /**
   * The messages reported in a room, without who reported them, for those who look after it. Errors: ROOM_NOT_FOUND,
   * NOT_IN_ROOM, NOT_ALLOWED, BAD_CURSOR.
   */
  roomReports: memberProcedure
    .input(roomReportsInput)
    .query(async ({ ctx, input }): Promise<Page<TalkReport>> => {
      await requireKeeping(ctx.services, input.roomId, ctx.member.id);
      return findTalkReports(ctx.services.database, { ...input, viewer: ctx.member.id });
    }),

  /**
   * Does something about a report, or nothing, and closes it. Errors: REPORT_NOT_FOUND, NOT_ALLOWED, MESSAGE_NOT_FOUND,
   * MEMBER_NOT_FOUND, ROOM_NOT_FOUND, RATE_LIMITED.
   */
  decideReport: keeping(decideTalkInput, decideReport),
};
