// Keeps the place of what hangs on a message while the part that draws it is fetched.
import { type Boxed, boxOf } from './box.ts';

export const AttachedSpace = ({ hung }: { hung: readonly Boxed[] }) => (
  <div className="hung">
    {hung.map((each, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
      <span key={index} className={`hung-${each.kind}`} style={boxOf(each, hung.length)} />
    ))}
  </div>
);
