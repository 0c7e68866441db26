// The top bar: the one search, wishes, theme, and the way in or the own account.
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { useMe } from '../features/accounts/useMe.ts';
import { useCart } from '../features/store/cart/useCart.ts';
import { useWishes } from '../features/store/useWishes.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { buttonClass, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { setTheme, useTheme } from '../ui/theme.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { BellPlace } from './BellPlace.tsx';
import { SearchButton } from './SearchButton.tsx';

export function TopBar() {
  const t = useTranslations('shell');
  const { count } = useWishes();
  const cart = useCart();
  const { light } = useTheme();
  return (
    <header className="top">
      <Link to="/" className="only-phone" aria-label={t('home')}>
        <Mark />
      </Link>
      <SearchButton />
      <Link
        to="/wishlist"
        className="btn btn-icon no-phone"
        aria-label={t('wishes', { count })}
        title={t('wishes', { count })}
      >
        <Icon name="heart" />
        <Badge count={count} />
      </Link>
      <Link
        to="/cart"
        search={{}}
        className="btn btn-icon"
        aria-label={t('cart', { count: cart.count })}
        title={t('cart', { count: cart.count })}
      >
        <Icon name="cart" />
        <Badge count={cart.count} />
      </Link>
      <IconButton
        icon="sun"
        className="no-phone"
        label={light ? t('toDark') : t('toLight')}
        onClick={() => setTheme(light ? 'dark' : 'light')}
      />
      <Account />
    </header>
  );
}

function Account() {
  const t = useTranslations('shell');
  const { me, isPending } = useMe();
  const back = useRouterState({ select: (state) => state.location.href });
  if (isPending) return <span className="account-place" />;
  if (!me) {
    return (
      <Link to="/sign-in" search={back === '/' ? {} : { back }} className={buttonClass({})}>
        {t('signIn')}
      </Link>
    );
  }
  const face = <Avatar avatar={me.avatar} />;
  return (
    <>
      <BellPlace of={me.id} />
      <span className="account-top">
        <AccountMenu me={me}>{face}</AccountMenu>
      </span>
    </>
  );
}
