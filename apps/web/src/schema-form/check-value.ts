import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { say } from '../languages/say.ts';
import { constantsOf, isJson, unionOptions } from './prepare-schema.ts';

type Json = Record<string, unknown>;

/**
 * Checks a value as the server will, before it is sent.
 *
 * An interpreter rather than a compiler of schemas: the content policy forbids code that is made at run time.
 *
 * @returns messages by path below the value (`auth.token_ref`); empty when all is well.
 */
export function checkValue(schema: Json, value: unknown): Record<string, string> {
  const sent = asSent(value);
  const narrowed = narrow(schema, sent);
  const { errors } = new Validator(narrowed, '2020-12', false).validate(sent);
  const messages: Record<string, string> = {};
  for (const error of errors) {
    const said = complaintOf(error, narrowed);
    if (said) messages[said.path] ??= said.message;
  }
  return messages;
}

/** As JSON carries it: a field that was emptied holds undefined, which is not sent at all. */
function asSent(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** True when the value fits; a schema that cannot be read fits nothing. */
export function fits(schema: Json, value: unknown, definitions: unknown): boolean {
  try {
    return new Validator({ ...schema, $defs: definitions as object }, '2020-12').validate(asSent(value)).valid;
  } catch {
    return false;
  }
}

/** Puts the option that the value has chosen in a union's place, so that only its complaints are heard. */
function narrow(schema: Json, value: unknown): Json {
  const options = unionOptions(schema);
  const chosen = options?.find((option) => {
    const constants = Object.entries(constantsOf(option));
    return constants.length > 0 && isJson(value) && constants.every(([name, constant]) => value[name] === constant);
  });
  if (chosen) {
    const { oneOf: _, anyOf: __, ...outer } = schema;
    return narrow({ ...outer, ...chosen }, value);
  }
  if (!isJson(schema.properties)) return schema;
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => [
      name,
      isJson(property) && isJson(value) ? narrow(property, value[name]) : property,
    ]),
  );
  return { ...schema, properties };
}

/** Keywords that only repeat that something below them is wrong. */
const ECHOES = new Set(['properties', 'items', 'allOf', '$ref', 'anyOf', 'additionalProperties', 'prefixItems']);

function complaintOf(error: OutputUnit, schema: Json): { path: string; message: string } | undefined {
  if (ECHOES.has(error.keyword)) return undefined;
  const path = pointer(error.instanceLocation).join('.');
  if (error.keyword === 'required') {
    const missing = /"(.+)"\.$/.exec(error.error)?.[1] ?? '';
    return { path: path ? `${path}.${missing}` : missing, message: say('Fill this in.') };
  }
  const limit = pointer(error.keywordLocation).reduce<unknown>((at, step) => (at as Json | undefined)?.[step], schema);
  return { path, message: sentence(error.keyword, limit) };
}

function sentence(keyword: string, limit: unknown): string {
  const told = typeof limit === 'number' ? limit : String(limit);
  switch (keyword) {
    case 'minLength':
      return limit === 1 ? say('Fill this in.') : say('Use at least {limit} characters.', { limit: told });
    case 'maxLength':
      return say('Use at most {limit} characters.', { limit: told });
    case 'minimum':
      return say('At least {limit}.', { limit: told });
    case 'maximum':
      return say('At most {limit}.', { limit: told });
    case 'exclusiveMinimum':
      return say('More than {limit}.', { limit: told });
    case 'exclusiveMaximum':
      return say('Less than {limit}.', { limit: told });
    case 'multipleOf':
      return say('A multiple of {limit}.', { limit: told });
    case 'minItems':
      return say('Add at least {limit}.', { limit: told });
    case 'maxItems':
      return say('Keep at most {limit}.', { limit: told });
    case 'type':
      return limit === 'integer'
        ? say('Use a whole number.')
        : limit === 'number'
          ? say('Use a number.')
          : say('Fill this in.');
    case 'enum':
    case 'const':
    case 'oneOf':
      return say('Choose one of the options.');
    case 'format':
      return limit === 'email'
        ? say('This is not an e-mail address.')
        : limit === 'uri'
          ? say('This is not a web address.')
          : say('This does not have the expected form.');
    default:
      return say('This does not have the expected form.');
  }
}

/** `#/auth/mode` → ['auth', 'mode']. */
function pointer(location: string): string[] {
  return location
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}
