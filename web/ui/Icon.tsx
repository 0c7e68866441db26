// One icon: decoration beside a word, or inside a button that carries a label.
import { type IconName, icons } from './icons.ts';

type Props = { name: IconName; small?: boolean; className?: string };

/** Draws an icon at 20 px, or at 16 with `small`. Readers never hear it: the word or the button's label speaks. */
export function Icon({ name, small = false, className = '' }: Props) {
  return (
    <svg
      className={`icon ${small ? 'icon-s' : ''} ${className}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={name === 'more' ? { strokeWidth: 3.2 } : undefined}
    >
      <path d={icons[name]} />
    </svg>
  );
}
