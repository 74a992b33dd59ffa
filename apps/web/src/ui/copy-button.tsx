import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { say } from '../languages/say.ts';
import { Button } from './button.tsx';

/** Copies a text and says so. `what` completes its name: "Copy license key". */
export function CopyButton({ text, what, iconOnly }: { text: string; what: string; iconOnly?: boolean }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    // Absent where the page is not served over https; then the text can still be selected by hand.
    if (!navigator.clipboard) return setState('refused');
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  const word = state === 'copied' ? say('Copied') : state === 'refused' ? say('Select and copy') : say('Copy');
  return (
    <>
      <Button
        size="small"
        variant={iconOnly ? 'quiet' : 'secondary'}
        onClick={copy}
        aria-label={say('Copy {what}', { what })}
        title={say('Copy {what}', { what })}
      >
        {state === 'copied' ? (
          <Check aria-hidden="true" className="size-3.5 text-good" />
        ) : (
          <Copy aria-hidden="true" className="size-3.5" />
        )}
        {!iconOnly && word}
      </Button>
      <span role="status" className="sr-only">
        {state === 'copied'
          ? say('Copied {what}', { what })
          : state === 'refused'
            ? say('The browser refused; select the text and copy it')
            : ''}
      </span>
    </>
  );
}
