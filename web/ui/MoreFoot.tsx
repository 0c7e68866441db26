// The end of a list that comes by pages: the button for more of it, as long as there is more.
import type { ReactNode } from 'react';
import { Button, type ButtonLook } from './Button.tsx';
import { keepFocus } from './keepFocus.ts';

type Props = {
  has: boolean;
  busy: boolean;
  words: { more: string; loading: string };
  onMore: () => void;
  /** How its button looks where the list is a small one. */
  look?: ButtonLook;
  /** Stands there also when there is no more. */
  children?: ReactNode;
};

export function MoreFoot({ has, busy, words, onMore, look, children }: Props) {
  return (
    <div ref={keepFocus} tabIndex={-1} className={has || children ? 'more-foot' : 'sr'}>
      {has ? (
        <Button {...look} busy={busy ? words.loading : undefined} onClick={onMore}>
          {words.more}
        </Button>
      ) : null}
      {children}
    </div>
  );
}
