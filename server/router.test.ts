// Every procedure there is, as the WebSocket adapter finds it.
import type { AnyTRPCProcedure } from '@trpc/server';
import { expect, it } from 'vitest';
import { stepsOf } from './live/socket/pipeline.ts';
import { appRouter } from './router.ts';

it('SOCK-54: the steps of every procedure are found, so that none takes the slow way unnoticed', () => {
  const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;
  const paths = Object.keys(procedures);
  // What is loaded late is not among them.
  expect(Object.keys(appRouter._def.lazy)).toEqual([]);
  expect(paths.length).toBeGreaterThan(100);
  const slow = paths.filter((path) => !stepsOf(appRouter, path, procedures[path]?._def.type ?? 'query'));
  expect(slow).toEqual([]);
});
