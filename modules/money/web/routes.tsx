import { IconCoins, IconFileImport } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { rootRoute } from '../../../web/root-route.tsx';
import type { Screens } from '../../../web/screens.tsx';
import { readOverviewSearch } from './overview-search.ts';
import { readAccountsSearch } from './accounts-search.ts';
import { bookKinds, moneyImportKind, reportKind } from './kinds/kinds.tsx';
import { readImportSearch } from './import-search.ts';
import { readTransactionsSearch } from './transactions-search.ts';
import { planningKinds } from './planning-kinds.tsx';
import { readBudgetsSearch, readRulesSearch } from './planning-search.ts';

export const moneyScreens: Screens = {
  places: [{ label: 'Money', icon: IconCoins, to: '/money', key: 'm' }],
  beginnings: [
    {
      title: 'Bring your bank statements in',
      text: 'See what a CSV, OFX, CAMT, MT940 or QIF file would bring, then bring it in, and take it back if you like.',
      icon: IconFileImport,
      go: { to: '/money/import' },
    },
  ],
  kinds: [reportKind, ...planningKinds, ...bookKinds, moneyImportKind],
  today: lazy(async () => ({ default: (await import('./today-card.tsx')).MoneyToday })),
  search: {
    group: 'Money',
    find: async (text) => (await import('./find-money.ts')).findMoney(text),
  },
};

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('./overview/overview.tsx'), 'OverviewPage'),
});

const recurringRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/recurring',
  component: lazyRouteComponent(() => import('./recurring/recurring.tsx'), 'RecurringPage'),
});

const ratesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/rates',
  component: lazyRouteComponent(() => import('./rates/rates.tsx'), 'RatesPage'),
});

const transactionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/transactions',
  validateSearch: readTransactionsSearch,
  component: lazyRouteComponent(() => import('./transactions/transactions.tsx'), 'TransactionsPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/setup',
  validateSearch: readAccountsSearch,
  component: lazyRouteComponent(() => import('./accounts/accounts.tsx'), 'AccountsPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/import',
  component: lazyRouteComponent(() => import('./imports/imports.tsx'), 'ImportPage'),
});

const importPlanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/import/$operationId',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./imports/imports.tsx'), 'ImportPlanPage'),
});

const budgetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/budgets',
  validateSearch: readBudgetsSearch,
  component: lazyRouteComponent(() => import('./planning/planning.tsx'), 'BudgetsPage'),
});

const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/rules',
  validateSearch: readRulesSearch,
  component: lazyRouteComponent(() => import('./planning/planning.tsx'), 'RulesPage'),
});

const rulesRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/rules/run/$operationId',
  component: lazyRouteComponent(() => import('./planning/planning.tsx'), 'RunPage'),
});

const categoriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/categories',
  component: lazyRouteComponent(() => import('./planning/planning.tsx'), 'CategoriesPage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/reports',
  component: lazyRouteComponent(() => import('./reports/reports.tsx'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/money/reports/$reportId',
  component: lazyRouteComponent(() => import('./reports/reports.tsx'), 'ReportPage'),
});

export const moneyRoutes = [
  overviewRoute,
  recurringRoute,
  ratesRoute,
  transactionsRoute,
  setupRoute,
  importRoute,
  importPlanRoute,
  budgetsRoute,
  rulesRoute,
  rulesRunRoute,
  categoriesRoute,
  reportsRoute,
  reportRoute,
] as const;
