import { Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { say } from '../languages/say.ts';
import { IconButton } from './button.tsx';

type Theme = 'light' | 'dark';

/** The same key as public/theme.js reads before the first paint. */
const STORAGE_KEY = 'vozex-theme';

function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** Switches between light and dark, and remembers the choice in this browser. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(currentTheme);
  const next: Theme = theme === 'dark' ? 'light' : 'dark';
  const toggle = () => {
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // Storage may be blocked; the choice then lasts until the next load.
    }
    setTheme(next);
  };
  return (
    <IconButton label={next === 'dark' ? say('Use dark theme') : say('Use light theme')} size="small" onClick={toggle}>
      {theme === 'dark' ? (
        <Sun aria-hidden="true" className="size-4" />
      ) : (
        <Moon aria-hidden="true" className="size-4" />
      )}
    </IconButton>
  );
}
