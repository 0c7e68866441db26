// Every table, for drizzle-kit and for drizzle's typed client.
export * from './accounts.ts';
export * from './alerts.ts';
export * from './attachments.ts';
export * from './chat.ts';
export * from './friends.ts';
export * from './groups.ts';
export * from './library.ts';
export * from './live.ts';
export * from './mail.ts';
export * from './payments.ts';
export * from './platform.ts';
export * from './presence.ts';
export * from './profiles.ts';
export * from './reviews.ts';
export * from './roomKeeping.ts';
export * from './store.ts';
export * from './wallet.ts';
