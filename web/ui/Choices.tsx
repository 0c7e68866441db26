// Choosing: one of several in a list, and boxes with their counts.
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useFormatter } from 'use-intl/react';
import { FieldNote } from './Field.tsx';
import { Icon } from './Icon.tsx';

export type Option<Value extends string> = { value: Value; label: string; lang?: string };

type SelectProps<Value extends string> = {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Without it the label stands above; with it only readers hear it. */
  quiet?: boolean;
  name?: string;
  autoComplete?: string;
  hint?: ReactNode;
};

/** One of several. The browser's own list: right on every phone, and by keyboard. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, options, value, onChange, quiet = false, hint, ...rest } = props;
  const id = useId();
  const select = (
    <span className="select">
      <select
        {...rest}
        id={id}
        aria-label={quiet ? label : undefined}
        aria-describedby={hint ? `${id}-told` : undefined}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
  if (quiet) return select;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {select}
      {hint ? <FieldNote id={`${id}-told`} hint={hint} /> : null}
    </div>
  );
}

type CheckProps = Omit<ComponentProps<'input'>, 'onChange'> & {
  children: ReactNode;
  onChange: (checked: boolean) => void;
  /** How many things the choice would show. */
  count?: number | undefined;
};

/** A box (or with `type="radio"` a disc) with its words, and how much it would show. */
export function Check({ children, count, onChange, type = 'checkbox', ...input }: CheckProps) {
  const format = useFormatter();
  return (
    <label className="check">
      <input {...input} type={type} onChange={(event) => onChange(event.target.checked)} />
      <span className="clip">{children}</span>
      {count === undefined ? null : <span className="n">{format.number(count)}</span>}
    </label>
  );
}
