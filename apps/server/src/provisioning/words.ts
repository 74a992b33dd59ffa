import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words that stand in place of an installation. */
export const say = speaker({ de });
