// All messages in Korean: the polite 해요 form.
import { accounts, linkPage, newPassword } from './accounts.ts';
import { activity } from './activity.ts';
import { alertErrors } from './alertErrors.ts';
import { alerts } from './alerts.ts';
import { bundles } from './bundles.ts';
import { captcha } from './captcha.ts';
import { cart } from './cart.ts';
import { chat } from './chat.ts';
import { chatErrors } from './chatErrors.ts';
import { errors } from './errors.ts';
import { finding } from './finding.ts';
import { friendErrors } from './friendErrors.ts';
import { friends } from './friends.ts';
import { gameMore } from './gameMore.ts';
import { groupErrors } from './groupErrors.ts';
import { groups } from './groups.ts';
import { lateErrors } from './lateErrors.ts';
import { library } from './library.ts';
import { libraryErrors } from './libraryErrors.ts';
import { moderation } from './moderation.ts';
import { moneyErrors } from './moneyErrors.ts';
import { orders } from './orders.ts';
import { outbox } from './outbox.ts';
import { people } from './people.ts';
import { profileErrors } from './profileErrors.ts';
import { profiles } from './profiles.ts';
import { providers } from './providers.ts';
import { publishing } from './publishing.ts';
import { publishingErrors } from './publishingErrors.ts';
import { reporting } from './reporting.ts';
import { reviewErrors } from './reviewErrors.ts';
import { reviews } from './reviews.ts';
import { roomKeeping } from './roomKeeping.ts';
import { rooms } from './rooms.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { store } from './store.ts';
import { talk } from './talk.ts';
import { ui } from './ui.ts';
import { uploadErrors } from './uploadErrors.ts';
import { wallet } from './wallet.ts';

export const messages = {
  accounts,
  activity,
  alertErrors,
  alerts,
  bundles,
  captcha,
  cart,
  chat,
  chatErrors,
  errors,
  finding,
  friendErrors,
  friends,
  gameMore,
  groupErrors,
  groups,
  lateErrors,
  library,
  libraryErrors,
  linkPage,
  moderation,
  moneyErrors,
  newPassword,
  orders,
  outbox,
  people,
  profileErrors,
  profiles,
  providers,
  publishing,
  publishingErrors,
  reporting,
  reviewErrors,
  reviews,
  roomKeeping,
  rooms,
  settings,
  shell,
  store,
  talk,
  ui,
  uploadErrors,
  wallet,
} as const;
