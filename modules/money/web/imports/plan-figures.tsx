import { Figure, Figures, useFormat } from '../../../../web/design/design.tsx';
import type { PlanNumbers } from '../kinds/kinds.tsx';

/** The preview in numbers; what is none is not said, but for what is new. */
export function PlanFigures({ plan, open }: { plan: PlanNumbers; open: number }) {
  const format = useFormat();
  return (
    <Figures>
      <Figure value={format.number(plan.new)} label="new" tone={plan.new > 0 ? 'good' : 'neutral'} />
      <Figure value={format.number(plan.known)} label="here already" />
      {plan.merged > 0 && <Figure value={format.number(plan.merged)} label="merged with what you typed in" />}
      {plan.doubtful > 0 && (
        <Figure
          value={format.number(open)}
          label={open === plan.doubtful ? 'doubtful' : `of ${format.number(plan.doubtful)} doubtful left`}
          tone={open > 0 ? 'warn' : 'neutral'}
        />
      )}
      {plan.broken > 0 && <Figure value={format.number(plan.broken)} label="broken" tone="bad" />}
    </Figures>
  );
}
