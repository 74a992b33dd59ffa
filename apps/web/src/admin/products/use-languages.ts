import { useQuery } from '@tanstack/react-query';
import { LANGUAGES, type Language, languageFrom } from '@vozex/domain';
import { settingsQuery } from '../../api/settings.ts';

/** The language in which products say what is not translated, and those they are translated to. */
export function useLanguages(): { own: Language; others: Language[] } {
  const settings = useQuery(settingsQuery).data;
  const set = settings?.find(({ key }) => key === 'language')?.value.default;
  const own = languageFrom(typeof set === 'string' ? set : null) ?? 'en';
  return { own, others: LANGUAGES.filter((language) => language !== own) };
}
