import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './page.css';
import { RouterProvider } from '@tanstack/react-router';
import { modules } from './modules.ts';
import { renderApp } from './render-app.tsx';
import { router } from './router.ts';
import { ScreensProvider } from './screens.tsx';

renderApp(
  <ScreensProvider value={modules}>
    <RouterProvider router={router} />
  </ScreensProvider>,
);
