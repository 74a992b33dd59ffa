/** Leads to the first field with an error, once the messages have been drawn: engines within a form take a frame more. */
export function focusFirstInvalid(form: HTMLElement | null): void {
  requestAnimationFrame(() => requestAnimationFrame(() => firstInvalid(form)?.focus()));
}

/** The control itself, or the first choice of a group. */
function firstInvalid(form: HTMLElement | null): HTMLElement | null | undefined {
  const marked = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  return marked?.matches('[role="radiogroup"]') ? marked.querySelector('input') : marked;
}
