// The door of accounts.
export { audit, auditRequest } from './audit.ts';
export type { RequestHeaders } from './authenticate.ts';
export { changeRole } from './change-role.ts';
export { type Customer, customerFor } from './customer-for.ts';
export { accountDeleted } from './events.ts';
export { forgetPerson } from './forget-person.ts';
export { type ImportedCustomer, importCustomers } from './import-customers.ts';
export { inviteMember } from './invite-member.ts';
export { languageSetting } from './language-setting.ts';
export { type Accounts, type AccountsSettings, openAccounts } from './open-accounts.ts';
export type { AccountMail, OutgoingMail } from './ports.ts';
export { readSession } from './read-session.ts';
export { readTeam } from './read-team.ts';
export { accountRoutes } from './routes.ts';
export { othersWho } from './store.ts';
