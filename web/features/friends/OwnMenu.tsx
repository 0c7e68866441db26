// The way to the own account from the head of the dock.
import { AccountMenu } from '../../shell/AccountMenu.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMe } from '../accounts/useMe.ts';

export function OwnMenu() {
  const { me } = useMe();
  return me ? (
    <AccountMenu me={me}>
      <Icon name="down" small />
    </AccountMenu>
  ) : null;
}
