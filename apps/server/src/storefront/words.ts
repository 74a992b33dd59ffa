import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of the shop's first view. */
export const say = speaker({ de });
