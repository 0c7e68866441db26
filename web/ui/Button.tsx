// Buttons: one main action (primary), others (second), the quiet ones, and the one that destroys.
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export type ButtonLook = {
  kind?: 'primary' | 'second' | 'quiet' | 'danger';
  size?: 's' | 'm' | 'l';
  wide?: boolean;
};

/** The classes of a button, for links that must look like one. */
export function buttonClass({ kind = 'second', size = 'm', wide = false }: ButtonLook, more = ''): string {
  return ['btn', `btn-${kind}`, size === 'm' ? '' : `btn-${size}`, wide ? 'btn-wide' : '', more]
    .filter(Boolean)
    .join(' ');
}

type Props = ComponentProps<'button'> &
  ButtonLook & {
    icon?: IconName;
    /** While busy the button keeps its place and focus, says what it does in these words, and cannot be pressed again. */
    busy?: ReactNode;
  };

export function Button({
  kind,
  size,
  wide,
  icon,
  busy,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: Props) {
  const isBusy = Boolean(busy);
  const look: ButtonLook = { ...(kind && { kind }), ...(size && { size }), ...(wide && { wide }) };
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, className)}
      aria-disabled={isBusy || rest['aria-disabled']}
      onClick={(event) => (isBusy ? event.preventDefault() : onClick?.(event))}
    >
      {isBusy ? <span className="spin" aria-hidden="true" /> : icon ? <Icon name={icon} small /> : null}
      {isBusy ? busy : children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  icon: IconName;
  /** What a reader hears; also the tip on hovering. */
  label: string;
  small?: boolean;
  children?: ReactNode;
};

/** A button that is only an icon. `children` may add a count over its corner. */
export function IconButton({
  icon,
  label,
  small = false,
  className = '',
  children,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      className={`btn btn-icon ${small ? 'btn-s' : ''} ${className}`}
      aria-label={label}
    >
      <Icon name={icon} small={small} />
      {children}
    </button>
  );
}
