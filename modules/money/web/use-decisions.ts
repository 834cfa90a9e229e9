import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../../web/api/api.ts';
import type { Insight, Overview, Recurring } from '../../../web/api/api.ts';
import { toastProblem, toastUndoable } from '../../../web/operations/operations.tsx';
import { moneyKeys } from './money-queries.ts';

type SeriesDecision = NonNullable<Recurring['decision']>;
type FindingDecision = NonNullable<Insight['decision']>;

const SERIES_WORDS: Readonly<Record<SeriesDecision, string>> = {
  confirmed: 'is right',
  dismissed: 'does not recur',
  subscription: 'is a subscription',
  'not-subscription': 'is no subscription',
};

/** What a person says about what was seen. Each is shown at once, and can be taken back. */
export function useDecisions() {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: moneyKeys.all });
  const sendFinding = async (key: string, decision: FindingDecision | null) => {
    await ask(api.PUT('/api/v1/insights/{key}', { params: { path: { key } }, body: { decision } }));
  };
  const sendSeries = async (key: string, decision: SeriesDecision | null) => {
    await ask(api.PUT('/api/v1/recurring/{key}', { params: { path: { key } }, body: { decision } }));
  };
  const decideFinding = useMutation({
    mutationFn: ({ finding: { key }, decision }: { finding: Insight; decision: FindingDecision }) =>
      sendFinding(key, decision),
    onMutate: ({ finding }) =>
      client.setQueriesData<Overview>(
        { queryKey: [...moneyKeys.all, 'overview'] },
        (before) => before && without(before, finding.key),
      ),
    onSuccess: (_, { finding: { key, payee, decision: before } }) =>
      toastUndoable(`Decided about ${payee}`, async () => {
        await sendFinding(key, before);
        await anew();
      }),
    onError: toastProblem,
    onSettled: anew,
  });
  const decideSeries = useMutation({
    mutationFn: ({ series: { key }, decision }: { series: Recurring; decision: SeriesDecision | null }) =>
      sendSeries(key, decision),
    onSuccess: (_, { series: { key, payee, decision: before }, decision }) =>
      toastUndoable(decision === null ? `${payee}: as it was seen` : `${payee} ${SERIES_WORDS[decision]}`, async () => {
        await sendSeries(key, before);
        await anew();
      }),
    onError: toastProblem,
    onSettled: anew,
  });
  return { decideFinding, decideSeries };
}

function without(overview: Overview, key: string): Overview {
  const { insights } = overview;
  const findings = insights.findings.filter((finding) => finding.key !== key);
  const undecided = insights.undecided - (insights.findings.length - findings.length);
  return { ...overview, insights: { ...insights, findings, undecided } };
}
