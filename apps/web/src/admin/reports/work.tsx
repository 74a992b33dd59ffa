import { useQuery } from '@tanstack/react-query';
import { providersReportQuery, queueReportQuery } from '../../api/admin-reports.ts';
import type { ProvidersReport, QueueReport } from '../../api/types.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { duration } from '../../ui/time.ts';
import type { Tone } from '../../ui/tone.ts';
import { sharePhrase } from '../../words/change-phrase.ts';
import { counted } from '../../words/phrases.ts';
import { shortDay, shortHour } from '../../words/short-day.ts';
import { useReportSearch } from './range-picker.tsx';

/** What waits, and how those are whom deliveries depend on. */
export function WorkCharts() {
  const { days } = useReportSearch();
  const queue = useQuery(queueReportQuery(days));
  const providers = useQuery(providersReportQuery(days));
  return (
    <>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Loaded result={queue}>{(report) => <QueueDepth report={report} />}</Loaded>
        <Loaded result={providers}>{(report) => <CallsByDay report={report} />}</Loaded>
      </div>
      <Loaded result={providers}>{(report) => <ProviderHealth report={report} />}</Loaded>
    </>
  );
}

function QueueDepth({ report: { range, now, points } }: { report: QueueReport }) {
  const label = range.days <= 7 ? shortHour : shortDay;
  return (
    <Chart
      title="Queue"
      note={`The most that waited in each ${range.days <= 7 ? 'hour' : 'day'}; now ${now.waiting}${now.oldest_seconds > 0 ? `, the oldest for ${duration(now.oldest_seconds * 1_000)}` : ''}`}
      summary={`${counted(now.waiting, 'delivery', 'deliveries')} wait now, ${now.with_team} are with the team, ${now.failed} have failed.`}
      kind="lines"
      rowsAre={range.days <= 7 ? 'Hour (UTC)' : 'Day'}
      series={[
        { key: 'waiting', label: 'Due', show: String },
        { key: 'with_team', label: 'With the team', show: String },
        { key: 'failed', label: 'Failed', show: String },
      ]}
      rows={points.map(({ at, waiting, with_team, failed }) => ({
        key: at,
        label: label(at),
        values: { waiting, with_team, failed },
      }))}
    />
  );
}

function CallsByDay({ report: { days, providers } }: { report: ProvidersReport }) {
  const failed = providers.reduce((sum, provider) => sum + provider.failed, 0);
  const calls = providers.reduce((sum, provider) => sum + provider.calls, 0);
  return (
    <Chart
      title="Calls to providers"
      note="Every attempt counts, also those that a later one made good"
      summary={`${counted(calls, 'call')}, ${failed} of them failed.`}
      kind="stacked bars"
      rowsAre="Day"
      series={[
        { key: 'fine', label: 'Fine', show: String },
        { key: 'failed', label: 'Failed', show: String },
      ]}
      rows={days.map((day) => ({
        key: day.day,
        label: shortDay(day.day),
        values: { fine: day.calls - day.failed, failed: day.failed },
      }))}
    />
  );
}

type Provider = ProvidersReport['providers'][number];

/** From here on a provider is called ill. */
const ILL_SHARE = 0.2;

function healthOf({ last_hour, last_day }: Provider): { tone: Tone; word: string } {
  const { calls, failed } = last_hour.calls > 0 ? last_hour : last_day;
  if (calls === 0) return { tone: 'quiet', word: 'Not called' };
  if (failed / calls >= ILL_SHARE) return { tone: 'bad', word: 'Failing' };
  return failed > 0 ? { tone: 'warn', word: 'Some failures' } : { tone: 'good', word: 'Well' };
}

const COLUMNS: Column<Provider>[] = [
  { key: 'provider', label: 'Provider', lead: true, cell: ({ provider }) => provider },
  {
    key: 'health',
    label: 'Health',
    cell: (provider) => {
      const { tone, word } = healthOf(provider);
      return <Badge tone={tone}>{word}</Badge>;
    },
  },
  ...(['last_hour', 'last_day'] as const).flatMap((span): Column<Provider>[] => [
    {
      key: span,
      label: span === 'last_hour' ? 'Last hour' : 'Last day',
      end: true,
      cell: ({ [span]: { calls, failed } }) =>
        calls === 0 ? '–' : `${counted(calls, 'call')}, ${sharePhrase(failed, calls)} failed`,
    },
    {
      key: `${span} p95`,
      label: '19 of 20 within',
      end: true,
      cell: ({ [span]: { p95_ms } }) => (p95_ms === null ? '–' : duration(p95_ms)),
    },
  ]),
  { key: 'unknown', label: 'Unknown outcomes', end: true, cell: ({ last_day }) => last_day.unknown },
];

function ProviderHealth({ report: { providers } }: { report: ProvidersReport }) {
  return (
    <Panel title="Providers" note="Whom deliveries depend on, as of now" flush>
      {providers.length === 0 ? (
        <p className="px-6 py-5 text-ink-soft text-sm">No provider was called.</p>
      ) : (
        <Table caption="Health of providers" columns={COLUMNS} rows={providers} rowKey={({ provider }) => provider} />
      )}
    </Panel>
  );
}
