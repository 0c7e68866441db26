// Presence: inputs.
import { z } from 'zod';
import { isZone, minutesOfDay } from './hush.ts';
import { limits } from './limits.ts';
import { audiences, chosenStates, reaches } from './presenceView.ts';
import { idSchema } from './primitives.ts';

const minute = z
  .number()
  .int()
  .min(0)
  .max(minutesOfDay - 1);

/** Only what is named changes. */
export const setPresenceInput = z.object({
  chosen: z.enum(chosenStates).optional(),
  showState: z.enum(audiences).optional(),
  showRoom: z.enum(audiences).optional(),
  showPlaying: z.enum(audiences).optional(),
  reach: z.enum(reaches).optional(),
  /** Until when nothing disturbs the member, in epoch milliseconds; null ends it. */
  hushUntil: z.number().int().min(0).max(253_402_300_799_999).nullish(),
  /** Between which minutes of every day nothing does either; null: at none. */
  quietHours: z
    .object({ from: minute, to: minute, zone: z.string().max(64).refine(isZone) })
    .refine(({ from, to }) => from !== to, { path: ['to'] })
    .nullish(),
});
/** Whether nothing has been done in this browser for a while, in any of its tabs. */
export const setIdleInput = z.object({ idle: z.boolean() });
export const presencesInput = z.object({ memberIds: z.array(idSchema).max(limits.page.max) });
