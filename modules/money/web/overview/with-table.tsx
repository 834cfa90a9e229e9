import { Table, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import classes from './overview.module.css';

interface WithTableProps {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** The plot that shows the same. */
  readonly children: ReactNode;
}

/** A plot, or the table of its figures, as one likes. */
export function WithTable({ name, heads, rows, children }: WithTableProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className={classes.withTable}>
      {asTable ? (
        <Table.ScrollContainer minWidth={260} maxHeight={240} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table captionSide="top" stickyHeader>
            <Table.Caption className={classes.caption}>{name}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                {heads.map((head, index) => (
                  <Table.Th key={head} data-number={index > 0 || undefined}>
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ key, cells }) => (
                <Table.Tr key={key}>
                  {cells.map((cell, index) => (
                    <Table.Td key={heads[index]} data-number={index > 0 || undefined}>
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        children
      )}
      <UnstyledButton
        className={classes.toggle}
        onClick={() => setAsTable(!asTable)}
        aria-label={`${asTable ? 'Plot' : 'Table'}: ${name}`}
      >
        {asTable ? 'As a plot' : 'As a table'}
      </UnstyledButton>
    </div>
  );
}
