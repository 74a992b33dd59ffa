import { Link, type LinkProps } from '@tanstack/react-router';
import { createElement, Fragment, type ReactNode } from 'react';
import { paths } from '../../paths.ts';
import { INLINE_LINK } from '../back-link.tsx';

/** Where the things that an id names can be seen. */
const PLACE: Record<string, LinkProps['to']> = {
  ord: paths.adminOrder,
  ful: paths.adminFulfillment,
  sub: paths.adminSubscription,
  dsp: paths.adminDispute,
  whe: paths.adminEvent,
  tsk: paths.adminTask,
  ins: paths.adminInstance,
  pol: paths.adminPool,
  cpn: paths.adminCoupon,
  prd: paths.adminProduct,
  grd: paths.adminGuardBatch,
};

const ID = /\b([a-z]{3}_[0-9a-hjkmnp-tv-z]{26})\b/;

function linked(part: string): ReactNode {
  const to = ID.test(part) ? PLACE[part.slice(0, 3)] : undefined;
  if (!to) return part;
  return (
    <Link to={to} params={{ id: part }} className={`${INLINE_LINK} font-mono text-[0.8125rem]`}>
      {part}
    </Link>
  );
}

/** A sentence of the server whose ids lead to what they name. */
export function LinkedIds({ text }: { text: string }) {
  return createElement(Fragment, null, ...text.split(ID).map(linked)); // spread: the parts of a text need no keys
}
