// The way to the own account from the head of the dock, and the bell where no top bar has one.
import { useRouterState } from '@tanstack/react-router';
import { AccountMenu } from '../../shell/AccountMenu.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMe } from '../accounts/useMe.ts';
import { AlertsBell } from '../alerts/AlertsBell.tsx';

export function OwnMenu() {
  const { me } = useMe();
  const noTop = useRouterState({ select: ({ location }) => /^\/rooms(\/|$)/.test(location.pathname) });
  return me ? (
    <>
      {noTop ? <AlertsBell /> : null}
      <AccountMenu me={me}>
        <Icon name="down" small />
      </AccountMenu>
    </>
  ) : null;
}
