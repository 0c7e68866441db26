// Carries mail to an SMTP server.
import { createTransport } from 'nodemailer';
import type { Carrier } from './mail.ts';

/**
 * @param url `smtp://user:password@host:587` or `smtps://…`, as nodemailer reads it.
 * @param from the sender, `Name <address>`.
 * @param patience milliseconds to wait for each sign of the server: its name's address, connection, greeting, answer.
 */
export function createSmtpCarrier(url: string, from: string, patience = 10_000): Carrier {
  const transport = createTransport(
    {
      url,
      dnsTimeout: patience,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    },
    {
      from,
      // A letter's texts are ours alone: nothing in them may name a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  );
  return {
    patience,
    async deliver({ id, recipient, subject, html, text }) {
      // The same id at each try lets the receiver see that it has it already.
      const messageId = `<${id}@lobby.invalid>`;
      await transport.sendMail({ to: recipient, subject, html, text, messageId });
    },
    close: () => transport.close(),
  };
}
