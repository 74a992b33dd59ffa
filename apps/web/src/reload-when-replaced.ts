/** Twice within this time would be a loop: then the error is shown instead. */
const LOOP_MS = 30_000;
const STORAGE_KEY = 'vozex-reloaded-at';

/**
 * A new version of the shop was put up while this page was open, so the part it wants to load is gone under that name:
 * the page is loaded again, once.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', (event) => {
    try {
      const last = Number(sessionStorage.getItem(STORAGE_KEY));
      if (event.timeStamp + performance.timeOrigin - last < LOOP_MS) return;
      sessionStorage.setItem(STORAGE_KEY, String(event.timeStamp + performance.timeOrigin));
    } catch {
      return; // without storage a loop could not be told: better the error
    }
    event.preventDefault();
    window.location.reload();
  });
}
