// What the stage and the tests of instance drivers use of the sample application.
export { layOutRelease, packRelease, RELEASE_VERSIONS, type ReleaseVersion } from './pack-release.ts';
