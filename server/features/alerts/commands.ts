// Changes of alerts that other features ask for: what happened is told in the transaction in which it happens.
export type { NewAlert } from './collapse.ts';
export { forgetAlerts } from './forget.ts';
export { markSeen } from './mark.ts';
export { raise, raiseMany, withdraw } from './tell.ts';
