export { TransactionTable } from './transaction-table.tsx';
