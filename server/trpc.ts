// tRPC's root: the context, how errors reach the wire, and the bases every procedure starts from.
import { randomUUID } from 'node:crypto';
import { initTRPC, type TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Me } from '../shared/accounts.ts';
import type { ErrorCode, ErrorParams } from '../shared/errors.ts';
import type { Language } from '../shared/primitives.ts';
import { type Deed, may } from '../shared/ranks.ts';
import { AppError } from './errors.ts';
import type { Services } from './services.ts';

/** `hidden`: whether the member wanted to be counted and listed nowhere when it was read. */
export type Session = { id: string; member: Me; hidden?: boolean };

export type Context = {
  services: Services;
  /** Null for guests. */
  session: Session | null;
  request: {
    address: string;
    /** Scheme, host and port of the page, as its address bar shows them. */
    origin: string;
    userAgent: string;
    language: Language;
    /** For whom the page means the call: a member's id, or 'guest'; null when it does not say. */
    expectedMember: string | null;
  };
  cookies: CookieJar;
};

/** The session cookie of a call. A WebSocket has no answer that could set one: there it is not writable. */
export type CookieJar = {
  token: string | null;
  writable: boolean;
  set(token: string, expiresAt: number): void;
  clear(): void;
};

type Problem = { field: string; rule: string; message: string };

const errorIds = new WeakMap<TRPCError, string>();

/** The id under which an unexpected error stands in the log and in the answer. */
export function unexpectedErrorId(error: TRPCError): string {
  const known = errorIds.get(error);
  if (known) return known;
  const id = randomUUID();
  errorIds.set(error, id);
  return id;
}

const problemsOf = (error: ZodError): Problem[] =>
  error.issues.map((issue) => ({ field: issue.path.join('.'), rule: issue.code, message: issue.message }));

/** What the page may know of an error. */
function describe(error: TRPCError): {
  appCode: ErrorCode | null;
  params: ErrorParams;
  issues?: Problem[];
  message: string;
} {
  if (error instanceof AppError) {
    return { appCode: error.appCode, params: error.params, message: error.message };
  }
  // Only of the input: a zod error from deeper within is ours, and unexpected.
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
    const issues = problemsOf(error.cause);
    const first = issues[0];
    return {
      appCode: 'BAD_INPUT',
      params: { field: first?.field ?? '', rule: first?.rule ?? '' },
      issues,
      message: issues.map((issue) => `${issue.field || 'input'}: ${issue.message}`).join('; '),
    };
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    return { appCode: 'UNEXPECTED', params: { id: unexpectedErrorId(error) }, message: 'UNEXPECTED' };
  }
  return { appCode: null, params: {}, message: error.message };
}

const trpc = initTRPC.context<Context>().create({
  // A stack never leaves the server.
  isDev: false,
  sse: { enabled: true, ping: { enabled: true, intervalMs: 15_000 } },
  errorFormatter({ shape, error }) {
    const { message, ...known } = describe(error);
    return { ...shape, message, data: { ...shape.data, ...known } };
  },
});

export const { router, createCallerFactory } = trpc;

/** For everybody, guests included. */
export const publicProcedure = trpc.procedure;

const overHttp = trpc.middleware(({ ctx, next }) => {
  if (!ctx.cookies.writable) throw new AppError('HTTP_ONLY');
  return next();
});

/** For what sets or clears the session cookie. Errors: HTTP_ONLY on a WebSocket, before anything is done. */
export const cookieProcedure = publicProcedure.use(overHttp);

/**
 * For signed-in members; `ctx.member` is the caller. Errors: NOT_SIGNED_IN, SESSION_CHANGED.
 * Pages of one browser share a cookie: what one of them began for a member must not be done in another's name.
 */
export const memberProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new AppError('NOT_SIGNED_IN');
  const { expectedMember } = ctx.request;
  if (expectedMember !== null && expectedMember !== ctx.session.member.id) {
    throw new AppError('SESSION_CHANGED');
  }
  return next({ ctx: { session: ctx.session, member: ctx.session.member } });
});

/** For members, where the session cookie is cleared. Errors: as both. */
export const memberCookieProcedure = memberProcedure.use(overHttp);

/**
 * For those whose role allows a deed, as it is at this moment: the context of a WebSocket is as old as its connection.
 * Errors: NOT_SIGNED_IN, NOT_ALLOWED.
 */
export const keeperProcedure = (deed: Deed) =>
  memberProcedure.use(async ({ ctx, next }) => {
    const role = await ctx.services.roleOf(ctx.member.id);
    if (!may(role, deed)) throw new AppError('NOT_ALLOWED');
    return next({ ctx: { member: { ...ctx.member, role } } });
  });
