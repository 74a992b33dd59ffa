import { describe, expect, it } from 'vitest';
import { prepareSchema, uiOf } from './prepare-schema.ts';

const LABELS = { type: 'object', propertyNames: { type: 'string' }, additionalProperties: { type: 'string' } };

describe('a schema that the server derived from its types is fit for people', () => {
  it('draws an object whose names are the own words of its writer as rows of a name and a value', () => {
    const prepared = prepareSchema({ type: 'object', properties: { labels: LABELS } });
    expect(prepared.properties?.labels).toMatchObject({
      title: 'Labels',
      additionalProperties: { title: 'Value', type: 'string' },
    });
    expect(uiOf(prepared).labels).toMatchObject({ 'ui:field': 'record' });
  });

  it('leaves an object with names of its own to its fields, whatever else it lets in', () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false };
    expect(uiOf(prepareSchema(schema))).not.toHaveProperty('ui:field');
  });

  it('names the options of a union as the constant in each is named, else by its word', () => {
    const option = (constant: object) => ({ type: 'object', properties: { kind: constant } });
    const prepared = prepareSchema({
      oneOf: [option({ const: 'address', title: 'The address of its engine' }), option({ const: 'sub_domain' })],
    });
    expect(prepared.oneOf).toMatchObject([{ title: 'The address of its engine' }, { title: 'Sub domain' }]);
  });

  it('lets what was set up be picked, also as the value of a row', () => {
    const profile = { type: 'string', title: 'Resource profile', widget: 'resource_profile' };
    const prepared = prepareSchema({
      type: 'object',
      properties: { profile, by_plan: { ...LABELS, additionalProperties: profile } },
    });
    expect(uiOf(prepared)).toMatchObject({
      profile: { 'ui:widget': 'resource_profile' },
      by_plan: { additionalProperties: { 'ui:widget': 'resource_profile' } },
    });
  });
});
