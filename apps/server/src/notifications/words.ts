import { deliverySentence } from '../fulfillment/index.ts';
import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of mails. What goes to the team is English. */
export const say = speaker({ de });

/** What other rooms wrote down for a customer: a sentence of theirs that is known here, or a text of people's own. */
export const told = (text: string) => (say.known(text) === text ? deliverySentence(text) : say.known(text));
