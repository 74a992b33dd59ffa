import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsBelow } from '../../api/problem.ts';
import { changeSetting, settingsQuery } from '../../api/settings.ts';
import type { ShopSetting } from '../../api/types.ts';
import { checkLater, LazySchemaForm } from '../../schema-form/lazy.tsx';
import { ErrorNotice } from '../../shell/error-notice.tsx';
import { Loaded } from '../../shell/loaded.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { useWhyNot } from '../rights.ts';
import { useSaving } from '../use-saving.ts';

type Value = Record<string, unknown>;

/** One setting: drawn from the schema that the server accepts it by. */
function SettingPanel({ setting }: { setting: ShopSetting }) {
  const { key, schema, revision } = setting;
  const [value, setValue] = useState<Value>(setting.value);
  const queryClient = useQueryClient();
  const toast = useToast();
  const notOwner = useWhyNot('owner');
  const { form, fields, submit, busy, error } = useSaving({
    async save() {
      await changeSetting(key, { revision, value });
      await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
      toast(`${setting.title}: saved.`);
    },
    complain: async () =>
      Object.fromEntries(
        Object.entries(await checkLater(schema, value)).map(([path, message]) => [`value.${path}`, message]),
      ),
    whyNot: notOwner,
  });
  return (
    <Panel title={setting.title} note={setting.description}>
      <form ref={form} onSubmit={submit} className="grid gap-5">
        <LazySchemaForm
          idPrefix={`setting-${key}`}
          schema={schema}
          value={value}
          onChange={setValue}
          errors={fieldsBelow(fields, 'value')}
          disabled={notOwner !== null}
        />
        {error !== undefined && <ErrorNotice error={error} />}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-[0.8125rem] text-ink-faint">
            {setting.updated_at ? (
              <>
                Changed <RelativeTime at={setting.updated_at} />
              </>
            ) : (
              'Not changed yet.'
            )}
          </p>
          <Button type="submit" busy={busy} whyNot={notOwner} aria-label={`Save ${setting.title}`}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  );
}

export function SettingsPage() {
  useTitle('Settings');
  return (
    <>
      <PageHeader title="Settings" note="What owners decide about the shop. They count at once, without a restart." />
      <Loaded result={useQuery(settingsQuery)}>
        {(settings) =>
          [...new Set(settings.map(({ section }) => section))].map((section) => (
            <section key={section} aria-label={section} className="mb-8 grid gap-6">
              <h2 className="font-semibold text-ink-soft text-sm">{section}</h2>
              {settings
                .filter((setting) => setting.section === section)
                .map((setting) => (
                  <SettingPanel key={`${setting.key}-${setting.revision}`} setting={setting} />
                ))}
            </section>
          ))
        }
      </Loaded>
    </>
  );
}
