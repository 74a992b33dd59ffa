import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Percent } from 'lucide-react';
import { useState } from 'react';
import { wordError } from '../../api/problem.ts';
import { createTaxRule, removeTaxRule, taxRulesQuery } from '../../api/selling.ts';
import type { TaxRule } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionDialog, useDialog } from '../../shell/action-dialog.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DateTime } from '../../ui/relative-time.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { INLINE_LINK } from '../back-link.tsx';
import { useWhyNot } from '../rights.ts';

const placeOf = ({ country, region }: Pick<TaxRule, 'country' | 'region'>) =>
  region === null ? country : `${country}, ${region}`;

const COLUMNS: Column<TaxRule>[] = [
  { key: 'place', label: 'Place', lead: true, cell: placeOf },
  { key: 'category', label: 'Products', cell: ({ category }) => category ?? 'Every one' },
  { key: 'name', label: 'Name', cell: ({ name }) => name },
  { key: 'rate', label: 'Rate', end: true, cell: ({ rate_bp }) => `${rate_bp / 100} %` },
  { key: 'from', label: 'Valid from', end: true, cell: ({ valid_from }) => <DateTime at={valid_from} /> },
  {
    key: 'state',
    label: 'Status',
    cell: ({ in_force }) => <Badge tone={in_force ? 'good' : 'quiet'}>{in_force ? 'In force' : 'Not in force'}</Badge>,
  },
  { key: 'actions', label: 'Actions', end: true, cell: (rule) => <Remove rule={rule} /> },
];

function Remove({ rule }: { rule: TaxRule }) {
  const client = useQueryClient();
  const toast = useToast();
  const dialog = useDialog();
  const notOperator = useWhyNot('operator');
  const name = `${rule.name} of ${placeOf(rule)}`;
  return (
    <>
      <Button size="small" whyNot={notOperator} onClick={dialog.show} aria-label={`Delete ${name}`}>
        Delete
      </Button>
      <ActionDialog
        key={dialog.key}
        {...dialog.props}
        title={`Delete ${name}?`}
        description="Orders and running subscriptions keep the rate they were sold at. An older rule of the same place holds again."
        verb="Delete rule"
        dangerous
        act={() => removeTaxRule(rule.id)}
        onDone={() => {
          toast('The rule is gone.');
          client.invalidateQueries({ queryKey: taxRulesQuery.queryKey });
        }}
      />
    </>
  );
}

const BLANK = { country: '', region: '', category: '', name: 'VAT', percent: '', validFrom: '' };

function AddRule(dialog: { open: boolean; onOpenChange(open: boolean): void }) {
  const client = useQueryClient();
  const toast = useToast();
  const [rule, setRule] = useState(BLANK);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const text = (name: keyof typeof BLANK) => ({
    value: rule[name],
    onChange: ({ target }: { target: { value: string } }) => setRule((now) => ({ ...now, [name]: target.value })),
  });
  const send = async () => {
    try {
      await createTaxRule({
        country: rule.country.trim().toUpperCase(),
        region: rule.region.trim() || null,
        category: rule.category.trim() || null,
        name: rule.name,
        rate_bp: Math.round(Number(rule.percent.replace(',', '.') || Number.NaN) * 100),
        ...(rule.validFrom && { valid_from: new Date(rule.validFrom).toISOString() }),
      });
    } catch (refused) {
      setFields(wordError(refused).fields);
      throw refused;
    }
  };
  return (
    <ActionDialog
      {...dialog}
      title="Add a tax rule"
      description="For a place that has one already, it takes its place from its first day on. Subscriptions that run by then keep the old rate until their plan or quantity is changed."
      verb="Add rule"
      act={send}
      onDone={() => {
        toast('The rule is there.');
        client.invalidateQueries({ queryKey: taxRulesQuery.queryKey });
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Country" hint="Two letters, such as DE." error={fields.country} required>
          <Input required maxLength={2} spellCheck={false} {...text('country')} />
        </Field>
        <Field label="Region" hint="A state, as buyers choose it." error={fields.region} optional>
          <Input maxLength={60} {...text('region')} />
        </Field>
        <Field label="Name" hint="As receipts say it." error={fields.name} required>
          <Input required maxLength={60} {...text('name')} />
        </Field>
        <Field label="Rate (%)" error={fields.rate_bp} required>
          <Input required inputMode="decimal" {...text('percent')} />
        </Field>
        <Field label="Tax category" hint="Of the products. Empty: every one." error={fields.category} optional>
          <Input maxLength={40} {...text('category')} />
        </Field>
        <Field label="Valid from" hint="Empty: from now on." error={fields.valid_from} optional>
          <Input type="datetime-local" {...text('validFrom')} />
        </Field>
      </div>
    </ActionDialog>
  );
}

export function TaxRulesPage() {
  useTitle('Tax rules');
  const add = useDialog();
  const notOperator = useWhyNot('operator');
  return (
    <>
      <PageHeader
        title="Tax rules"
        note={
          <>
            For orders paid through PayPal, which leaves the tax to the shop. Dodo Payments is merchant of record and
            works out its own. Whether prices include the tax is a{' '}
            <Link to={paths.adminSettings} className={INLINE_LINK}>
              setting
            </Link>
            . A subscription keeps the rate it was sold with until its plan or quantity is changed.
          </>
        }
        actions={
          <Button variant="primary" whyNot={notOperator} onClick={add.show}>
            Add rule
          </Button>
        }
      />
      <AddRule key={add.key} {...add.props} />
      <Card className="overflow-hidden">
        <Loaded result={useQuery(taxRulesQuery)}>
          {(rules) =>
            rules.length === 0 ? (
              <EmptyState icon={<Percent />} title="No tax rules">
                Nothing is taxed by the shop, and no buyer is asked where they are.
              </EmptyState>
            ) : (
              <Table caption="Tax rules" columns={COLUMNS} rows={rules} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
