import { packRelease, RELEASE_VERSIONS, type ReleaseVersion } from './pack-release.ts';

const [version, folder = '.'] = process.argv.slice(2);
if (!RELEASE_VERSIONS.includes(version as ReleaseVersion)) {
  console.error(`Usage: npm run pack -- <${RELEASE_VERSIONS.join('|')}> [folder]`);
  process.exit(2);
}
const { path, sha256 } = await packRelease(version as ReleaseVersion, folder); // because it was just checked
console.log(`${path}\nsha256 ${sha256}`);
