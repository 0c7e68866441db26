// Presence: inputs.
import { z } from 'zod';
import { limits } from './limits.ts';
import { audiences, chosenStates, reaches } from './presenceView.ts';
import { idSchema } from './primitives.ts';

/** Only what is named changes. */
export const setPresenceInput = z.object({
  chosen: z.enum(chosenStates).optional(),
  showState: z.enum(audiences).optional(),
  showRoom: z.enum(audiences).optional(),
  showPlaying: z.enum(audiences).optional(),
  reach: z.enum(reaches).optional(),
});
/** Whether nothing has been done in this browser for a while, in any of its tabs. */
export const setIdleInput = z.object({ idle: z.boolean() });
export const presencesInput = z.object({ memberIds: z.array(idSchema).max(limits.page.max) });
