// The own account: where it leads, and the way out.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../shared/accounts.ts';
import { may } from '../../shared/ranks.ts';
import { trpc } from '../api/trpc.ts';
import { useSignOut } from '../features/accounts/useSignOut.ts';
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx';
import { useMoney } from '../ui/money.ts';

/** `children` is what its button shows: the face in the top bar, an arrow in the dock. */
export function AccountMenu({ me, children }: { me: Me; children: ReactNode }) {
  const t = useTranslations('shell.account');
  const signOut = useSignOut();
  return (
    <Menu
      trigger={
        <button type="button" className="btn btn-icon" aria-label={t('menu')} title={t('menu')}>
          {children}
        </button>
      }
    >
      <div className="menu-head">
        <b className="clip">{me.nickname}</b>
        <span className="tiny muted clip">{me.email}</span>
      </div>
      <MenuLine />
      <MenuItem icon="user" render={<Link to="/member/$memberId" params={{ memberId: me.id }} />}>
        {t('page')}
      </MenuItem>
      <MenuItem icon="heart" render={<Link to="/wishlist" />}>
        {t('wishlist')}
      </MenuItem>
      <MenuItem icon="wallet" render={<Link to="/wallet" />}>
        {t('wallet')}
        <Balance />
      </MenuItem>
      <MenuItem icon="receipt" render={<Link to="/orders" />}>
        {t('orders')}
      </MenuItem>
      <MenuItem icon="settings" render={<Link to="/settings" />}>
        {t('settings')}
      </MenuItem>
      {!may(me.role, 'keepMembers') ? null : (
        <MenuItem icon="users" render={<Link to="/moderation" />}>
          {t('members')}
        </MenuItem>
      )}
      <Publishers />
      <MenuLine />
      <MenuItem icon="out" onClick={signOut}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}

/** For those who speak for a publisher; asked when the menu opens. */
function Publishers() {
  const t = useTranslations('shell.account');
  const { data } = trpc.store.publishing.publishers.useQuery({ limit: 1 });
  return data?.items.length ? (
    <MenuItem icon="store" render={<Link to="/publisher" />}>
      {t('publishers')}
    </MenuItem>
  ) : null;
}

/** Asked for when the menu opens. */
function Balance() {
  const money = useMoney();
  const { data } = trpc.wallet.balance.useQuery();
  return data ? <span className="end">{money(data)}</span> : null;
}
