import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/api.ts';
import { cssVariables, theme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // What the API refuses, it refuses again; what did not arrive may arrive now.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
  },
});
/** Read by `color-scheme.js` before the first paint. */
const schemes = localStorageColorSchemeManager({ key: 'steward-color-scheme' });

/** Puts an app on its page, with the theme and the cache of replies that all of them share. */
export function renderApp(app: ReactNode): void {
  const root = document.querySelector('#root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        colorSchemeManager={schemes}
      >
        <QueryClientProvider client={client}>{app}</QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
