import { defineErrors } from '../kernel/errors.ts';

export const DownloadError = defineErrors('downloads', {
  DOWNLOAD_UNKNOWN: {
    http: 404,
    customer: 'There is no such download, or it is not yours to see.',
    de: 'Diesen Download gibt es nicht, oder es ist nicht Ihrer.',
  },
  LINK_EXPIRED: {
    http: 410,
    customer: 'This download link has expired. Get a new one under "Downloads" in your account.',
    de: 'Dieser Download-Link ist abgelaufen. Einen neuen finden Sie unter „Downloads“ in Ihrem Konto.',
  },
  DOWNLOAD_SUSPENDED: {
    http: 403,
    customer: 'This download is paused. Your account says why.',
    de: 'Dieser Download ist pausiert. In Ihrem Konto steht, warum.',
  },
  DOWNLOAD_REVOKED: {
    http: 403,
    customer: 'This download was withdrawn, as after a refund.',
    de: 'Dieser Download wurde zurückgezogen, etwa nach einer Erstattung.',
  },
  FILE_MISSING: {
    http: 404,
    customer: 'The file is not here at the moment. Please tell us, so that we put it back.',
    de: 'Die Datei ist im Moment nicht da. Bitte sagen Sie uns Bescheid, damit wir sie zurücklegen.',
  },
  ARTIFACT_EXISTS: {
    http: 409,
    customer: 'A file of this name and version is stored already, with other content. Upload it as a new version.',
  },
  DIGEST_MALFORMED: { http: 422, customer: 'X-Content-SHA256 must be 64 hexadecimal digits.' },
  DIGEST_MISMATCH: {
    http: 422,
    customer: 'What arrived is not what you sent: its SHA-256 differs. Nothing was stored.',
  },
  FILE_EMPTY: { http: 422, customer: 'The file is empty. Send its bytes as the body.' },
  FILE_TOO_LARGE: { http: 413, customer: 'The file is larger than this shop stores.' },
  UPLOAD_BROKEN: { http: 400, customer: 'The upload broke off before its end. Nothing was stored; send it again.' },
});
