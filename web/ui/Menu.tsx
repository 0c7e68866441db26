// A menu of actions on a button. Arrow keys, typing a first letter, Esc: as Base UI does it, fetched when first wanted.
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import type { MenuItemProps } from './menuParts.tsx';

const loadParts = () => import('./menuParts.tsx');
const Part = lazy(() => loadParts().then((parts) => ({ default: parts.MenuPart })));
const ItemPart = lazy(() => loadParts().then((parts) => ({ default: parts.MenuItemPart })));
const LinePart = lazy(() => loadParts().then((parts) => ({ default: parts.MenuLinePart })));

type Pressable = { onClick?: () => void; onPointerEnter?: () => void; 'aria-haspopup'?: 'menu' };
type Props = {
  /** The button that opens it. */
  trigger: ReactElement<Pressable>;
  children: ReactNode;
  align?: 'start' | 'end';
  /** Opens as soon as it is there. */
  atOnce?: boolean;
};

export function Menu({ trigger, children, align = 'end', atOnce = false }: Props) {
  const [wanted, setWanted] = useState(atOnce);
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    onPointerEnter: () => void loadParts(),
    onClick: () => setWanted(true),
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <Part trigger={trigger} align={align}>
        {children}
      </Part>
    </Suspense>
  );
}

export const MenuItem = (props: MenuItemProps) => <ItemPart {...props} />;
export const MenuLine = () => <LinePart />;
