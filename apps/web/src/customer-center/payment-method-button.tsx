import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { wordError } from '../api/problem.ts';
import { newPaymentMethod } from '../api/subscriptions.ts';
import type { SubscriptionDetail } from '../api/types.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';

/** Leads to where the gateway takes another way to pay; it brings the customer back here. */
export function PaymentMethodButton({
  subscription: { id },
  variant = 'secondary',
  children,
}: {
  subscription: SubscriptionDetail;
  variant?: 'primary' | 'secondary';
  children: ReactNode;
}) {
  const toast = useToast();
  const leave = useMutation({
    mutationFn: () => newPaymentMethod(id),
    onSuccess: ({ redirect_url }) => window.location.assign(redirect_url),
    onError: (error) => toast(wordError(error).sentence, 'bad'),
  });
  return (
    // Stays busy after success: the page is about to change.
    <Button variant={variant} busy={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
      {children}
    </Button>
  );
}
