// The typed client: calls over HTTP in batches, subscriptions over the page's one WebSocket, answers in one query cache.
import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, splitLink, type TRPCLink } from '@trpc/client';
import { createTRPCQueryUtils, createTRPCReact } from '@trpc/react-query';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '../../server/router.ts';
import type { Me } from '../../shared/accounts.ts';
import { retryDelay } from './backoff.ts';
import { captchaLink } from './captcha.ts';
import { doubtLink } from './doubt.ts';
import { earlyLink } from './early.ts';
import { isTransient } from './errors.ts';
import { openSocket } from './socket.ts';

/** Milliseconds for which an answer counts as fresh. */
const freshFor = 30_000;
/** Milliseconds after which a call without an answer counts as failed. */
const patience = 20_000;
/** Longest address of a batched query; longer ones are split. */
const longestUrl = 4_000;

/** The hooks: `trpc.store.games.useQuery(…)`. */
export const trpc = createTRPCReact<AppRouter>();

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: freshFor,
      // The browser's word about the network says nothing about a server on this machine.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isTransient(error),
      retryDelay: (attempt) => retryDelay(attempt, Math.random()),
    },
    mutations: { networkMode: 'always' },
  },
});

const socketUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/trpc`;

export const connection = openSocket(socketUrl());

/** Subscriptions. Those that are made before the socket's part of the page is there wait for it. */
const liveLink: TRPCLink<AppRouter> =
  (runtime) =>
  ({ op, next }) =>
    observable((observer) => {
      let stopped = false;
      let stop = () => {};
      void connection.link.then((link) => {
        if (stopped) return;
        const subscription = link(runtime)({ op, next }).subscribe(observer);
        stop = () => subscription.unsubscribe();
      });
      return () => {
        stopped = true;
        stop();
      };
    });

/** The same calls outside React: `await api.chat.send.mutate(…)`. */
export const api = createTRPCClient<AppRouter>({
  links: [
    doubtLink(() => Boolean(shownMember())),
    captchaLink,
    earlyLink,
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: liveLink,
      false: httpBatchLink({
        url: '/trpc',
        maxURLLength: longestUrl,
        headers: ({ opList }) => memberHeader(opList),
        fetch: (url, options) =>
          fetch(url, { ...(options as RequestInit), signal: withPatience(options?.signal) }),
      }),
    }),
  ],
});

/** The cache of answers outside React: `cache.accounts.me.setData(undefined, me)`. */
export const cache = createTRPCQueryUtils<AppRouter>({ client: api, queryClient });

/** Whom the page shows: null for a guest, undefined while it does not know. */
const shownMember = (): Me | null | undefined => cache.accounts.me.getData();

/**
 * For whom a batch is meant: the cookie may be another's by now, and then the server refuses it. A call that waited
 * long names its member itself (`context.member`); others are those of whom the page shows.
 */
function memberHeader(operations: readonly { context: Record<string, unknown> }[]): Record<string, string> {
  const named = operations.map(({ context }) => context['member']).find((id) => typeof id === 'string');
  if (typeof named === 'string') return { 'x-lobby-member': named };
  const me = shownMember();
  return me === undefined ? {} : { 'x-lobby-member': me?.id ?? 'guest' };
}

function withPatience(signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(patience);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
