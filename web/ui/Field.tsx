// A field: label above, hint below, the problem takes the hint's place.
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Names the rule and the state; while it stands, the hint does not. */
  problem?: ReactNode;
  /** Good news in the hint's place ("free"). */
  good?: ReactNode;
  /** Stands at the end of the label's line. */
  aside?: ReactNode;
};

type InputProps = FieldProps & ComponentProps<'input'> & { after?: ReactNode };

/** A text field with everything that belongs to it, wired for readers. */
export function TextField({ label, hint, problem, good, aside, after, id: named, ...input }: InputProps) {
  const made = useId();
  const id = named ?? made;
  const told = problem || good || hint;
  return (
    <div className={problem ? 'field is-bad' : 'field'}>
      {aside ? (
        <div className="spread">
          <label className="label" htmlFor={id}>
            {label}
          </label>
          {aside}
        </div>
      ) : (
        <label htmlFor={id}>{label}</label>
      )}
      <div className="input">
        <input
          {...input}
          id={id}
          aria-invalid={problem ? true : undefined}
          aria-describedby={told ? `${id}-told` : undefined}
        />
        {after}
      </div>
      <FieldNote id={`${id}-told`} hint={hint} problem={problem} good={good} />
    </div>
  );
}

/** The line below a field. The live region stands from the start, so that a problem is read when it comes. */
export function FieldNote({ id, hint, problem, good }: { id: string } & Omit<FieldProps, 'label'>) {
  return (
    <div id={id} aria-live="polite" className="field-note">
      {problem ? (
        <p className="problem">
          <Icon name="warn" small />
          <span>{problem}</span>
        </p>
      ) : good ? (
        <p className="good">
          <Icon name="check" small />
          <span>{good}</span>
        </p>
      ) : hint ? (
        <p className="hint">{hint}</p>
      ) : null}
    </div>
  );
}

/** A password that can be looked at. */
export function PasswordField(props: Omit<InputProps, 'type' | 'after'>) {
  const t = useTranslations('ui.field');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      after={
        <IconButton
          icon="eye"
          small
          className="field-eye"
          label={shown ? t('hidePassword') : t('showPassword')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
