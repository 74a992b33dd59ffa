import { useMutation } from '@tanstack/react-query';
import { type OrderKey, payAgain } from '../api/shop.ts';
import type { Order } from '../api/types.ts';
import { tell } from '../languages/say.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Money } from '../ui/money.tsx';

/** Opens a new payment page for the same order. */
export function PayAgain({ order, orderKey }: { order: Order; orderKey: OrderKey }) {
  const payment = useMutation({
    mutationFn: () => payAgain(orderKey),
    onSuccess: ({ redirect_url }) => window.location.assign(redirect_url),
  });
  return (
    <div className="mt-3 grid justify-items-start gap-3">
      <Button variant="primary" busy={payment.isPending || payment.isSuccess} onClick={() => payment.mutate()}>
        {tell('Pay {amount}', { amount: <Money {...order.total} /> })}
      </Button>
      {payment.isError && <ErrorNotice error={payment.error} />}
    </div>
  );
}
