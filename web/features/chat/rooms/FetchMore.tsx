// The way to what comes behind the end of a list, as long as something does.
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';

type Props = {
  /** Null when all of it is there. */
  cursor: string | null;
  fetchMore: (cursor: string) => Promise<unknown>;
  words: { more: string; loading: string; failed: string };
};

export function FetchMore({ cursor, fetchMore, words }: Props) {
  const more = useMutation({ mutationFn: fetchMore });
  const { reset } = more;
  // A failure is one of the list that was there then.
  useEffect(() => {
    if (cursor === null) reset();
  }, [cursor, reset]);
  return (
    <div ref={keepFocus} tabIndex={-1} className={cursor === null ? 'sr' : 'fetch-more'}>
      {cursor !== null && more.isError ? <p role="alert">{words.failed}</p> : null}
      {cursor === null ? null : (
        <Button
          kind="quiet"
          size="s"
          wide
          busy={more.isPending ? words.loading : undefined}
          onClick={() => more.mutate(cursor)}
        >
          {words.more}
        </Button>
      )}
    </div>
  );
}
