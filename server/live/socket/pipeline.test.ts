// Our way through a procedure's middlewares, beside tRPC's own: whatever a procedure is made of, both give the same.
import {
  type AnyTRPCProcedure,
  callTRPCProcedure,
  getTRPCErrorShape,
  initTRPC,
  lazy,
  TRPCError,
} from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runSteps, stepsOf } from './pipeline.ts';

type Seen = { step: string; saw: unknown };

/** A router whose steps note what they get. */
function worldOf() {
  const seen: Seen[] = [];
  const t = initTRPC.context<{ who: string; deep: { kept: boolean } }>().meta<{ title: string }>().create();
  const noting = (step: string) =>
    t.middleware(({ ctx, input, path, type, meta, batchIndex, signal, next }) => {
      seen.push({ step, saw: { ctx, input, path, type, meta, batchIndex, aborted: signal?.aborted } });
      return next();
    });
  const named = t.procedure
    .use(noting('first'))
    .use(({ ctx, next }) => next({ ctx: { name: `the ${ctx.who}` } }));
  const router = t.router({
    plain: t.procedure.query(({ ctx }) => ctx),
    meta: named
      .meta({ title: 'a title' })
      .use(noting('second'))
      .query(({ ctx, input }) => ({ ctx, input })),
    inputs: named
      .input(z.object({ a: z.number() }))
      .use(noting('between'))
      .input(z.object({ b: z.string().default('filled in') }))
      .mutation(({ input, ctx }) => ({ input, name: ctx.name })),
    later: named.input(z.string().transform(async (text) => `${text}!`)).query(({ input }) => input),
    output: t.procedure.output(z.object({ kept: z.boolean() })).query(() => ({ kept: true, dropped: 1 })),
    badOutput: t.procedure.output(z.string()).query(() => 5 as unknown as string),
    raw: t.procedure
      .use(({ next }) => next({ getRawInput: async () => ({ a: 7 }) }))
      .input(z.object({ a: z.number() }))
      .query(({ input }) => input),
    seesFailure: t.procedure
      .use(async ({ next }) => {
        const result = await next();
        seen.push({
          step: 'after',
          saw: result.ok ? result.data : [result.error.code, result.error.message],
        });
        return result;
      })
      .query(() => {
        throw new Error('thrown inside');
      }),
    throwsText: t.procedure.query(() => {
      throw 'no error at all';
    }),
    formats: t.procedure
      .errors(({ shape, error }) => ({
        ...shape,
        message: `formatted ${error.message}`,
        data: { own: true },
      }))
      .query(() => {
        throw new TRPCError({ code: 'CONFLICT', message: 'as it was' });
      }),
    joined: t.procedure.concat(named).query(({ ctx }) => ctx.name),
    refused: t.procedure
      .use(() => {
        throw new TRPCError({ code: 'FORBIDDEN', message: 'not you' });
      })
      .query(() => 'never'),
    answersItself: t.procedure
      .use(async ({ next }) => {
        const result = await next();
        return result.ok ? { ...result, data: 'another' } : result;
      })
      .query(() => 'one'),
    returnsNothing: t.procedure.use((() => undefined) as never).query(() => 'never'),
    nothing: t.procedure.mutation(() => undefined),
    values: t.procedure.subscription(async function* () {
      yield 1;
    }),
    nested: t.router({ deep: t.procedure.query(({ path }) => path) }),
    late: lazy(async () => t.router({ here: t.procedure.query(() => 'loaded') })),
  });
  return { router, seen };
}

type Type = 'query' | 'mutation' | 'subscription';

const optionsOf = (path: string, type: Type, input: unknown) => ({
  path,
  type,
  getRawInput: async () => input,
  ctx: { who: 'caller', deep: { kept: true } },
  signal: new AbortController().signal,
  batchIndex: 3,
});

const config = initTRPC.create({ isDev: false })._config;
const nothingOf = { type: 'query', path: 'any', input: undefined, ctx: undefined } as const;

/** What comes of it, errors as their code and message, and as a client would get them. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { data: await call };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { code, message, cause } = error;
    return {
      code,
      message,
      cause: cause?.message,
      shape: getTRPCErrorShape({ config, error, ...nothingOf }),
    };
  }
}

const cases: [path: string, type: Type, input: unknown][] = [
  ['plain', 'query', undefined],
  ['meta', 'query', { ignored: true }],
  ['inputs', 'mutation', { a: 1 }],
  ['inputs', 'mutation', { a: 'no number' }],
  ['inputs', 'mutation', undefined],
  ['later', 'query', 'text'],
  ['later', 'query', 5],
  ['output', 'query', undefined],
  ['badOutput', 'query', undefined],
  ['raw', 'query', 'something else'],
  ['seesFailure', 'query', undefined],
  ['throwsText', 'query', undefined],
  ['formats', 'query', undefined],
  ['joined', 'query', undefined],
  ['refused', 'query', undefined],
  ['answersItself', 'query', undefined],
  ['returnsNothing', 'query', undefined],
  ['nothing', 'mutation', undefined],
  ['nested.deep', 'query', undefined],
];

describe('the steps of a procedure', () => {
  it.each(cases)('SOCK-54: %s as a %s of %j: the same as tRPC, in every step', async (path, type, input) => {
    const [ours, theirs] = [worldOf(), worldOf()];
    const steps = stepsOf(ours.router, path, type);
    if (!steps) throw new Error('It was to be run here.');
    const outcome = await outcomeOf(runSteps(steps, optionsOf(path, type, input)));
    const expected = callTRPCProcedure({ router: theirs.router, ...optionsOf(path, type, input) });
    expect(outcome).toEqual(await outcomeOf(expected));
    expect(ours.seen).toEqual(theirs.seen);
  });

  it('SOCK-54: leaves to tRPC what is not there, not of that type, or not loaded yet', async () => {
    const { router } = worldOf();
    for (const path of ['missing', 'nested', 'late.here', 'toString', '__proto__', 'constructor']) {
      expect(stepsOf(router, path, 'query'), path).toBeNull();
    }
    expect(stepsOf(router, 'plain', 'mutation')).toBeNull();
    expect(stepsOf(router, 'values', 'query')).toBeNull();
    expect(await callTRPCProcedure({ router, ...optionsOf('late.here', 'query', undefined) })).toBe('loaded');
    expect(stepsOf(router, 'late.here', 'query')).not.toBeNull();
  });

  it('SOCK-54: leaves a procedure to tRPC whose calls are made in another way', () => {
    const t = initTRPC.create();
    const router = t.router({
      // Called as a function, which is not in the types of a router; its calls are an adapter's of its own.
      wrapped: t.procedure
        .experimental_caller(async ({ invoke, args }) => invoke(args[0] as never))
        .query(() => 1) as unknown as AnyTRPCProcedure,
    });
    expect(stepsOf(router, 'wrapped', 'query')).toBeNull();
  });
});
