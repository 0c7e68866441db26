// Mail as the rest of the program sees it.
export {
  type Channel,
  createMail,
  findOutbox,
  type Letter,
  type Mail,
} from './mail.ts';
export { escapeHtml, letterPage } from './page.ts';
export { createSmtpCarrier } from './smtp.ts';
