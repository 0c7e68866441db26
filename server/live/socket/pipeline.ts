// Running a procedure's middlewares as tRPC does, without what its package pays for it: built for old engines, it copies
// the options of a call property by property some ten times, which took two thirds of a small call.
import { type AnyRouter, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';

/** What a middleware and the resolver get; `next` gets what they change of it. */
type Options = {
  ctx: unknown;
  input: unknown;
  getRawInput: () => Promise<unknown>;
  path: string;
  type: 'query' | 'mutation' | 'subscription';
  signal: AbortSignal;
  batchIndex: number;
};

type Changes = { ctx?: object; input?: unknown; getRawInput?: () => Promise<unknown> };

type Outcome = { ok: true; data: unknown } | { ok: false; error: TRPCError };

type Middleware = (
  options: Options & { meta: unknown; next(changes?: Changes): Promise<Outcome> },
) => unknown;

/** What tRPC's builder keeps of a procedure, and its types do not name. */
type Definition = { type: Options['type']; middlewares: Middleware[]; meta: unknown };

/**
 * The steps of a procedure; null where tRPC itself must call it: there is none of that type, it is loaded when first
 * called, or it was made otherwise than by tRPC's builder.
 */
export function stepsOf(router: AnyRouter, path: string, type: Options['type']): Definition | null {
  const { procedures } = router._def;
  const procedure: unknown = Object.hasOwn(procedures, path) ? procedures[path] : null;
  if (typeof procedure !== 'function' || !('_def' in procedure)) return null;
  const definition = procedure._def as Partial<Definition> & { experimental_caller?: boolean };
  if (definition.type !== type || definition.experimental_caller === true) return null;
  return Array.isArray(definition.middlewares) ? (definition as Definition) : null;
}

/**
 * Runs them. As `callRecursive` of tRPC's procedureBuilder does, what fails in a step is the outcome of `next` for the
 * step before it.
 * @throws what the procedure throws, as a TRPCError.
 */
export async function runSteps(definition: Definition, options: Omit<Options, 'input'>): Promise<unknown> {
  const outcome = await runStep(definition, 0, { ...options, input: undefined });
  if (!outcome) {
    throw new TRPCError({
      code: 'INTERNAL_SERVER_ERROR',
      message: 'No result from middlewares - did you forget to `return next()`?',
    });
  }
  if (!outcome.ok) throw outcome.error;
  return outcome.data;
}

async function runStep(definition: Definition, index: number, options: Options): Promise<Outcome> {
  const { middlewares, meta } = definition;
  try {
    const middleware = middlewares[index] as Middleware;
    const { ctx, input, getRawInput, path, type, signal, batchIndex } = options;
    // Named one by one: to spread an object costs many times as much, and this is done for each step of each call.
    const outcome = middleware({
      ctx,
      input,
      getRawInput,
      path,
      type,
      signal,
      batchIndex,
      meta,
      next: (changes) => runStep(definition, index + 1, changes ? changed(options, changes) : options),
    });
    return (await outcome) as Outcome;
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause) };
  }
}

function changed(options: Options, changes: Changes): Options {
  const { path, type, signal, batchIndex } = options;
  return {
    path,
    type,
    signal,
    batchIndex,
    ctx: changes.ctx ? { ...(options.ctx as object), ...changes.ctx } : options.ctx,
    input: 'input' in changes ? changes.input : options.input,
    getRawInput: changes.getRawInput ?? options.getRawInput,
  };
}
