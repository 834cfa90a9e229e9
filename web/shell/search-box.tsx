import { Suspense, lazy } from 'react';
import type { FrameControls } from './use-frame-keys.ts';

const Spotlight = lazy(async () => ({ default: (await import('./search-everything.tsx')).SearchEverything }));

/** The search over all pages; loaded when it is first asked for. */
export function Search({ asked, frame }: { asked: number; frame: FrameControls }) {
  return <Suspense>{asked > 0 && <Spotlight asked={asked} frame={frame} />}</Suspense>;
}
