// How a menu is made of Base UI's parts. Fetched with the first press or hover on a menu's button (see Menu.tsx).
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type MenuProps = { trigger: ReactElement; align: 'start' | 'end'; children: ReactNode };

/** Comes open: the press that wants it has fetched it. */
export function MenuPart({ trigger, align, children }: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-place" sideOffset={6} align={align} collisionPadding={8}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type MenuItemProps = {
  icon: IconName;
  children: ReactNode;
  onClick?: () => void;
  /** A link to render instead of a plain item. */
  render?: ReactElement;
  danger?: boolean;
};

export function MenuItemPart({ icon, children, onClick, render, danger = false }: MenuItemProps) {
  return (
    <Base.Item
      className={danger ? 'menu-item is-danger' : 'menu-item'}
      {...(onClick && { onClick })}
      {...(render && { render })}
    >
      <Icon name={icon} />
      {children}
    </Base.Item>
  );
}

export const MenuLinePart = () => <Base.Separator className="menu-line" />;
