import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowUpRight, MessageCircleQuestion } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { fieldsBelow, wordError } from '../api/problem.ts';
import { answerAsk, type OrderKey } from '../api/shop.ts';
import type { AskShown, Fulfillment } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { checkLater, LazySchemaForm } from '../schema-form/lazy.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { DnsRecords } from './dns-records.tsx';

type AskPanelProps = { fulfillment: Fulfillment; ask: AskShown; order: OrderKey };

/** What a delivery waits for: a link to follow, or questions to answer right here. */
export function AskPanel({ fulfillment, ask, order }: AskPanelProps) {
  const queryClient = useQueryClient();
  const [answer, setAnswer] = useState<Record<string, unknown>>({});
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const sending = useMutation({
    mutationFn: () => answerAsk(order, fulfillment.id, answer),
    onSuccess: () => Promise.all([['order'], ['me']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = ask.form_schema ? await checkLater(ask.form_schema, answer) : {};
    setComplaints(found);
    if (Object.keys(found).length === 0) sending.mutate();
    else focusFirstInvalid(form);
  };
  const refused = sending.isError ? fieldsBelow(wordError(sending.error).fields, 'answer') : {};
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={say('Answer for {productName}', { productName: fulfillment.product_name })}
      className="rounded-[0.625rem] border border-line-strong p-4 sm:p-5"
    >
      <p className="flex items-center gap-2.5 font-semibold text-sm text-warn">
        <MessageCircleQuestion aria-hidden="true" className="size-4 shrink-0" />
        {say('We need something from you')}
      </p>
      <p className="mt-1.5 whitespace-pre-line text-sm leading-relaxed">{ask.text}</p>
      {ask.records && (
        <div className="mt-4">
          <DnsRecords records={ask.records} />
        </div>
      )}
      {ask.form_schema && (
        <div className="mt-4">
          <LazySchemaForm
            idPrefix={fulfillment.id}
            schema={ask.form_schema}
            value={answer}
            onChange={setAnswer}
            errors={{ ...complaints, ...refused }}
          />
        </div>
      )}
      {sending.isError && (
        <div className="mt-4">
          <ErrorNotice error={sending.error} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2.5">
        {ask.link && (
          <Button asChild variant={ask.form_schema ? 'secondary' : 'primary'}>
            <a href={ask.link} target="_blank" rel="noreferrer">
              {say('Continue')} <ArrowUpRight aria-hidden="true" className="size-4" />
            </a>
          </Button>
        )}
        <Button type="submit" variant={ask.form_schema ? 'primary' : 'secondary'} busy={sending.isPending}>
          {ask.form_schema ? say('Send answer') : say('I have done it')}
        </Button>
      </div>
    </form>
  );
}
