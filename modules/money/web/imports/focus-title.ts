/** What had the focus is gone: who uses keys goes on at the top of the page. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('[data-page-title]')?.focus();
}
