import { reasonText } from '../marketplace/answer-of.ts';
import type { Sale } from '../till/sales.ts';
import type { Item, Register } from '../till/stock.ts';
import type { Member } from '../workspaces/members.ts';
import { type Limits, PLANS } from '../workspaces/plans.ts';
import { isBeingSetUp, isUsable, type Tenant } from '../workspaces/tenants.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { priceText } from './money.ts';

export type Workspace = {
  tenant: Tenant;
  /** Who is looking. */
  member: Member;
  members: { member: Member; address: string }[];
  items: Item[];
  registers: Register[];
  limits: Limits;
  sales: Sale[];
  /** Why the last form was not accepted. */
  problem?: string | undefined;
};

/** The whole back office and till on one page. */
export function workspacePage(workspace: Workspace, now: Date): Html {
  const { tenant, problem } = workspace;
  const owner = workspace.members.find(({ member }) => member.role === 'owner')?.member;
  const settingUp = isBeingSetUp(tenant, now);
  const state = settingUp ? 'setting up' : tenant.state === 'open' ? 'active' : tenant.state;
  return layout(
    `${tenant.workspaceName} · Point of Sale`,
    html`<header>
      <div><h1>${tenant.workspaceName}</h1><p class="quiet">Owner: ${owner?.email}</p></div>
      <p><span class="state ${settingUp ? 'setup' : tenant.state}">${state}</span>
        <span class="plan">${PLANS[tenant.plan].title} plan</span></p>
    </header>
    <main>
      ${problem && html`<p class="banner error" role="alert">${problem}</p>`}
      ${stateBanner(tenant, now)}
      ${tenant.state !== 'cancelled' && !settingUp && openParts(workspace, now)}
    </main>
    <script src="/assets/till.js" defer></script>`,
  );
}

function stateBanner(tenant: Tenant, now: Date): Html | false {
  if (isBeingSetUp(tenant, now)) {
    return html`<meta http-equiv="refresh" content="3">
      <p class="banner" role="status">Your workspace is being set up. This page looks again by itself.</p>`;
  }
  if (tenant.state === 'suspended') {
    return html`<p class="banner warning" role="status"><strong>Suspended.</strong> ${reasonText(tenant.suspendedReason)}
      Nothing is lost: everything can be read, and sales go on as soon as it is resumed.</p>`;
  }
  if (tenant.state === 'cancelled') {
    return html`<p class="banner error" role="status"><strong>Cancelled.</strong> The till is closed. Your records are kept
      until ${tenant.retainedUntil?.toISOString().slice(0, 10) ?? 'today'}, then deleted.</p>`;
  }
  return false;
}

function openParts(workspace: Workspace, now: Date): Html {
  const writable = isUsable(workspace.tenant, now);
  return html`<div class="columns">
    <div>${writable && till(workspace)}${salesToday(workspace)}</div>
    <aside>${stock(workspace, writable)}${registers(workspace, writable)}${people(workspace, writable)}</aside>
  </div>`;
}

function till({ tenant, items, registers }: Workspace): Html {
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency: tenant.currency }).resolvedOptions();
  return html`<section aria-labelledby="till">
    <h2 id="till">Till</h2>
    <form method="post" action="/w/${tenant.workspaceName}/sales" data-till data-currency="${tenant.currency}"
      data-decimals="${decimals.maximumFractionDigits}">
      <div class="tiles">
        ${items.map(
          (item) => html`<label class="tile"><span>${item.name}</span>
            <b>${priceText(item.priceMinor, tenant.currency)}</b>
            <input type="number" name="item.${item.id}" value="0" min="0" max="999" inputmode="numeric"
              data-price="${item.priceMinor}" aria-label="How many ${item.name}"></label>`,
        )}
      </div>
      <p class="checkout">
        <label>Register <select name="register">
          ${registers.map((register) => html`<option value="${register.id}">${register.name}</option>`)}
        </select></label>
        <output data-total></output>
        <button>Ring up</button>
      </p>
    </form>
  </section>`;
}

function salesToday({ tenant, sales }: Workspace): Html {
  const totalMinor = sales.reduce((sum, sale) => sum + sale.totalMinor, 0);
  const rows = sales.map(
    (sale) => html`<tr><td>${sale.soldAt.toISOString().slice(11, 16)}</td><td>${sale.lines}</td>
      <td>${sale.registerName}</td><td class="amount">${priceText(sale.totalMinor, tenant.currency)}</td></tr>`,
  );
  return html`<section aria-labelledby="sales">
    <h2 id="sales">Today's sales <small>UTC</small></h2>
    ${
      sales.length === 0
        ? html`<p class="quiet">Nothing sold yet today.</p>`
        : html`<div class="wide"><table>
            <thead><tr><th>Time</th><th>What</th><th>Register</th><th class="amount">Total</th></tr></thead>
            <tbody>${rows}</tbody>
            <tfoot><tr><td colspan="3">${sales.length} ${sales.length === 1 ? 'sale' : 'sales'}</td>
              <td class="amount">${priceText(totalMinor, tenant.currency)}</td></tr></tfoot>
          </table></div>`
    }
  </section>`;
}

function stock({ tenant, items, limits }: Workspace, writable: boolean): Html {
  const list = items.map((item) => html`<li>${item.name}<b>${priceText(item.priceMinor, tenant.currency)}</b></li>`);
  return html`<section aria-labelledby="items">
    <h2 id="items">Items <small>${items.length} of ${limits.products}</small></h2>
    <ul>${list}</ul>
    ${
      writable &&
      html`<form method="post" action="/w/${tenant.workspaceName}/items" class="row">
        <input name="name" placeholder="Name" aria-label="Name of the new item" required maxlength="80">
        <input name="price" placeholder="Price" aria-label="Price of the new item" required inputmode="decimal" size="6">
        <button class="plain">Add</button></form>`
    }
  </section>`;
}

function registers({ tenant, registers: all, limits }: Workspace, writable: boolean): Html {
  return html`<section aria-labelledby="registers">
    <h2 id="registers">Registers <small>${all.length} of ${limits.registers}</small></h2>
    <ul>${all.map((register) => html`<li>${register.name}</li>`)}</ul>
    ${
      writable &&
      html`<form method="post" action="/w/${tenant.workspaceName}/registers" class="row">
        <input name="name" placeholder="Name" aria-label="Name of the new register" required maxlength="80">
        <button class="plain">Add</button></form>`
    }
  </section>`;
}

/** Only the owner sees the cashiers' addresses: whoever has one can ring up sales. */
function people({ tenant, member: viewer, members }: Workspace, writable: boolean): Html {
  const isOwner = viewer.role === 'owner';
  const list = members.map(
    ({ member, address }) => html`<li><span>${member.email} <small>${member.role}</small></span>
      ${isOwner && member.role === 'cashier' && html`<a href="${address}">invitation</a>`}</li>`,
  );
  return html`<section aria-labelledby="people">
    <h2 id="people">People</h2>
    <ul>${list}</ul>
    ${
      writable &&
      isOwner &&
      html`<form method="post" action="/w/${tenant.workspaceName}/members" class="row">
        <input type="email" name="email" placeholder="E-mail" aria-label="E-mail of the new cashier" required maxlength="320">
        <button class="plain">Invite</button></form>`
    }
  </section>`;
}
