/** Why money that came is held: a code for programs, a sentence for the operator. */
export type Misfit = { code: string; text: string };
