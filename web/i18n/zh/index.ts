// All messages in Chinese (Simplified): short and warm.
import { accounts } from './accounts.ts';
import { captcha } from './captcha.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { friends } from './friends.ts';
import { moderation } from './moderation.ts';
import { outbox } from './outbox.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { store } from './store.ts';
import { ui } from './ui.ts';

export const messages = {
  accounts,
  captcha,
  chat,
  errors,
  friends,
  moderation,
  outbox,
  settings,
  shell,
  store,
  ui,
} as const;
