import { defineErrors } from '../kernel/errors.ts';

export const ProvisioningError = defineErrors('provisioning', {
  POOL_UNKNOWN: { http: 404, customer: 'There is no such pool.' },
  TEMPLATE_UNKNOWN: { http: 404, customer: 'There is no such server template.' },
  VERSION_UNKNOWN: { http: 404, customer: 'There is no such version of this server template.' },
  PROFILE_UNKNOWN: { http: 404, customer: 'There is no such resource profile.' },
  NAME_IN_USE: { http: 409, customer: 'This name is in use already. Choose another one.' },
  IN_USE: { http: 409, customer: 'Something still depends on it. Take that away first.' },
  DRIVER_NOT_BUILT_IN: { http: 422, customer: 'There is no such engine in this VOZEX.' },
  POOL_CONFIG_INVALID: { http: 422, customer: 'The settings of this engine are not acceptable; each is named below.' },
  VERSION_EXISTS: { http: 409, customer: 'This version exists already, with other content. Give it a new version.' },
  VERSION_KIND: { http: 422, customer: 'A template of bundles takes bundles, a template of images takes images.' },
  BUNDLE_REFUSED: {
    http: 422,
    customer: 'What arrived cannot be stored as a bundle: it is empty, too large, or another one than was said.',
  },
  INSTANCE_UNKNOWN: {
    http: 404,
    customer: 'There is no such installation, or it is not yours to see.',
    de: 'Diese Installation gibt es nicht, oder es ist nicht Ihre.',
  },
  ORPHAN_UNKNOWN: { http: 404, customer: 'There is nothing of that name here that nobody knows.' },
  BACKUP_UNKNOWN: {
    http: 404,
    customer: 'There is no such backup, or it is not there any more.',
    de: 'Diese Sicherung gibt es nicht, oder nicht mehr.',
  },
  LINK_EXPIRED: {
    http: 410,
    customer: 'This link has expired. Get a new one on the page of your installation.',
    de: 'Dieser Link ist abgelaufen. Einen neuen finden Sie auf der Seite Ihrer Installation.',
  },
  NOT_NOW: {
    http: 409,
    customer: 'This cannot be done with your installation as it stands. Its page says why.',
    de: 'Das geht mit Ihrer Installation gerade nicht. Auf ihrer Seite steht, warum.',
  },
  OPERATION_RUNNING: {
    http: 409,
    customer: 'Something is being done to your installation already. Wait until it is finished.',
    de: 'Mit Ihrer Installation geschieht gerade schon etwas. Warten Sie, bis es fertig ist.',
  },
  NO_NEWER_VERSION: {
    http: 409,
    customer: 'There is no other version to change to.',
    de: 'Es gibt keine andere Version, zu der gewechselt werden könnte.',
  },
  CAPACITY_EXHAUSTED: {
    http: 409,
    customer: 'There is no room for this at the moment. Please ask the shop.',
    de: 'Dafür ist im Moment kein Platz. Bitte fragen Sie den Shop.',
  },
  DOMAIN_UNKNOWN: {
    http: 404,
    customer: 'There is no such domain, or it is not yours to see.',
    de: 'Diese Domain gibt es nicht, oder es ist nicht Ihre.',
  },
  DOMAIN_REFUSED: {
    http: 422,
    customer: 'This name cannot be used; below is why. Choose another one.',
    de: 'Dieser Name kann nicht verwendet werden; unten steht, warum. Wählen Sie einen anderen.',
  },
  DOMAIN_TAKEN: {
    http: 409,
    customer: 'This domain is in use for an installation, or was until a few days ago.',
    de: 'Diese Domain wird für eine Installation verwendet oder wurde es bis vor einigen Tagen.',
  },
  DOMAIN_STAYS: {
    http: 409,
    customer: 'This name was given with the installation and stays as long as it does.',
    de: 'Dieser Name gehört zur Installation und bleibt, solange es sie gibt.',
  },
  NOTHING_SECRET: {
    http: 404,
    customer: 'There is nothing of that name to show.',
    de: 'Unter diesem Namen gibt es nichts anzuzeigen.',
  },
});
