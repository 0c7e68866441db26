// Keeps the place of what hangs on a message while the part that draws it is fetched.
import { type Boxed, boxOf } from './box.ts';

/** Empty it is the place of the card of a game. */
export const Space = ({ hung = [] }: { hung: readonly Boxed[] | undefined }) => (
  <div className="hung">
    {hung.map((each, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
      <i key={index} className={`hung-${each.kind}`} style={boxOf(each, hung.length)} />
    ))}
  </div>
);
