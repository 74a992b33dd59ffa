import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of payments and of receipts. */
export const say = speaker({ de });
