import { getRouteApi, Link } from '@tanstack/react-router';
import { REPORT_DAYS, type ReportDays } from '../../api/admin-reports.ts';
import { paths } from '../../paths.ts';
import { classes } from '../../ui/classes.ts';
import { knownWord } from '../../words/known-word.ts';

const route = getRouteApi('/admin/admin');

/** What the address of the overview asks for. */
export function useReportSearch(): { days: ReportDays; currency: string | undefined } {
  const { days, currency } = route.useSearch();
  return { days: knownWord(REPORT_DAYS, days) ?? '30', currency };
}

/** How far back the reports look: links, so that a range can be kept and sent. */
export function RangePicker() {
  const { days } = useReportSearch();
  return (
    <nav aria-label="Range" className="flex rounded-control border border-line bg-surface p-0.5 shadow-low">
      {REPORT_DAYS.map((choice) => (
        <Link
          key={choice}
          to={paths.admin}
          search={(now) => ({ ...now, days: choice })}
          replace
          resetScroll={false}
          aria-current={choice === days ? 'page' : undefined}
          className={classes(
            'rounded-[0.375rem] px-2.5 py-1 font-medium text-[0.8125rem] text-ink-soft transition-colors hover:text-ink',
            'aria-[current=page]:bg-sunken aria-[current=page]:text-ink',
          )}
        >
          {choice === '365' ? '1 year' : `${choice} days`}
        </Link>
      ))}
    </nav>
  );
}
