// A count over a corner or beside a word.
type Props = { count: number; mute?: boolean; label?: string };

/** Shows `count` (99+ above 99), nothing at zero. With `label` a reader hears that after the number. */
export function Badge({ count, mute = false, label }: Props) {
  if (count < 1) return null;
  return (
    <span className={mute ? 'badge is-mute' : 'badge'} aria-hidden={label ? undefined : true}>
      {count > 99 ? '99+' : count}
      {label ? <span className="sr"> {label}</span> : null}
    </span>
  );
}
