import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of what is for sale. */
export const say = speaker({ de });
