import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of what customers see of their orders. */
export const say = speaker({ de });
