// A name or a face that opens the person's card. The card itself is fetched when one is first wanted.
import { cloneElement, type MouseEvent, type ReactElement, useState } from 'react';
import { lateAside } from '../../../ui/Aside.tsx';
import { type Card, showCard, useCard } from './cardState.ts';
import './people.css';

const loadPopover = () => import('./PersonPopover.tsx').then((part) => part.PersonPopover);
const PersonPopover = lateAside(loadPopover);

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

const closeCard = () => showCard(null);

/** Where the card stands; once a page. */
export function PersonCardPlace() {
  const card = useCard();
  /** The last card stays while it closes. */
  const [last, setLast] = useState(card);
  if (card && card !== last) setLast(card);
  if (!last) return null;
  return <PersonPopover card={last} open={card !== null} onClose={closeCard} />;
}
