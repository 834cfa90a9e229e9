/** What the list of operations is narrowed to. */
export interface OperationFilter {
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly q?: string | undefined;
}

/** Where operations live in the query cache. */
export const operationKeys = {
  recent: ['operations', 'recent'] as const,
  lists: ['operations', 'list'] as const,
  list: (filter: OperationFilter) => ['operations', 'list', filter] as const,
  one: (id: string) => ['operation', id] as const,
  log: (id: string) => ['operation', id, 'log'] as const,
  plans: (id: string) => ['operation', id, 'plan'] as const,
  plan: (id: string, filter: object) => ['operation', id, 'plan', filter] as const,
};
