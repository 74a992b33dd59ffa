import { defineErrors } from '../../kernel/errors.ts';

export const PersonalDataError = defineErrors('personal_data', {
  ADDRESS_NOT_CONFIRMED: {
    http: 422,
    customer: 'Type the e-mail address of this account, so that nothing is deleted by mistake.',
    de: 'Geben Sie die E-Mail-Adresse dieses Kontos ein, damit nichts aus Versehen gelöscht wird.',
  },
  ACCOUNT_IN_USE: {
    http: 409,
    customer: 'Something of this account is still under way. End it first; what it is stands below.',
    de: 'In diesem Konto ist noch etwas im Gange. Beenden Sie es zuerst; was es ist, steht darunter.',
  },
});
