import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of mails. What goes to the team is English. */
export const say = speaker({ de });
