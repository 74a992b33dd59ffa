import { defineEvent } from '../../kernel/events.ts';

/** News of an alert, or a test of the way it takes. */
export type AlertNews = {
  /** The telling: one mail for each. */
  tellingId: string;
  to: string;
  news: 'opened' | 'reminded' | 'resolved' | 'test';
  severity: string;
  title: string;
  summary: string;
  about: string;
  alertUrl: string;
  runbookUrl: string;
};

/** Somebody is to be told by mail. */
export const alertTold = defineEvent<AlertNews>('alert.told');
