import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './shell/shell.tsx';

interface RootSearch {
  /** The operation whose drawer is open. */
  readonly operation?: string | undefined;
}

/** Every page stands in the frame, and every address may open an operation's drawer. */
export const rootRoute = createRootRoute({
  validateSearch: ({ operation }: Record<string, unknown>): RootSearch =>
    typeof operation === 'string' ? { operation } : {},
  component: Frame,
});
