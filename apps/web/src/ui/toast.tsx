import { CheckCircle2, CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

type Shown = { id: number; tone: 'good' | 'bad'; text: string };
type ShowToast = (text: string, tone?: Shown['tone']) => void;

/** Long enough to read two lines twice. */
const STAYS_MS = 6_000;

const ToastContext = createContext<ShowToast>(() => {});

/** Says a short thing about what just happened: `toast('Saved')`, `toast('Not saved', 'bad')`. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Holds the corner in which toasts appear. The region is always in the page, so that additions are announced. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const last = useRef(0);
  const show = useCallback<ShowToast>((text, tone = 'good') => {
    last.current += 1;
    const id = last.current;
    setShown((before) => [...before.slice(-2), { id, tone, text }]);
    setTimeout(() => setShown((before) => before.filter((toast) => toast.id !== id)), STAYS_MS);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-[60] flex flex-col items-center gap-2 sm:items-end"
      >
        {shown.map(({ id, tone, text }) => (
          <p
            key={id}
            className="pointer-events-auto flex max-w-sm animate-appear items-start gap-2.5 rounded-[0.625rem] border border-line bg-surface px-4 py-3 font-medium text-sm shadow-high"
          >
            {tone === 'good' ? (
              <CheckCircle2 aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
            )}
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
