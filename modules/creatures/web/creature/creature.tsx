import { Page } from '../../../../web/design/design.tsx';

export function NewCreaturePage() {
  return <Page title="New creature">{null}</Page>;
}

export function CreaturePage() {
  return <Page title="Creature">{null}</Page>;
}
