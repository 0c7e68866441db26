// The way to what comes behind the end of a list.
import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../ui/Button.tsx';

type Props = { fetchMore: () => Promise<unknown>; words: { more: string; loading: string; failed: string } };

export function FetchMore({ fetchMore, words }: Props) {
  const more = useMutation({ mutationFn: fetchMore });
  return (
    <div className="fetch-more">
      {more.isError ? <p role="alert">{words.failed}</p> : null}
      <Button
        kind="quiet"
        size="s"
        wide
        busy={more.isPending ? words.loading : undefined}
        onClick={() => more.mutate()}
      >
        {words.more}
      </Button>
    </div>
  );
}
