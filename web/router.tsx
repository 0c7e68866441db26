// The addresses of the page. Each page is a part of its own, fetched when it is first opened (or hovered).
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { parseDoorSearch } from './features/accounts/doorSearch.ts';
import { parseLibrarySearch } from './features/library/librarySearch.ts';
import { parseBrowseSearch } from './features/store/browseSearch.ts';
import { parseCartSearch } from './features/store/cart/cartSearch.ts';
import { parseChargeSearch } from './features/wallet/charge/chargeSearch.ts';
import type { WordSet } from './i18n/sets.ts';
import { loadWithWords } from './i18n/withWords.tsx';
import type { LatePage } from './latePages.ts';
import { BrokenPage } from './shell/BrokenPage.tsx';
import { Frame } from './shell/Frame.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { PendingPage } from './shell/PendingPage.tsx';

/** A page whose words come with it. */
const withLateWords = (load: () => Promise<ComponentType>, ...sets: WordSet[]) =>
  lazyRouteComponent(() => loadWithWords(load, sets));

/** A page that nobody comes for first. */
const latePage = (name: LatePage) =>
  lazyRouteComponent(() => import('./latePages.ts').then(({ openLatePage }) => openLatePage(name)));

const rootRoute = createRootRoute({ component: Outlet });

/** Rail and dock around what stands in the middle. */
const frameRoute = createRoute({ getParentRoute: () => rootRoute, id: 'frame', component: Frame });
/** And the top bar with the search: every page but the rooms, which need not fetch it. */
const pageRoute = createRoute({
  getParentRoute: () => frameRoute,
  id: 'page',
  component: lazyRouteComponent(() => import('./shell/PageFrame.tsx'), 'PageFrame'),
});

const homeRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/store/HomePage.tsx'), 'HomePage'),
});
const categoryRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/category/$slug',
  validateSearch: parseBrowseSearch,
  component: lazyRouteComponent(() => import('./features/store/CategoryPage.tsx'), 'CategoryPage'),
});
const searchRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/search',
  validateSearch: parseBrowseSearch,
  component: lazyRouteComponent(() => import('./features/store/SearchPage.tsx'), 'SearchPage'),
});
const gameRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/game/$slug',
  component: lazyRouteComponent(() => import('./features/store/GamePage.tsx'), 'GamePage'),
});
const wishlistRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/wishlist',
  component: withLateWords(
    () => import('./features/store/WishlistPage.tsx').then((part) => part.WishlistPage),
    'alerts',
    'money',
  ),
});
const libraryRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/library',
  validateSearch: parseLibrarySearch,
  component: withLateWords(
    () => import('./features/library/LibraryPage.tsx').then((part) => part.LibraryPage),
    'library',
  ),
});
const cartRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/cart',
  validateSearch: parseCartSearch,
  component: withLateWords(
    () => import('./features/store/cart/CartPage.tsx').then((part) => part.CartPage),
    'bundles',
    'money',
  ),
});
const ordersRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/orders',
  component: withLateWords(
    () => import('./features/wallet/orders/OrdersPage.tsx').then((part) => part.OrdersPage),
    'money',
  ),
});
const orderRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/orders/$orderId',
  component: withLateWords(
    () => import('./features/wallet/orders/OrderPage.tsx').then((part) => part.OrderPage),
    'money',
  ),
});
const walletRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/wallet',
  component: withLateWords(
    () => import('./features/wallet/WalletPage.tsx').then((part) => part.WalletPage),
    'money',
  ),
});
/** Where providers of payments send payers back to. */
const chargeRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/wallet/charge',
  validateSearch: parseChargeSearch,
  component: withLateWords(
    () => import('./features/wallet/charge/ChargePage.tsx').then((part) => part.ChargePage),
    'money',
  ),
});
const friendsRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/friends',
  component: lazyRouteComponent(() => import('./features/friends/FriendsPage.tsx'), 'FriendsPage'),
});
const alertsRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/alerts',
  component: latePage('alerts'),
});
const activityRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/activity',
  component: latePage('activity'),
});
/** Where a link into a room leads. */
const joinRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/join/$code',
  component: latePage('join'),
});
const memberRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/member/$memberId',
  component: withLateWords(
    () => import('./features/profiles/ProfilePage.tsx').then((part) => part.ProfilePage),
    'activity',
    'profiles',
    'reviews',
  ),
});
const settingsRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/settings',
  component: latePage('settings'),
});

const moderationRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/moderation',
  component: latePage('moderation'),
});
const outboxRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/outbox',
  component: latePage('outbox'),
});

/** For those who speak for publishers. */
const publishersRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/publisher',
  component: latePage('publishers'),
});
const publisherRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/publisher/$slug',
  component: latePage('publisher'),
});
const publishedGameRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/publisher/$slug/$gameId',
  component: latePage('publishedGame'),
});

/** A publisher, for everybody. */
const makerRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/maker/$publisher',
  component: latePage('maker'),
});

/** Games that are sold together. */
const bundleRoute = createRoute({
  getParentRoute: () => pageRoute,
  path: '/bundle/$bundle',
  component: latePage('bundle'),
});

/** The list of rooms stays while the rooms beside it change. */
const roomsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rooms',
  component: withLateWords(
    () => import('./features/chat/RoomsLayout.tsx').then((part) => part.RoomsLayout),
    'rooms',
  ),
});
const lobbyRoute = createRoute({
  getParentRoute: () => roomsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/chat/LobbyPage.tsx'), 'LobbyPage'),
});
const roomRoute = createRoute({
  getParentRoute: () => roomsRoute,
  path: '$roomId',
  component: lazyRouteComponent(() => import('./features/chat/RoomPage.tsx'), 'RoomPage'),
});

/** Every other address: said inside the frame, with the ways on around it. */
const nowhereRoute = createRoute({ getParentRoute: () => pageRoute, path: '$', component: NotFoundPage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseDoorSearch,
  component: withLateWords(
    () => import('./features/accounts/SignInPage.tsx').then((part) => part.SignInPage),
    'door',
  ),
});
const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: parseDoorSearch,
  component: withLateWords(
    () => import('./features/accounts/SignUpPage.tsx').then((part) => part.SignUpPage),
    'door',
  ),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new-password',
  validateSearch: parseDoorSearch,
  component: latePage('newPassword'),
});
/** Where the link in the mail leads. */
const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  component: latePage('link'),
});

/** Where the code leads that another device shows. */
const approveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/approve',
  component: latePage('approve'),
});

const routeTree = rootRoute.addChildren([
  frameRoute.addChildren([
    pageRoute.addChildren([
      homeRoute,
      categoryRoute,
      searchRoute,
      gameRoute,
      wishlistRoute,
      libraryRoute,
      cartRoute,
      ordersRoute,
      orderRoute,
      walletRoute,
      chargeRoute,
      friendsRoute,
      alertsRoute,
      activityRoute,
      joinRoute,
      memberRoute,
      settingsRoute,
      moderationRoute,
      outboxRoute,
      makerRoute,
      bundleRoute,
      publishersRoute,
      publisherRoute,
      publishedGameRoute,
      nowhereRoute,
    ]),
    roomsRoute.addChildren([lobbyRoute, roomRoute]),
  ]),
  signInRoute,
  signUpRoute,
  newPasswordRoute,
  linkRoute,
  approveRoute,
]);

export function createPageRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PendingPage,
    defaultPendingMs: 150,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
