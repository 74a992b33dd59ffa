import { speaker } from '../kernel/language.ts';
import de from './words.de.ts';

/** The words of deliveries and of moving them. */
export const say = speaker({ de });

/** What was written down of a delivery, for its customer, in the language that is spoken. */
export const deliverySentence = say.known;

/** A schema of what a buyer chooses, with its titles and descriptions in the language that is spoken. */
export function spokenSchema<Schema extends Record<string, unknown>>(schema: Schema): Schema {
  const told = Object.entries(schema).map(([name, value]) => {
    if (typeof value === 'string') return [name, name === 'title' || name === 'description' ? say.known(value) : value];
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [name, isNested ? spokenSchema(value as Record<string, unknown>) : value]; // because it was just looked at
  });
  return Object.fromEntries(told) as Schema; // because no member comes or goes
}
