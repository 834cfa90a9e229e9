import type { TransactionInList } from '../../../../../web/api/api.ts';
import { CategoryField, useNames } from '../../design/design.tsx';
import type { QuickChange } from '../use-changes.ts';
import classes from './table.module.css';

interface Props {
  readonly transaction: TransactionInList;
  readonly top: number;
  readonly left: number;
  onChoose(change: QuickChange): void;
  /** `refocus`: the row has the focus again. */
  onClose(options: { refocus: boolean }): void;
}

/** Another category, right where it stands in the row that it is for. */
export function CategoryPicker({ transaction, top, left, onChoose, onClose }: Props) {
  const { categories } = useNames();
  return (
    <div className={classes.picker} style={{ transform: `translateY(${top}px)`, insetInlineStart: left }}>
      <CategoryField
        opened
        name={`Category of ${transaction.payee || 'it'}`}
        value={transaction.category_id}
        kind={transaction.amount.amount.startsWith('-') ? 'expense' : 'income'}
        onLeave={() => onClose({ refocus: false })}
        onChange={(category_id) => {
          const name = category_id === null ? undefined : categories.get(category_id)?.name;
          const words = name === undefined ? 'Changed the category' : `${transaction.payee || 'It'} is ${name} now`;
          if (category_id !== transaction.category_id) onChoose({ transaction, change: { category_id }, words });
          onClose({ refocus: true });
        }}
      />
    </div>
  );
}
