// The end of a list that comes by pages: the button for more of it, as long as there is more.
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useFocusStays } from './useFocusStays.ts';

type Props = {
  has: boolean;
  busy: boolean;
  words: { more: string; loading: string };
  onMore: () => void;
  /** Stands there also when there is no more. */
  children?: ReactNode;
};

export function MoreFoot({ has, busy, words, onMore, children }: Props) {
  const end = useFocusStays<HTMLDivElement>(has);
  return (
    <div ref={end} tabIndex={-1} className={has || children ? 'more-foot' : 'sr'}>
      {has ? (
        <Button busy={busy ? words.loading : undefined} onClick={onMore}>
          {words.more}
        </Button>
      ) : null}
      {children}
    </div>
  );
}
