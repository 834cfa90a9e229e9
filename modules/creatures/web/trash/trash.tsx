import { Page } from '../../../../web/design/design.tsx';

export function TrashPage() {
  return <Page title="Trash">{null}</Page>;
}
