// What of messages is wanted by some of them only, or when they are touched: one file for all of it.
export { Attaching } from '../attached/Attaching.tsx';
export { Below } from '../attached/Below.tsx';
export { Above } from '../composer/Above.tsx';
export { Naming } from '../composer/Naming.tsx';
export { EmojiButton } from '../emoji/EmojiButton.tsx';
export { EditField } from './EditField.tsx';
export { MessageFoot } from './MessageFoot.tsx';
export { MessageTools } from './MessageTools.tsx';
export { QuoteLine } from './QuoteLine.tsx';
export { Ticks } from './Ticks.tsx';
