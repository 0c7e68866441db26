// Choosing one of a few in a short row.
import { useId } from 'react';
import type { Option } from './Choices.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type SegmentProps<Value extends string> = {
  label: string;
  options: readonly (Option<Value> & { icon?: IconName })[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A short choice shown whole, moved through with the arrow keys: native radios under the hood. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentProps<Value>) {
  const name = useId();
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input
            className="sr"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-label={option.icon ? option.label : undefined}
          />
          {option.icon ? <Icon name={option.icon} small /> : option.label}
        </label>
      ))}
    </div>
  );
}
