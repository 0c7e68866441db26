// All messages in Korean: the polite 해요 form.
import { accounts, linkPage, newPassword } from './accounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { friends } from './friends.ts';
import { providers } from './providers.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { store } from './store.ts';
import { ui } from './ui.ts';

export const messages = {
  accounts,
  chat,
  errors,
  friends,
  linkPage,
  newPassword,
  providers,
  settings,
  shell,
  store,
  ui,
} as const;
