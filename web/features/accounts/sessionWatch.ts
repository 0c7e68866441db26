// Keeps the page that of whoever is signed in, also when that changed elsewhere. Begins to watch where it is imported.
import { onDoubt } from '../../api/doubt.ts';
import { onSessionChange } from '../../api/session.ts';
import { createSessionCheck } from '../../api/sessionCheck.ts';
import { browserTimers } from '../../api/timers.ts';
import { api, cache, connection } from '../../api/trpc.ts';
import { changeSession } from './changeSession.ts';

export const sessionCheck = createSessionCheck({
  ask: () => api.accounts.me.query(),
  known: () => cache.accounts.me.getData(),
  change: changeSession,
  connection,
  timers: browserTimers,
});

onDoubt(sessionCheck.doubt);
connection.onSessionEnded(sessionCheck.doubt);
onSessionChange(sessionCheck.changed);
