import { LANGUAGE_COOKIE, LANGUAGE_NAME, LANGUAGES, type Language } from '@vozex/domain';
import { chooseLanguage } from '../api/accounts.ts';
import { languageOfPage, say } from '../languages/say.ts';

/** A year: somebody who comes back later is asked by his browser's own languages again. */
const REMEMBERED_SECONDS = 31_536_000;

/** This page in another language. A link, so that it works for who opens it in a new tab, and for search engines. */
function addressIn(language: Language): string {
  const url = new URL(window.location.href);
  url.searchParams.set('lang', language);
  return `${url.pathname}${url.search}`;
}

async function choose(language: Language, signedIn: boolean): Promise<void> {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that is supported
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${REMEMBERED_SECONDS}; samesite=lax`;
  if (signedIn) await chooseLanguage(language).catch(() => undefined); // kept in this browser at least
  const url = new URL(window.location.href);
  url.searchParams.delete('lang');
  window.location.assign(url);
  if (url.hash !== '') window.location.reload();
}

/** The languages of the shop, each by its own name. Another language is another page: it is loaded anew. */
export function LanguagePicker({ signedIn }: { signedIn: boolean }) {
  return (
    <nav aria-label={say('Language')} className="flex gap-4">
      {LANGUAGES.map((language) => (
        <a
          key={language}
          href={addressIn(language)}
          lang={language}
          hrefLang={language}
          aria-current={language === languageOfPage() ? 'true' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            void choose(language, signedIn);
          }}
          className="underline-offset-4 hover:text-ink hover:underline aria-[current=true]:font-medium aria-[current=true]:text-ink-soft"
        >
          {LANGUAGE_NAME[language]}
        </a>
      ))}
    </nav>
  );
}
