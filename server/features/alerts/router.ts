// The procedures of alerts. Whose they are follows from the session alone.
import {
  type AlertEvent,
  type AlertSettings,
  type AlertsPage,
  alertIdsInput,
  alertSettingInput,
  alertsInput,
  markReadInput,
  onAlertsInput,
} from '../../../shared/alerts.ts';
import { limits } from '../../../shared/limits.ts';
import type { Feed } from '../../live/index.ts';
import { memberProcedure, router } from '../../trpc.ts';
import { markAllRead, markRead, removeAlerts, restoreAlerts, setAlertSetting } from './mark.ts';
import { countUnread, findAlertSettings, listAlerts } from './queries.ts';
import { alertsTopic } from './topics.ts';

const done = {};
type Done = Record<string, never>;

export const alertsRouter = router({
  /** The caller's alerts, the newest first; `seq` belongs to `onAlerts`. Errors: NOT_SIGNED_IN, BAD_CURSOR. */
  list: memberProcedure
    .input(alertsInput)
    .query(
      ({ ctx, input = { limit: limits.page.default } }): Promise<AlertsPage> =>
        listAlerts(ctx.services.database, ctx.member.id, input),
    ),

  /** How many are unread. `seq` belongs to `onAlerts`. Errors: NOT_SIGNED_IN. */
  unread: memberProcedure.query(
    ({ ctx }): Promise<{ unread: number; seq: number }> => countUnread(ctx.services.database, ctx.member.id),
  ),

  /** What the caller does not want to be told of. Errors: NOT_SIGNED_IN. */
  settings: memberProcedure.query(
    ({ ctx }): Promise<AlertSettings> => findAlertSettings(ctx.services.database, ctx.member.id),
  ),

  /** Up to a number, or those named; unknown ones are no matter. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  markRead: memberProcedure.input(markReadInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await markRead(ctx.services, ctx.member.id, input);
    return done;
  }),

  /** All there are when it is called. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  markAllRead: memberProcedure.mutation(async ({ ctx }): Promise<Done> => {
    await markAllRead(ctx.services, ctx.member.id);
    return done;
  }),

  /** Removed ones are read, and can be brought back for a while. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  remove: memberProcedure.input(alertIdsInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await removeAlerts(ctx.services, ctx.member.id, input.ids);
    return done;
  }),

  /** Brings removed ones back to where they stood. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  restore: memberProcedure.input(alertIdsInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await restoreAlerts(ctx.services, ctx.member.id, input.ids);
    return done;
  }),

  /** Whether to be told of a kind. What concerns the account itself is told in any case. Errors: NOT_SIGNED_IN, RATE_LIMITED. */
  set: memberProcedure.input(alertSettingInput).mutation(async ({ ctx, input }): Promise<Done> => {
    await setAlertSetting(ctx.services, ctx.member.id, input);
    return done;
  }),

  /** What happens to the caller's alerts after `lastEventId`. Errors: NOT_SIGNED_IN. */
  onAlerts: memberProcedure.input(onAlertsInput).subscription(
    async ({ ctx, input, signal }): Promise<Feed<AlertEvent>> =>
      ctx.services.live.feed<AlertEvent>(alertsTopic(ctx.member.id), {
        after: input?.lastEventId == null ? null : Number(input.lastEventId),
        who: ctx.member.id,
        signal,
      }),
  ),
});
