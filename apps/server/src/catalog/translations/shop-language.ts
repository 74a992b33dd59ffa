import type { Language } from '@vozex/domain';
import { languageSetting } from '../../accounts/index.ts';
import type { Db } from '../../kernel/database.ts';
import { readSetting } from '../../kernel/settings.ts';

/** The language in which products say what is not translated. */
export async function shopLanguage(db: Db): Promise<Language> {
  return (await readSetting(db, languageSetting)).default;
}
