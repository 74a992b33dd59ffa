import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';

type SaveBarProps = {
  /** The id of the form it sends, where it stands outside of it. */
  form?: string;
  verb: string;
  busy: boolean;
  error: unknown;
  fields: Readonly<Record<string, string>>;
  whyNot: string | null;
};

/** The end of a page that is one form: what stands in the way, and the button, always in sight. */
export function SaveBar({ form, verb, busy, error, fields, whyNot }: SaveBarProps) {
  return (
    <>
      {error !== undefined && <ErrorNotice error={error} />}
      {error === undefined && Object.keys(fields).length > 0 && (
        <p className="font-medium text-bad text-sm">Please look at the marked fields.</p>
      )}
      <div className="sticky bottom-0 -mx-5 flex justify-end border-line border-t bg-canvas/85 px-5 py-3.5 backdrop-blur-md lg:-mx-10 lg:px-10">
        <Button type="submit" form={form} variant="primary" busy={busy} whyNot={whyNot}>
          {verb}
        </Button>
      </div>
    </>
  );
}
