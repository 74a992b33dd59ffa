import type { InspectedProduct } from '../../catalog/index.ts';
import type { GatewayView } from '../../payments/index.ts';
import type { Verdict } from './shapes.ts';

/** What "Test connection" said last of each way that can be tested; of settings that were changed since it says nothing. */
export function checkConnections({ ways }: InspectedProduct): Verdict {
  const testable = ways.filter(({ driver }) => driver?.can_test_connection);
  if (testable.length === 0) {
    return { status: 'not_applicable', detail: 'What delivers it reaches nobody whose connection could be tested.' };
  }
  const fix = 'Press "Test connection".';
  const untested = testable.filter(({ test }) => test === undefined || test.outdated);
  const refused = testable.filter(({ test }) => test && !test.outdated && !test.ok);
  if (refused.length > 0) {
    const mend = 'Mend what is named, in the settings or on the other side, then test again.';
    return {
      status: 'failed',
      detail: refused.map(({ title, test }) => `${title}: ${test?.detail}`).join('; '),
      fix: mend,
    };
  }
  if (untested.length > 0) {
    const why = untested.some(({ test }) => test) ? 'The settings were changed after the last test.' : 'Never tested.';
    return { status: 'not_run', detail: why, fix };
  }
  return { status: 'passed', detail: testable.map(({ title, test }) => `${title}: ${test?.detail}`).join('; ') };
}

/** What the newest check of each enabled gateway found: about itself, and about the prices of this product. */
export function checkGatewayConnections({ product }: InspectedProduct, gateways: GatewayView[]): Verdict {
  const enabled = gateways.filter(({ gateway }) => product.enabled_payment_gateways.includes(gateway));
  const unasked = enabled.filter(({ configured, last_check }) => configured && last_check === null);
  const own = new Set(product.prices.map(({ id }) => id));
  const findings = enabled.flatMap(({ title, last_check }) =>
    (last_check?.checks ?? [])
      .filter(({ price_id, level }) => level !== 'ok' && (price_id === null || own.has(price_id)))
      .map(({ level, detail, fix }) => ({ level, text: `${title}: ${detail}`, fix })),
  );
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    const fix =
      errors.find((error) => error.fix)?.fix ?? 'Mend it at the gateway or in the configuration, then test again.';
    return { status: 'failed', detail: errors.map(({ text }) => text).join('; '), fix };
  }
  const asked = enabled.filter(({ last_check }) => last_check !== null);
  if (unasked.length > 0 || asked.length === 0) {
    const names = (unasked.length > 0 ? unasked : enabled).map(({ title }) => title).join(', ');
    return { status: 'not_run', detail: `${names} was not asked yet.`, fix: 'Press "Test gateways".' };
  }
  const warnings = findings.map(({ text }) => `To be read: ${text}`);
  return {
    status: 'passed',
    detail: [`${asked.map(({ title }) => title).join(', ')} answered well.`, ...warnings].join(' '),
  };
}

/** The plan's "validate webhook to fulfillment path in staging": the rehearsal is the staging. */
export function checkRehearsal({ rehearsal }: InspectedProduct, canRehearse: boolean): Verdict {
  const again = 'Press "Rehearse".';
  if (!rehearsal) {
    return canRehearse
      ? { status: 'not_run', detail: 'Never rehearsed.', fix: again }
      : {
          status: 'not_run',
          detail: 'This installation has no rehearsal program.',
          fix: 'Set VOZEX_REHEARSAL_PROGRAM.',
        };
  }
  const { status, detail, steps } = rehearsal;
  switch (status) {
    case 'queued':
    case 'running':
      return { status: 'not_run', detail: 'It is being rehearsed now.' };
    case 'failed': {
      const fix = steps.find((step) => step.status === 'failed')?.fix ?? again;
      return { status: 'failed', detail: detail ?? 'The rehearsal failed.', fix };
    }
    case 'skipped':
      return { status: 'not_applicable', detail: detail ?? 'Nothing of it can be rehearsed.' };
    case 'passed':
      if (rehearsal.outdated)
        return { status: 'not_run', detail: 'It was changed after its last rehearsal.', fix: again };
      return { status: 'passed', detail: detail ?? `All ${steps.length} steps held, from payment to cancellation.` };
  }
}
