import { Page } from '../../../../web/design/design.tsx';

export function GalleryPage() {
  return <Page title="Creatures">{null}</Page>;
}
