import { toProblem } from '../../../../web/api/api.ts';
import { ErrorNotice } from '../../../../web/design/design.tsx';
import classes from './visitor.module.css';

/** A page or booking that is not there, or cannot be reached. */
export function NotThere({ error, retry }: { error: unknown; retry: () => void }) {
  const { status } = toProblem(error);
  const gone = status === 404 || status === 422;
  return (
    <main className={classes.alone} id="main">
      <h1>{gone ? 'There is nothing here' : 'Not there yet'}</h1>
      {gone ? (
        <p className={classes.quiet}>
          The link may be incomplete, or what it led to has been removed. Ask the person who gave it to you.
        </p>
      ) : (
        <ErrorNotice error={error} retry={retry} />
      )}
    </main>
  );
}
