import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { sendMagicLink } from '../api/accounts.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

const WORDS = {
  order: {
    title: 'Keep this in an account',
    offer: 'One link by mail, no password needed. Licenses and downloads stay within reach.',
    sent: 'Open it, and everything you bought is in one place.',
    button: 'Keep this in an account',
  },
  subscription: {
    title: 'Sign in to manage your subscription',
    offer: 'Change the plan, give another way to pay, or cancel. One link by mail, no password needed.',
    sent: 'Open it, and you are at your subscription.',
    button: 'Send me the link',
  },
} as const;

/** Offers a guest an account: the link proves the address, and every order and subscription of it becomes theirs. */
export function KeepInAccount({ email, subscriptionId }: { email: string; subscriptionId: string | undefined }) {
  const router = useRouter();
  const callbackURL = subscriptionId
    ? router.buildLocation({ to: paths.accountSubscription, params: { id: subscriptionId } }).href
    : paths.account;
  const link = useMutation({ mutationFn: () => sendMagicLink({ email, callbackURL }) });
  const words = WORDS[subscriptionId ? 'subscription' : 'order'];
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-5 sm:px-6">
      <div className="min-w-0 flex-1 basis-72">
        <h2 className="font-semibold text-[0.9375rem]">{say(words.title)}</h2>
        <p role="status" className="mt-0.5 text-ink-soft text-sm">
          {link.isSuccess
            ? say('We have sent a link to {email}. {sent}', { email, sent: say(words.sent) })
            : say(words.offer)}
        </p>
        {link.isError && (
          <div className="mt-3">
            <ErrorNotice error={link.error} />
          </div>
        )}
      </div>
      {!link.isSuccess && (
        <Button busy={link.isPending} onClick={() => link.mutate()}>
          {say(words.button)}
        </Button>
      )}
    </Card>
  );
}
