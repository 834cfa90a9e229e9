import { Page } from '../../../../web/design/design.tsx';

export function TagsPage() {
  return <Page title="Tags">{null}</Page>;
}
