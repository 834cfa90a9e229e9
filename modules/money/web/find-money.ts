import { IconCategory, IconRepeat, IconWallet } from '@tabler/icons-react';
import { api, ask } from '../../../web/api/api.ts';
import type { Found } from '../../../web/screens.tsx';
import { EVERY } from './insight-words.ts';

const MOST = 5;

/** For the search over everything: accounts, categories, and who is paid again and again, by name. */
export async function findMoney(text: string): Promise<readonly Found[]> {
  const key = folded(text);
  const has = (name: string) => folded(name).includes(key);
  const [accounts, categories, recurring] = await Promise.all([
    ask(api.GET('/api/v1/accounts')),
    ask(api.GET('/api/v1/categories')),
    ask(api.GET('/api/v1/recurring')),
  ]);
  return [
    ...accounts.items
      .filter(({ name, number }) => has(name) || (key.length > 3 && has(number)))
      .slice(0, MOST)
      .map(({ id, name, currency }): Found => ({
        ...{ id: `account-${id}`, label: name, description: `Account in ${currency}`, icon: IconWallet },
        go: { to: '/money/transactions', search: { account: [id] } },
      })),
    ...categories.items
      .filter(({ name }) => has(name))
      .slice(0, MOST)
      .map(({ id, name }): Found => ({
        ...{ id: `category-${id}`, label: name, description: 'Category', icon: IconCategory },
        go: { to: '/money/transactions', search: { category: [id] } },
      })),
    ...recurring.items
      .filter(({ payee, decision }) => has(payee) && decision !== 'dismissed')
      .slice(0, MOST)
      .map(({ key: id, payee, every, account_id }): Found => ({
        ...{ id: `payee-${id}`, label: payee, description: `Payee, ${EVERY[every]}`, icon: IconRepeat },
        go: { to: '/money/transactions', search: { account: [account_id], payee } },
      })),
  ];
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
