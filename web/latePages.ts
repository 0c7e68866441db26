// Pages that nobody comes for first. One part knows them all, so that the first load names only that one.
import type { ComponentType } from 'react';
import type { WordSet } from './i18n/sets.ts';
import { loadWithWords } from './i18n/withWords.tsx';

type Late = { load: () => Promise<ComponentType>; words: readonly WordSet[] };

const pages = {
  activity: {
    load: () => import('./features/profiles/activity/ActivityPage.tsx').then((part) => part.ActivityPage),
    words: ['activity'],
  },
  alerts: {
    load: () => import('./features/alerts/AlertsPage.tsx').then((part) => part.AlertsPage),
    words: ['alerts'],
  },
  join: {
    load: () => import('./features/chat/keeping/JoinPage.tsx').then((part) => part.JoinPage),
    words: ['keeping', 'rooms'],
  },
  settings: {
    load: () => import('./shell/SettingsPage.tsx').then((part) => part.SettingsPage),
    words: ['door', 'keeping'],
  },
  moderation: {
    load: () => import('./features/moderation/ModerationPage.tsx').then((part) => part.ModerationPage),
    words: ['door', 'house', 'reports', 'reviews'],
  },
  outbox: {
    load: () => import('./features/outbox/OutboxPage.tsx').then((part) => part.OutboxPage),
    words: ['door', 'house'],
  },
  publishers: {
    load: () => import('./features/publishing/PublishersPage.tsx').then((part) => part.PublishersPage),
    words: ['publishing'],
  },
  publisher: {
    load: () => import('./features/publishing/PublisherPage.tsx').then((part) => part.PublisherPage),
    words: ['bundles', 'money', 'publishing', 'reviews'],
  },
  publishedGame: {
    load: () => import('./features/publishing/PublishedGamePage.tsx').then((part) => part.PublishedGamePage),
    words: ['door', 'money', 'publishing'],
  },
  maker: {
    load: () => import('./features/store/maker/MakerPage.tsx').then((part) => part.MakerPage),
    words: ['bundles', 'game'],
  },
  bundle: {
    load: () => import('./features/store/bundles/BundlePage.tsx').then((part) => part.BundlePage),
    words: ['bundles', 'money'],
  },
  newPassword: {
    load: () => import('./features/accounts/NewPasswordPage.tsx').then((part) => part.NewPasswordPage),
    words: ['door'],
  },
  link: {
    load: () => import('./features/accounts/LinkPage.tsx').then((part) => part.LinkPage),
    words: ['door'],
  },
  approve: {
    load: () => import('./features/accounts/qr/ApprovePage.tsx').then((part) => part.ApprovePage),
    words: ['door'],
  },
} as const satisfies Record<string, Late>;

export type LatePage = keyof typeof pages;

/** A page with its words. */
export const openLatePage = (name: LatePage) => loadWithWords(pages[name].load, pages[name].words);
