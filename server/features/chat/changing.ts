// What procedures share that change a room by somebody who looks after it.
import type { z } from 'zod';
import type { Services } from '../../services.ts';
import { memberProcedure } from '../../trpc.ts';
import { memberRef } from './present.ts';

export type Done = Record<string, never>;

/** A change by somebody who looks after a room, counted by member. */
export const keeping = <Schema extends z.ZodType>(
  input: Schema,
  change: (services: Services, actor: ReturnType<typeof memberRef>, input: z.output<Schema>) => Promise<void>,
) =>
  memberProcedure.input(input).mutation(async ({ ctx, input: given }): Promise<Done> => {
    await ctx.services.limits.consume('keepRoom', ctx.member.id);
    await change(ctx.services, memberRef(ctx.member), given as z.output<Schema>);
    return {};
  });
