// Runs before the first paint, so that nobody who prefers dark is flashed with white.
// A file of its own rather than an inline script: the content policy allows none.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('vozex-theme');
  } catch {
    // Storage may be blocked; then the system's preference stands.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
