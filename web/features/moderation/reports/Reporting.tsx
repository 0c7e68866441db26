// The dialog that reports something, fetched with its words when it is first asked for.
import { type ComponentType, Suspense } from 'react';
import { lazyWithWords } from '../../../i18n/withWords.tsx';
import type { AnyReason, ReportDialogProps } from './ReportDialog.tsx';

const Late = lazyWithWords(
  () =>
    import('./ReportDialog.tsx').then(
      (part) => part.ReportDialog as ComponentType<ReportDialogProps<AnyReason>>,
    ),
  'reports',
);

export function Reporting<Reason extends AnyReason>(props: ReportDialogProps<Reason>) {
  // It offers the reasons it is given and sends one of them: a late part has no type of its own for each caller.
  const Part = Late as unknown as ComponentType<ReportDialogProps<Reason>>;
  return (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}
