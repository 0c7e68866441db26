// Sentences for errors that only pages with late words meet: the door, the settings, and those who look after the shop.
import type { ErrorCode } from '../../../shared/errors.ts';

export const lateErrors = {
  CAPTCHA_NEEDED: 'There were many tries lately. Show that you are a person, and try again.',
  CAPTCHA_WRONG: 'That was not what it shows. Try another one.',
  EMAIL_TAKEN: 'There is an account with this email already.',
  NICKNAME_TAKEN: 'Someone goes by this name already.',
  PASSWORD_COMMON: 'Too many people use this password. Pick a rarer one.',
  WRONG_CREDENTIALS: 'Email and password do not fit together.',
  DEMO_OFF: 'Demo accounts are switched off here.',
  PASSWORD_WRONG: 'That is not your current password.',
  PROOF_WRONG: 'This code or link does not fit, or is too old. Ask for a new one.',
  MAIL_OFF: 'This shop sends no mail, so there are no codes.',
  SMS_OFF: 'This shop sends no text messages.',
  OUTBOX_OFF: 'The outbox is not shown here.',
  LAST_ADMINISTRATOR: 'There is no other administrator. Give someone else the role first.',
  DEMO_ACCOUNT: 'An account of the demo is shared, so this stays as it is. Make an account of your own.',
  PASSKEY_WRONG: 'This passkey does not open an account here.',
  PASSKEY_NOT_FOUND: 'This passkey is gone already.',
  TOO_MANY_PASSKEYS: 'You have {max, number} passkeys, and that is the most. Remove one first.',
  LAST_WAY_IN: 'Without it you could not come in any more. Set a password first.',
  QR_WRONG: 'This code is too old, or was used. Show a new one.',
  TOKEN_WRONG: 'This sign-in is over. Sign in again.',
  SESSION_NOT_FOUND: 'This device is signed out already.',
  WALLET_NOT_EMPTY:
    'This country has another currency, and there is money in your wallet or on its way. Spend it first.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type LateErrorCode = keyof typeof lateErrors;
