// The door of downloads.
export { DownloadError } from './errors.ts';
export { grantDownload, grantDownloads, limitGrantUpdates, moveGrant } from './grant-download.ts';
export { makeDownloadLink } from './make-download-link.ts';
export { ArtifactName, downloadRoutes } from './routes.ts';
export { type FileStorage, openStorage } from './storage.ts';
export { type ArtifactRow, type GrantRow, grantsOf, newestArtifact } from './store.ts';
export { uploadArtifact } from './upload-artifact.ts';
