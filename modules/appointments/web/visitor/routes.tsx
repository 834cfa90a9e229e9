import { useEffect, useState } from 'react';
import { BookPage } from './book-page.tsx';
import { ManagePage } from './manage-page.tsx';
import { NotThere } from './not-there.tsx';
import { ApiProblem } from '../../../../web/api/api.ts';

/** The pages for visitors: `/book/:slug` and `/book/:slug/:token`. They are an app of their own, without frame, session or router. */
export function Visitor() {
  const [path, setPath] = useState(window.location.pathname);
  useEffect(() => {
    const onBack = () => setPath(window.location.pathname);
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);
  const [, slug, token] = /^\/book\/([^/]+)(?:\/([\w-]+))?\/?$/.exec(path) ?? [];
  if (slug === undefined) return <NotThere error={new ApiProblem({ status: 404 })} retry={() => {}} />;
  if (token !== undefined) return <ManagePage slug={slug} token={token} />;
  return (
    <BookPage
      slug={slug}
      booked={(made) => {
        // In place of the form: Back must not lead to booking it again, and a reload finds the booking.
        window.history.replaceState(null, '', `/book/${slug}/${made}`);
        setPath(window.location.pathname);
      }}
    />
  );
}
