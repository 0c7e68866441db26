// A change that is sent while the page goes: such a call outlives it, as those of the client, which wait for others to
// share a request with, do not.
import { cache } from './trpc.ts';

/** Nobody is there any more to hear what came of it. @param path of the procedure, as `friends.remove`. */
export function callWhileLeaving(path: string, input: object): void {
  const me = cache.accounts.me.getData();
  void fetch(`/trpc/${path}`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', 'x-lobby-member': me?.id ?? 'guest' },
    body: JSON.stringify(input),
  }).catch(() => {});
}
