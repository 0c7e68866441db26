// What must happen when somebody comes in or goes: nothing of the other side may stay on the page.
import { getQueryKey } from '@trpc/react-query';
import type { Me } from '../../../shared/accounts.ts';
import { sessionChanged } from '../../api/session.ts';
import { cache, queryClient, trpc } from '../../api/trpc.ts';
import { forgetDrafts, forgetDraftsHere } from '../chat/composer/drafts.ts';
import { forgetReviewDrafts } from '../store/reviews/drafts.ts';

type Named = { queryKey: readonly unknown[] };

const meKey = JSON.stringify(getQueryKey(trpc.accounts.me, undefined, 'query'));
/** Answers that may differ for another member. Live views are looked after by `sessionChanged`. */
const isPersonal = ({ queryKey }: Named) => queryKey[0] !== 'feed' && JSON.stringify(queryKey) !== meKey;

/** Call with the member who came in, or with null after signing out. Resolves when the page is theirs. */
export async function changeSession(me: Me | null): Promise<void> {
  const before = cache.accounts.me.getData();
  await queryClient.cancelQueries({ predicate: isPersonal });
  cache.accounts.me.setData(undefined, me);
  sessionChanged();
  // Who signs in in another's place ends no more than a session: what the other began waits for them.
  if (!me && before) {
    forgetDrafts(before.id);
    forgetReviewDrafts(before.id);
  } else if (me?.id !== before?.id) forgetDraftsHere();
  queryClient.removeQueries({ predicate: isPersonal, type: 'inactive' });
  await queryClient.invalidateQueries({ predicate: isPersonal });
}
