import { z } from 'zod';
import type { Route } from '../../../../kernel/http/route.ts';
import { route } from '../../../../kernel/module/module.ts';
import type { Context } from '../../../../kernel/module/module.ts';
import { Month } from '../../money.schema.ts';
import { Overview } from './overview.schema.ts';
import { overviewOf } from './read-overview.ts';

export const overviewRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET',
    path: '/overview',
    allow: 'person',
    summary: 'My book on one page: balances, net worth, cash flow, spending, what is coming and what stands out',
    tag: 'Money',
    query: z.object({ month: Month.optional().meta({ description: 'Whose spending; this one unless given.' }) }),
    replies: { 200: Overview },
    handle: ({ context, query }) => overviewOf(context, query),
  }),
];
