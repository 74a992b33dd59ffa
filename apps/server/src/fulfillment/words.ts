import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of deliveries and of moving them. */
export const say = speaker({ de });
