import { CloseButton, Drawer } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { useEscape } from '../design/design.tsx';
import classes from './operations.module.css';

const Details = lazy(async () => ({ default: (await import('./operation-details.tsx')).OperationDetails }));

/** The drawer of the operation that `?operation=` names, over any page. Back and Escape close it. */
export function OperationDrawer() {
  const { operation: id } = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  // What is closing still shows what it showed.
  const [shown, setShown] = useState(id);
  if (id !== undefined && id !== shown) setShown(id);
  const close = () => void navigate({ to: '.', search: (search) => ({ ...search, operation: undefined }) });
  useEscape(id !== undefined, close);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={close}
      attributes={{ content: { 'aria-label': 'Operation' } }}
      withCloseButton={false}
      padding="lg"
      size={480}
    >
      <CloseButton aria-label="Close" size="lg" className={classes.drawerClose ?? ''} onClick={close} />
      <Suspense>{shown !== undefined && <Details id={shown} key={shown} />}</Suspense>
    </Drawer>
  );
}
