import { Page } from '../../../../web/design/design.tsx';

export function ImportPage() {
  return <Page title="Bring a collection in">{null}</Page>;
}

export function ImportPlanPage() {
  return <Page title="What it would bring">{null}</Page>;
}
