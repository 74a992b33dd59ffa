import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { textOrNothing } from './pages.ts';

// How the shop does over time. Every key begins with 'admin', as in admin.ts.

export const REPORT_DAYS = ['7', '30', '90', '365'] as const;
export type ReportDays = (typeof REPORT_DAYS)[number];

/** Charts of the past move slowly; the day's own figures stand above them. */
const REPORT_EVERY_MS = 60_000;

const report = { refetchInterval: REPORT_EVERY_MS, placeholderData: keepPreviousData };

export const salesReportQuery = (days: ReportDays, currency: string | undefined) =>
  queryOptions({
    ...report,
    queryKey: ['admin', 'reports', 'sales', { days, currency }],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/admin/reports/sales', { params: { query: { days, ...textOrNothing({ currency }) } }, signal }),
      ),
  });
export const deliveriesReportQuery = (days: ReportDays) =>
  queryOptions({
    ...report,
    queryKey: ['admin', 'reports', 'deliveries', { days }],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/admin/reports/deliveries', { params: { query: { days } }, signal })),
  });
export const providersReportQuery = (days: ReportDays) =>
  queryOptions({
    ...report,
    queryKey: ['admin', 'reports', 'providers', { days }],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/reports/providers', { params: { query: { days } }, signal })),
  });
export const queueReportQuery = (days: ReportDays) =>
  queryOptions({
    ...report,
    queryKey: ['admin', 'reports', 'queue', { days }],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/reports/queue', { params: { query: { days } }, signal })),
  });
