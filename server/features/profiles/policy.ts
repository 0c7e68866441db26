// Who may see and write what on a profile: pure functions from facts to an answer.
import { type Bond, belongsTo, type Privacy, type Section, sections } from '../../../shared/privacy.ts';

/** Whether a part is shown. A guestbook that is switched off is its owner's alone. */
export function maySee(section: Section, privacy: Privacy, bond: Bond): boolean {
  if (section === 'guestbook' && privacy.writers === 'nobody' && bond !== 'self') return false;
  return belongsTo(privacy[section], bond);
}

/** The parts that are shown. */
export const shownTo = (privacy: Privacy, bond: Bond): Section[] =>
  sections.filter((section) => maySee(section, privacy, bond));

/** Whether somebody may write into the guestbook: members who see it and are among those it is open for, never its owner. */
export function mayWrite(privacy: Privacy, bond: Bond): boolean {
  if (bond === 'guest' || bond === 'self' || privacy.writers === 'nobody') return false;
  return maySee('guestbook', privacy, bond) && belongsTo(privacy.writers, bond);
}
