// A name or a face that opens the person's card. The card itself is fetched when one is first wanted.
import { cloneElement, type MouseEvent, type ReactElement, useState } from 'react';
import { Late } from '../../../shell/Late.tsx';
import { type Card, showCard, useCard } from './cardState.ts';
import './people.css';

const loadPopover = () => import('./PersonPopover.tsx').then((part) => part.PersonPopover);

type Pressable = { onClick?: (event: MouseEvent<HTMLElement>) => void; onPointerEnter?: () => void };
type Props = Omit<Card, 'anchor'> & {
  /** The name or face that opens it: a button. */
  children: ReactElement<Pressable & { 'aria-haspopup'?: 'dialog' }>;
};

export function PersonCard({ children, ...card }: Props) {
  return cloneElement(children, {
    'aria-haspopup': 'dialog',
    onPointerEnter: () => void loadPopover().catch(() => {}),
    onClick: (event) => showCard({ ...card, anchor: event.currentTarget }),
  });
}

/** Where the card stands; once a page. Once wanted it stays, so that it can be seen closing. */
export function PersonCardPlace() {
  const card = useCard();
  const [wanted, setWanted] = useState(false);
  if (card && !wanted) setWanted(true);
  return wanted ? <Late load={loadPopover} words="people" /> : null;
}
