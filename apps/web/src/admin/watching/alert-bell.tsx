import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { alertCountQuery } from '../../api/alerts.ts';
import { paths } from '../../paths.ts';
import { classes } from '../../ui/classes.ts';
import { counted } from '../../words/phrases.ts';

/** What is wrong now, as a number in the frame; what somebody sees to already rings no more. */
export function AlertBell() {
  const { open = 0, unseen = 0, critical = 0 } = useQuery(alertCountQuery).data ?? {};
  const label = open === 0 ? 'No open alerts' : `${counted(open, 'open alert')}, ${unseen} unseen`;
  return (
    <Link
      to={paths.adminAlerts}
      aria-label={label}
      title={label}
      className="relative flex rounded-control p-1.5 text-ink-soft hover:bg-sunken hover:text-ink sm:max-md:ml-auto"
    >
      <Bell aria-hidden="true" className="size-[1.125rem]" />
      {unseen > 0 && (
        <span
          aria-hidden="true"
          className={classes(
            'absolute -top-0.5 -right-1 min-w-4 rounded-full px-1 text-center font-semibold text-[0.625rem] leading-4 text-canvas',
            critical > 0 ? 'bg-bad' : 'bg-warn',
          )}
        >
          {unseen > 99 ? '99+' : unseen}
        </span>
      )}
    </Link>
  );
}
