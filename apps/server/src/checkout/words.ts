import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of carts and checkouts. */
export const say = speaker({ de });
