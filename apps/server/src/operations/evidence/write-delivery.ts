import { FULFILLMENT_LABEL } from '@vozex/domain';
import type { PdfSheet } from '../../kernel/pdf.ts';
import type { Evidence } from './evidence.ts';
import { pairs, plain, time, writeMoves } from './pdf-words.ts';

/** How one item was delivered, and that it was used. */
export function writeDelivery(sheet: PdfSheet, delivery: Evidence['deliveries'][number]): void {
  sheet.heading(`Delivery of ${delivery.product_name}`);
  sheet.facts([
    ['Delivery', delivery.id],
    ['Status', FULFILLMENT_LABEL[delivery.status]],
    ['Delivered', delivery.delivered_at && time(delivery.delivered_at)],
    ['Delivered by', `${delivery.driver}, ${delivery.provider}`],
    ['Workspace', delivery.workspace_url],
    ["Provider's reference", delivery.provider_reference],
    ["Provider's customer", delivery.provider_customer],
    ['State of the service', plain(delivery.service_state)],
    ['Handed over', pairs(delivery.handed_over)],
  ]);
  writeMoves(sheet, delivery.moves);
  if (delivery.calls.length > 0) {
    sheet.subheading('What was asked of the provider');
    sheet.table(
      [
        { title: 'When', share: 2 },
        { title: 'What', share: 3 },
        { title: 'Outcome', share: 4 },
      ],
      delivery.calls.map((call) => [time(call.started_at), call.action, plain(call.outcome)]),
    );
  }
  if (delivery.licenses.length > 0) {
    sheet.subheading('License keys');
    sheet.table(
      [
        { title: 'Issued', share: 2 },
        { title: 'Key', share: 2 },
        { title: 'Kind', share: 2 },
        { title: 'Status', share: 2 },
        { title: 'Activations', share: 1.5, align: 'right' },
      ],
      delivery.licenses.map((one) => [
        time(one.issued_at),
        one.key_hint,
        plain(one.license_type),
        plain(one.status),
        one.max_activations === null ? 'any' : `up to ${one.max_activations}`,
      ]),
    );
  }
  if (delivery.downloads.length > 0) {
    sheet.subheading('Downloads');
    sheet.table(
      [
        { title: 'When', share: 2 },
        { title: 'File', share: 3 },
        { title: 'Version', share: 1.5 },
        { title: 'From address', share: 2.5 },
      ],
      delivery.downloads.map((one) => [time(one.at), one.file_name, one.version, one.ip_address ?? 'not kept']),
    );
  }
  if (delivery.work_done.length > 0) {
    sheet.subheading('Work done');
    sheet.table(
      [
        { title: 'When', share: 2 },
        { title: 'What', share: 7 },
      ],
      delivery.work_done.map((one) => [time(one.completed_at), one.title]),
    );
  }
}
