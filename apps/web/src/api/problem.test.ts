import { describe, expect, it } from 'vitest';
import { fieldsBelow, mayHelpToRepeat, readProblem, wordError } from './problem.ts';

describe('an error is worded once, for every screen', () => {
  it('shows the sentence of a problem document and its messages at their fields', () => {
    const problem = readProblem(422, {
      type: 'about:blank',
      title: 'Unprocessable',
      status: 422,
      detail: 'Please look at the marked fields.',
      code: 'CHOICES_INVALID',
      errors: [
        { field: 'items.0.quantity', message: 'At most 1000.' },
        { field: 'items.0.quantity', message: 'A second complaint about one field is left out.' },
        { field: 'customer.email', message: 'This is no e-mail address.' },
      ],
      request_id: 'req_1',
    });
    expect(wordError(problem)).toEqual({
      sentence: 'Please look at the marked fields.',
      fields: { 'items.0.quantity': 'At most 1000.', 'customer.email': 'This is no e-mail address.' },
      requestId: 'req_1',
    });
  });

  it('words what the accounts library tells programmers, and repeats what it has no words for', () => {
    expect(
      wordError(readProblem(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' })).sentence,
    ).toBe('E-mail or password is wrong.');
    expect(wordError(readProblem(400, { code: 'OTHER', message: 'As it came.' })).sentence).toBe('As it came.');
  });

  it('never repeats what the server says about its own fault, but keeps the reference', () => {
    const worded = wordError(readProblem(500, { detail: 'relation "orders" does not exist', request_id: 'req_2' }));
    expect(worded.sentence).toBe('Something went wrong on our side. Try again in a moment.');
    expect(worded.requestId).toBe('req_2');
  });

  it('has a sentence for an answer without any body', () => {
    expect(wordError(readProblem(404, undefined)).sentence).toContain('could not find');
    expect(wordError(readProblem(418, undefined)).sentence).toContain('Something went wrong');
  });

  it('tells a missing network from a refusal', () => {
    expect(wordError(new TypeError('Failed to fetch')).sentence).toContain('could not reach');
  });

  it('repeats only what may come out differently', () => {
    expect(mayHelpToRepeat(new TypeError('Failed to fetch'))).toBe(true);
    expect(mayHelpToRepeat(readProblem(503, {}))).toBe(true);
    expect(mayHelpToRepeat(readProblem(422, {}))).toBe(false);
  });

  it('hands a form inside a form its own messages', () => {
    const fields = { 'items.0.choices.name': 'Taken.', 'items.0.choicesx': 'no', 'items.0.choices': 'Choose one.' };
    expect(fieldsBelow(fields, 'items.0.choices')).toEqual({ name: 'Taken.', '': 'Choose one.' });
  });
});
