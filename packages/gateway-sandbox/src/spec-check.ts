import { readFileSync } from 'node:fs';
import type { AnySchema, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { amendDodoSpec } from './dodo/amend-spec.ts';
import type { Gateway } from './misbehaviour.ts';

/** Checks traffic against a gateway's own API description. Every method returns what is wrong, or nothing. */
export type SpecCheck = {
  /** @param url path and query. @param headers names in lower case. @param body parsed; undefined when there is none. */
  checkRequest(method: string, url: string, headers: Record<string, string>, body: unknown): string[];
  checkResponse(method: string, url: string, status: number, body: unknown): string[];
  /** @param type the event's name. @param body the whole envelope. */
  checkWebhook(type: string, body: unknown): string[];
};

const DODO_DOCUMENT = 'dodo-1.113.0.json';
const ORDERS_DOCUMENT = 'paypal-checkout_orders_v2.json';
const PAYMENTS_DOCUMENT = 'paypal-payments_payment_v2.json';
const WEBHOOKS_DOCUMENT = 'paypal-notifications_webhooks_v1.json';
const BILLING_DOCUMENT = 'paypal-billing_subscriptions_v1.json';
const PRODUCTS_DOCUMENT = 'paypal-catalogs_products_v1.json';
const DISPUTES_DOCUMENT = 'paypal-customer_disputes_v1.json';
const REPORTS_DOCUMENT = 'paypal-reporting_transactions_v1.json';
const PAYPAL_DOCUMENTS = [
  ORDERS_DOCUMENT,
  PAYMENTS_DOCUMENT,
  WEBHOOKS_DOCUMENT,
  BILLING_DOCUMENT,
  PRODUCTS_DOCUMENT,
  DISPUTES_DOCUMENT,
  REPORTS_DOCUMENT,
];

/** Which schema a PayPal event's `resource` must satisfy. */
const PAYPAL_RESOURCES: Record<string, [document: string, schema: string]> = {
  'CHECKOUT.ORDER.APPROVED': [ORDERS_DOCUMENT, 'order'],
  'PAYMENT.CAPTURE.COMPLETED': [PAYMENTS_DOCUMENT, 'capture-2'],
  'PAYMENT.CAPTURE.PENDING': [PAYMENTS_DOCUMENT, 'capture-2'],
  'PAYMENT.CAPTURE.DECLINED': [PAYMENTS_DOCUMENT, 'capture-2'],
  'PAYMENT.CAPTURE.REFUNDED': [PAYMENTS_DOCUMENT, 'refund'],
  'PAYMENT.CAPTURE.REVERSED': [PAYMENTS_DOCUMENT, 'refund'],
  'CATALOG.PRODUCT.CREATED': [PRODUCTS_DOCUMENT, 'product'],
  'BILLING.PLAN.CREATED': [BILLING_DOCUMENT, 'plan'],
  'BILLING.PLAN.ACTIVATED': [BILLING_DOCUMENT, 'plan'],
  'BILLING.PLAN.DEACTIVATED': [BILLING_DOCUMENT, 'plan'],
  'BILLING.SUBSCRIPTION.CREATED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.ACTIVATED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.RE-ACTIVATED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.UPDATED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.SUSPENDED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.CANCELLED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.EXPIRED': [BILLING_DOCUMENT, 'subscription'],
  'BILLING.SUBSCRIPTION.PAYMENT.FAILED': [BILLING_DOCUMENT, 'subscription'],
  'CUSTOMER.DISPUTE.CREATED': [DISPUTES_DOCUMENT, 'dispute'],
  'CUSTOMER.DISPUTE.UPDATED': [DISPUTES_DOCUMENT, 'dispute'],
  'CUSTOMER.DISPUTE.RESOLVED': [DISPUTES_DOCUMENT, 'dispute'],
};

/** A subscription's money comes in the shape of the old v1 API, of which there is no OpenAPI document. */
const SALE: AnySchema = {
  type: 'object',
  required: ['id', 'state', 'amount', 'create_time'],
  properties: {
    id: { type: 'string' },
    state: { enum: ['completed', 'partially_refunded', 'pending', 'refunded', 'denied', 'failed'] },
    amount: {
      type: 'object',
      required: ['total', 'currency'],
      properties: {
        total: { type: 'string', pattern: '^-?[0-9]+([.][0-9]{2})?$' },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      },
    },
    billing_agreement_id: { type: 'string' },
    sale_id: { type: 'string' },
    create_time: { type: 'string' },
  },
};
const SALE_EVENT = /^PAYMENT[.]SALE[.](COMPLETED|PENDING|DENIED|REFUNDED|REVERSED)$/;

/** Operations that PayPal has although the documents do not: the old sales API, and what came after the documents. */
const NOT_IN_DOCUMENTS = [
  /^(GET|POST) [/]v1[/]payments[/](sale|refund)[/][^/]+([/]refund)?$/,
  // In the official SDK since 2.5.0.
  /^GET [/]v1[/]billing[/]subscriptions$/,
];

/** Where a document is wrong about its own gateway; what stands there is not checked. */
const KNOWN_WRONG = [
  // Genuine signatures are base64, which may start with "+" or "/"; the pattern wants a letter or digit.
  {
    document: WEBHOOKS_DOCUMENT,
    pointer: '/components/schemas/verify_webhook_signature/properties/transmission_sig/pattern',
  },
  // Event ids are WH-...-..., with dashes.
  { document: WEBHOOKS_DOCUMENT, pointer: '/components/parameters/event_id/schema/pattern' },
  // PayPal's own simulator stamps its subscriptions with the impossible 2018-19-12T22:20:32.000Z.
  { document: WEBHOOKS_DOCUMENT, pointer: '/components/schemas/event/properties/create_time/format' },
  // The pattern allows no dash, but there are CHECKOUT.PAYMENT-APPROVAL.REVERSED and BILLING.SUBSCRIPTION.RE-ACTIVATED.
  { document: WEBHOOKS_DOCUMENT, pointer: '/components/schemas/simulate_event/properties/event_type/pattern' },
  // The lists want at least one thing, even when there is none.
  { document: PRODUCTS_DOCUMENT, pointer: '/components/schemas/product_collection/properties/products/minItems' },
  { document: DISPUTES_DOCUMENT, pointer: '/components/schemas/dispute_search/properties/items/minItems' },
  {
    document: REPORTS_DOCUMENT,
    pointer: '/components/schemas/search_response/properties/transaction_details/minItems',
  },
  // An order's invoice_id may hold any character, and stands there as it is.
  {
    document: DISPUTES_DOCUMENT,
    pointer: '/components/schemas/transaction_info/properties/invoice_number/pattern',
  },
  // A subscription's id is its reference there, and has a dash.
  {
    document: REPORTS_DOCUMENT,
    pointer: '/components/schemas/transaction_info/properties/paypal_reference_id/pattern',
  },
  // The list of refusals forgets the subscription that is not active and the plan that is not.
  {
    document: BILLING_DOCUMENT,
    pointer: '/components/schemas/subscriptions.revise-422/properties/details/items/anyOf',
  },
];

/**
 * Dodo's document gives many refusals no body, or leaves them out. Its error reference says that they are
 * `{code, message}`: https://docs.dodopayments.com/api-reference/error-codes
 */
const DODO_REFUSAL: AnySchema = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string', pattern: '^[A-Z0-9_]+$' }, message: { type: 'string' } },
};
const DODO_REFUSALS = [400, 401, 403, 404, 405, 409, 422, 429];

type Parameter = { name: string; in: string; required?: boolean; schema?: object; $ref?: string };
type Content = { content?: Record<string, { schema?: object }>; $ref?: string };
type Operation = {
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content>;
};
type OpenApi = { openapi: string; paths: Record<string, Record<string, Operation>>; webhooks?: Record<string, object> };

type Found = { pointer: string; operation: Operation; pathValues: Record<string, string>; query: URLSearchParams };

/** One OpenAPI document with its validators, which are compiled when first used. */
class Description {
  readonly #file: string;
  readonly #api: OpenApi;
  readonly #ajv: Ajv;

  constructor(file: string) {
    this.#file = file;
    this.#api = JSON.parse(readFileSync(new URL(`../fixtures/openapi/${file}`, import.meta.url), 'utf8')) as OpenApi;
    for (const { document, pointer } of KNOWN_WRONG) if (document === file) removeAt(this.#api, pointer);
    if (file === DODO_DOCUMENT) amendDodoSpec(this.#api);
    const options = { strict: false, allErrors: true, validateSchema: false, logger: false } as const;
    // OpenAPI 3.1 is JSON Schema 2020-12; 3.0 is near enough to draft 7, and Ajv knows its `nullable`.
    this.#ajv = this.#api.openapi.startsWith('3.1') ? new Ajv2020(options) : new Ajv(options);
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(this.#api, file);
  }

  find(method: string, url: string): Found | undefined {
    const { pathname, searchParams } = new URL(url, 'http://sandbox');
    for (const [template, operations] of Object.entries(this.#api.paths)) {
      const pathValues = matchPath(template, pathname);
      const operation = operations[method.toLowerCase()];
      if (!pathValues || !operation) continue;
      return {
        pointer: pointerTo('paths', template, method.toLowerCase()),
        operation,
        pathValues,
        query: searchParams,
      };
    }
    return undefined;
  }

  checkParameters({ operation, pathValues, query, pointer }: Found, headers: Record<string, string>): string[] {
    return (operation.parameters ?? []).flatMap((listed, index) => {
      const at = listed.$ref?.slice(1) ?? `${pointer}/parameters/${index}`;
      const parameter = this.#at(at) as Parameter; // because the document says that a parameter stands there
      const read = { path: () => pathValues[parameter.name], query: () => query.get(parameter.name) };
      const raw =
        parameter.in === 'header' ? headers[parameter.name.toLowerCase()] : read[parameter.in as 'path' | 'query']?.();
      const where = `${parameter.in} parameter ${parameter.name}`;
      if (raw === undefined || raw === null) return parameter.required ? [`${where} is missing`] : [];
      const type = (parameter.schema as { type?: string } | undefined)?.type;
      const isFlag = type === 'boolean' && (raw === 'true' || raw === 'false');
      const value = type === 'integer' ? Number(raw) : isFlag ? raw === 'true' : raw;
      return this.check(`${at}/schema`, value, where);
    });
  }

  checkRequestBody({ operation, pointer }: Found, body: unknown): string[] {
    const { requestBody } = operation;
    if (body === undefined) return requestBody?.required ? ['the body is missing'] : [];
    const at = requestBody?.$ref?.slice(1) ?? `${pointer}/requestBody`;
    return requestBody ? this.check(`${at}/content/application~1json/schema`, body, 'body') : ['there must be no body'];
  }

  /** Undefined when the document does not know this status. */
  checkResponseBody({ operation, pointer }: Found, status: number, body: unknown): string[] | undefined {
    const key = operation.responses[status] ? String(status) : 'default';
    const response = operation.responses[key];
    if (!response) return undefined;
    const at = response.$ref?.slice(1) ?? `${pointer}/responses/${key}`;
    const { content } = this.#at(at) as Content; // because the document says that a response stands there
    if (!content) return body === undefined ? [] : undefined;
    if (!content['application/json']) return []; // a file, such as a PDF
    return this.check(`${at}/content/application~1json/schema`, body, 'body');
  }

  check(pointer: string, value: unknown, where: string): string[] {
    const validate = this.#ajv.getSchema(`${this.#file}#${encodeURI(pointer)}`);
    if (!validate) return [`${this.#file} has no schema at ${pointer}`];
    return complaintsOf(validate, value, where);
  }

  checkSchema(schema: AnySchema, value: unknown, where: string): string[] {
    return complaintsOf(this.#ajv.compile(schema), value, where);
  }

  knowsWebhook(type: string): boolean {
    return this.#api.webhooks !== undefined && Object.hasOwn(this.#api.webhooks, type);
  }

  #at(pointer: string): unknown {
    const keys = pointer.split('/').slice(1);
    return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[unescapeKey(key)], this.#api);
  }
}

function complaintsOf(validate: ValidateFunction, value: unknown, where: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    return `${where}${instancePath} ${message} ${JSON.stringify(params)}`;
  });
}

function pointerTo(...keys: string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function unescapeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function removeAt(root: object, pointer: string): void {
  const keys = pointer.split('/').slice(1).map(unescapeKey);
  const last = keys.pop();
  const parent = keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], root);
  if (last !== undefined) delete (parent as Record<string, unknown>)[last];
}

/** The values of a template's placeholders, or undefined when the path is another one. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith('{')) values[part.slice(1, -1)] = decodeURIComponent(actual);
    else if (part !== actual) return undefined;
  }
  return values;
}

const opened = new Map<string, Description>();

/** Documents are read once per process, and only when something is checked against them. */
function descriptionOf(file: string): Description {
  const description = opened.get(file) ?? new Description(file);
  opened.set(file, description);
  return description;
}

/** Opens a gateway's API description. Costs nothing until the first check. */
export function openSpec(gateway: Gateway): SpecCheck {
  return gateway === 'dodo' ? dodoSpec() : paypalSpec();
}

function dodoSpec(): SpecCheck {
  const api = () => descriptionOf(DODO_DOCUMENT);
  return {
    checkRequest: (method, url, headers, body) => checkRequest([api()], method, url, headers, body),
    checkResponse(method, url, status, body) {
      const found = api().find(method, url);
      if (!found) return [unknownOperation(method, url)];
      const complaints = DODO_REFUSALS.includes(status) ? undefined : api().checkResponseBody(found, status, body);
      if (complaints) return complaints;
      if (DODO_REFUSALS.includes(status)) return api().checkSchema(DODO_REFUSAL, body, 'body');
      return [`status ${status} is not described`];
    },
    checkWebhook(type, body) {
      if (!api().knowsWebhook(type)) return [`there is no event ${type}`];
      return api().check(
        pointerTo('webhooks', type, 'post', 'requestBody', 'content', 'application/json', 'schema'),
        body,
        'body',
      );
    },
  };
}

function paypalSpec(): SpecCheck {
  const apis = () => PAYPAL_DOCUMENTS.map(descriptionOf);
  const isUndescribed = (method: string, url: string) =>
    NOT_IN_DOCUMENTS.some((operation) => operation.test(`${method} ${new URL(url, 'http://sandbox').pathname}`));
  return {
    checkRequest: (method, url, headers, body) =>
      isUndescribed(method, url) ? [] : checkRequest(apis(), method, url, headers, body),
    checkResponse(method, url, status, body) {
      if (isUndescribed(method, url)) return [];
      for (const api of apis()) {
        const found = api.find(method, url);
        if (found) return api.checkResponseBody(found, status, body) ?? [`status ${status} is not described so`];
      }
      return [unknownOperation(method, url)];
    },
    checkWebhook(type, body) {
      const shape = PAYPAL_RESOURCES[type];
      const { resource } = body as { resource?: unknown };
      if (!shape && !SALE_EVENT.test(type)) return [`there is no event ${type}`];
      return [
        ...descriptionOf(WEBHOOKS_DOCUMENT).check(pointerTo('components', 'schemas', 'event'), body, 'body'),
        ...(shape
          ? descriptionOf(shape[0]).check(pointerTo('components', 'schemas', shape[1]), resource, 'resource')
          : descriptionOf(WEBHOOKS_DOCUMENT).checkSchema(SALE, resource, 'resource')),
      ];
    },
  };
}

function checkRequest(
  apis: Description[],
  method: string,
  url: string,
  headers: Record<string, string>,
  body: unknown,
): string[] {
  for (const api of apis) {
    const found = api.find(method, url);
    if (found) return [...api.checkParameters(found, headers), ...api.checkRequestBody(found, body)];
  }
  return [unknownOperation(method, url)];
}

function unknownOperation(method: string, url: string): string {
  return `${method} ${url} is not described`;
}
