import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of the checkout. */
export const say = speaker({ de });
