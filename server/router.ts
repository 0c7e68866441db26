// The root router: one line a feature. Clients import the type.
import { accountsRouter } from './features/accounts/router.ts';
import { alertsRouter } from './features/alerts/router.ts';
import { chatRouter } from './features/chat/router.ts';
import { friendsRouter } from './features/friends/router.ts';
import { leavingRouter } from './features/leaving/router.ts';
import { libraryRouter } from './features/library/router.ts';
import { moderationRouter } from './features/moderation/router.ts';
import { outboxRouter } from './features/outbox/router.ts';
import { profilesRouter } from './features/profiles/router.ts';
import { storeRouter } from './features/store/router.ts';
import { walletRouter } from './features/wallet/router.ts';
import { createCallerFactory, router } from './trpc.ts';

export const appRouter = router({
  accounts: accountsRouter,
  alerts: alertsRouter,
  chat: chatRouter,
  friends: friendsRouter,
  leaving: leavingRouter,
  library: libraryRouter,
  moderation: moderationRouter,
  outbox: outboxRouter,
  profiles: profilesRouter,
  store: storeRouter,
  wallet: walletRouter,
});

export type AppRouter = typeof appRouter;

/** Makes callers that run procedures without a network, as tests do. */
export const createCaller = createCallerFactory(appRouter);
