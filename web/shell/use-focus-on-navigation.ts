import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** A new page is read from its heading on: the focus goes there, unless the page has put it somewhere itself. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        const main = document.querySelector<HTMLElement>('#main');
        if (main?.contains(document.activeElement) && document.activeElement?.matches('input')) return;
        (main?.querySelector<HTMLElement>('[data-page-title]') ?? main)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
