// The frame of the menu of a message or a whisper, on what opened it: a button, or the message itself.
import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Stand } from './stand.ts';

type Props = { stand: Stand; onClose: () => void; children: ReactNode };

export function RowMenu({ stand: { place, focusAfter }, onClose, children }: Props) {
  const t = useTranslations('talk');
  return (
    <Menu.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Menu.Portal>
        <Menu.Positioner
          className="menu-place"
          anchor={place}
          sideOffset={6}
          align="end"
          collisionPadding={8}
        >
          <Menu.Popup className="menu" aria-label={t('menu')} finalFocus={focusAfter}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
