import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { PICKED } from './pickers.ts';
import { titled } from './titled.ts';

type Json = Record<string, unknown>;

/**
 * Makes a schema, as the server derives it from its own types, fit for people:
 * options of a union get names, a value that may be null becomes an optional one, a property without title gets one.
 */
export function prepareSchema(schema: Json): RJSFSchema {
  const { $schema: _, ...rest } = schema;
  return prepare(rest) as RJSFSchema;
}

function prepare(schema: Json): Json {
  const options = unionOptions(schema);
  if (options) {
    const real = options.filter((option) => option.type !== 'null');
    const { oneOf: _, anyOf: __, ...outer } = schema;
    if (real.length === 1) return prepare({ ...real[0], ...outer }); // "X or null": X, and empty when left out
    return { ...outer, oneOf: real.map((option) => prepare(withTitle(option))) };
  }
  const prepared: Json = { ...schema };
  if (isJson(schema.properties)) {
    prepared.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        isJson(property) ? prepare({ title: titled(name), ...property }) : property,
      ]),
    );
  }
  if (isJson(schema.items)) prepared.items = prepare(schema.items);
  if (isRecord(schema)) prepared.additionalProperties = prepare({ title: 'Value', ...schema.additionalProperties });
  if (isJson(schema.$defs)) {
    prepared.$defs = Object.fromEntries(
      Object.entries(schema.$defs).map(([name, definition]) => [
        name,
        isJson(definition) ? prepare(definition) : definition,
      ]),
    );
  }
  return prepared;
}

/** The options of a union, or nothing where the schema is none. */
export function unionOptions(schema: Json): Json[] | undefined {
  const options = schema.oneOf ?? schema.anyOf;
  return Array.isArray(options) ? options.filter(isJson) : undefined;
}

/** Names an option as the constant that tells it from the others is named, or after that word itself. */
function withTitle(option: Json): Json {
  if (typeof option.title === 'string') return option;
  const [name, constant] = Object.entries(constantsOf(option))[0] ?? [];
  const property = name !== undefined && isJson(option.properties) && option.properties[name];
  if (isJson(property) && typeof property.title === 'string') return { ...option, title: property.title };
  const word = option.const ?? constant;
  return word === undefined ? option : { ...option, title: titled(String(word)) };
}

/** The properties of an object that can have one value only. */
export function constantsOf(schema: Json): Json {
  if (!isJson(schema.properties)) return {};
  return Object.fromEntries(
    Object.entries(schema.properties).flatMap(([name, property]) =>
      isJson(property) && 'const' in property ? [[name, property.const]] : [],
    ),
  );
}

const WIDGETS = new Set<string>(['secret', 'artifact', 'textarea', 'password', ...PICKED]);

/** What the schema cannot say to the form engine: which widget draws a value, and that constants are not shown. */
export function uiOf(schema: Json): UiSchema {
  const ui: UiSchema = { 'ui:submitButtonOptions': { norender: true } };
  if (typeof schema.widget === 'string' && WIDGETS.has(schema.widget)) ui['ui:widget'] = schema.widget;
  if ('const' in schema) ui['ui:widget'] = 'hidden';
  if (isJson(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) if (isJson(property)) ui[name] = uiOf(property);
  }
  if (isJson(schema.items)) ui.items = uiOf(schema.items);
  if (isRecord(schema)) {
    ui['ui:field'] = 'record';
    ui.additionalProperties = uiOf(schema.additionalProperties);
  }
  const options = unionOptions(schema);
  if (options && !options.every((option) => 'const' in option))
    ui.oneOf = options.map((option) => ({ ...uiOf(option), 'ui:options': { label: false } })); // its name stands on the choice
  return ui;
}

/** An object whose names are not told: `{ [name]: value }`. */
function isRecord(schema: Json): schema is Json & { additionalProperties: Json } {
  return schema.type === 'object' && !isJson(schema.properties) && isJson(schema.additionalProperties);
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
