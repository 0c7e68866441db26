// A field for several lines: label above, below it what is told of it, and how much of its room is used.
import { type ReactNode, useId } from 'react';
import { FieldNote } from './Field.tsx';

type Props = {
  label: ReactNode;
  value: string;
  onChange: (value: string) => void;
  rows: number;
  hint?: ReactNode;
  /** Takes the hint's place. */
  problem?: ReactNode;
  /** How much of its room is used. */
  count?: string;
};

export function TextArea({ label, value, onChange, rows, hint, problem, count }: Props) {
  const id = useId();
  return (
    <div className={problem ? 'field is-bad' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={rows}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-told`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="field-under">
        <FieldNote id={`${id}-told`} hint={hint} problem={problem} />
        {count ? <span className="field-count">{count}</span> : null}
      </div>
    </div>
  );
}
