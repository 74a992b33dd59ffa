import { z } from 'zod';

/** The kinds of things that have a public id, and the prefix by which a person recognises each. */
export const ID_PREFIX = {
  customer: 'cus',
  product: 'prd',
  price: 'pri',
  rehearsal: 'reh',
  secret: 'sec',
  order: 'ord',
  order_item: 'oit',
  checkout_session: 'chk',
  webhook_event: 'whe',
  payment: 'pay',
  refund: 'rfd',
  dispute: 'dsp',
  subscription: 'sub',
  plan_change: 'plc',
  reconciliation: 'rec',
  fulfillment: 'ful',
  operation: 'ops',
  license: 'lic',
  artifact: 'art',
  download_grant: 'dlg',
  path_move: 'pmv',
  guard_batch: 'grd',
  bench_run: 'bnr',
  task: 'tsk',
  task_question: 'tqu',
  task_comment: 'tco',
  task_file: 'tfi',
  pool: 'pol',
  server_template: 'tpl',
  template_version: 'tpv',
  resource_profile: 'rpf',
  reservation: 'rsv',
  instance: 'ins',
  instance_operation: 'iop',
  instance_backup: 'ibk',
  instance_domain: 'dom',
  waiting: 'wai',
  import: 'imp',
  coupon: 'cpn',
  tax_rule: 'txr',
  mail: 'mai',
  api_key: 'key',
  audit_run: 'aud',
  alert: 'alt',
  alert_destination: 'ald',
  alert_telling: 'alm',
} as const;
export type IdKind = keyof typeof ID_PREFIX;

/** `ord_` and 26 characters of Crockford's base 32: 48 bits of time, then 80 random bits. Sorts by time of birth. */
export function idSchema<K extends IdKind>(kind: K) {
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIX[kind]}_[0-9a-hjkmnp-tv-z]{26}$`))
    .meta({ examples: [`${ID_PREFIX[kind]}_01k9zq3v7m8d2n4p6r8t0w2y4b`] });
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes an id of the given kind.
 *
 * @param random ten random bytes: 80 bits, so that an id cannot be guessed from its neighbour.
 */
export function makeId(kind: IdKind, now: Date, random: Uint8Array): string {
  let time = now.getTime();
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = CROCKFORD[time % 32] + text;
    time = Math.floor(time / 32);
  }
  let bits = 0;
  let held = 0;
  for (const byte of random) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += CROCKFORD[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return `${ID_PREFIX[kind]}_${text}`;
}
