import { useMutation } from '@tanstack/react-query';
import { sendMagicLink } from '../api/accounts.ts';
import { paths } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

/** Offers a guest to keep the order: the link proves the address, and every order of it becomes the account's. */
export function KeepInAccount({ email }: { email: string }) {
  const link = useMutation({ mutationFn: () => sendMagicLink({ email, callbackURL: paths.account }) });
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-5 sm:px-6">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-semibold text-[0.9375rem]">Keep this in an account</h2>
        <p role="status" className="mt-0.5 text-ink-soft text-sm">
          {link.isSuccess
            ? `We have sent a link to ${email}. Open it, and everything you bought is in one place.`
            : 'One link by mail, no password needed. Licenses and downloads stay within reach.'}
        </p>
        {link.isError && (
          <div className="mt-3">
            <ErrorNotice error={link.error} />
          </div>
        )}
      </div>
      {!link.isSuccess && (
        <Button busy={link.isPending} onClick={() => link.mutate()}>
          Keep this in an account
        </Button>
      )}
    </Card>
  );
}
