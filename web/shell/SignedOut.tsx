// What a page for members alone shows to others: what it would hold, and the way in and back.
import { Link, useRouterState } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';

type Props = {
  title: ReactNode;
  children: ReactNode;
  drawing?: ComponentProps<typeof Empty>['drawing'];
  /** 2 where the page has its own first heading. */
  level?: 1 | 2;
  /** What the way in is called, if not by its usual name. */
  way?: string;
};

export function SignedOut({ title, children, drawing = 'door', level = 1, way }: Props) {
  const t = useTranslations('shell');
  const back = useRouterState({ select: (state) => state.location.href });
  return (
    <Empty
      level={level}
      drawing={drawing}
      title={title}
      way={
        <Link to="/sign-in" search={{ back }} className={buttonClass({ kind: 'primary' })}>
          {way ?? t('signIn')}
        </Link>
      }
    >
      {children}
    </Empty>
  );
}
