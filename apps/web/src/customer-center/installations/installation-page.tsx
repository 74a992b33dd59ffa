import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { domainsOfInstallation, type InstallationDetail, myInstallationQuery } from '../../api/installations.ts';
import { Problem } from '../../api/problem.ts';
import { say } from '../../languages/say.ts';
import { paths } from '../../paths.ts';
import { Loaded } from '../../shell/loaded.tsx';
import { NotFound } from '../../shell/not-found.tsx';
import { Panel } from '../../ui/card.tsx';
import { type Fact, KeyValue } from '../../ui/key-value.tsx';
import { Day } from '../../ui/relative-time.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { spoken } from '../../words/phrases.ts';
import { orderFact } from '../order-fact.tsx';
import { Backups } from './backups.tsx';
import { Domains } from './domains.tsx';
import { History } from './history.tsx';
import { InstallationNews } from './installation-news.tsx';
import { lookAgainAfter } from './look-again.ts';
import { Secrets } from './secrets.tsx';
import { Standing } from './standing.tsx';
import { Usage } from './usage.tsx';

const route = getRouteApi('/site/account/account/installations/$id');

function factsOf({ version, plan, created_at, order_id }: InstallationDetail): Fact[] {
  return [
    { label: say('Version'), value: version },
    ...(plan ? [{ label: say('Plan'), value: spoken(plan) }] : []),
    { label: say('Since'), value: <Day at={created_at} /> },
    orderFact(order_id),
  ];
}

function InstallationView({ installation }: { installation: InstallationDetail }) {
  const isOver = installation.status === 'ending' || installation.status === 'ended';
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8">
      <div className="grid min-w-0 grid-cols-1 gap-5">
        <InstallationNews installation={installation} />
        <Standing installation={installation} />
        <Backups installation={installation} />
        {!isOver && (
          <Domains
            desk={domainsOfInstallation(installation.id)}
            whyNot={null}
            note={say('The names under which it is found. You can bring one of your own.')}
            advice={say(
              'Set these records where you manage the domain. It can take from minutes to a few hours until they are seen everywhere; we look again by ourselves, and write to you when it works.',
            )}
          />
        )}
        <History installation={installation} />
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-5">
        {!isOver && <Usage installation={installation} />}
        {!isOver && installation.secrets.length > 0 && <Secrets installation={installation} />}
        <Panel title={say('Details')}>
          <KeyValue facts={factsOf(installation)} />
        </Panel>
      </div>
    </div>
  );
}

/** One installation in its customer's own hands: how it is, what it uses, what can be done to it. Moves by itself. */
export function InstallationPage() {
  const { id } = route.useParams();
  const result = useQuery({
    ...myInstallationQuery(id),
    refetchInterval: ({ state }) => (state.data ? lookAgainAfter(state.data) : false),
  });
  useTitle(result.data && say('Installation of {productName}', { productName: result.data.product_name }));
  if (result.error instanceof Problem && result.error.status === 404) return <NotFound />;
  return (
    <>
      <Link
        to={paths.accountInstallations}
        className="mb-4 inline-flex items-center gap-1.5 text-ink-soft text-sm hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {say('All installations')}
      </Link>
      <Loaded result={result} waiting={<Skeleton className="h-96 rounded-card" />}>
        {(installation) => <InstallationView installation={installation} />}
      </Loaded>
    </>
  );
}
