import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { EditorFrame, ErrorNotice } from '../../../../web/design/design.tsx';
import { appointmentOptions } from '../calendar-queries.ts';
import { useClock } from '../clock.tsx';
import type { Entry } from '../entries.ts';
import { draftOptions } from '../quick-add/quick-add.tsx';
import { draftOf, draftSaid, newDraft } from './draft.ts';
import { EditorForm } from './editor-form.tsx';
import type { EditorProps } from './editor-props.ts';

/** One appointment, new or known, beside the calendar; on a phone over it. */
export function Editor(props: EditorProps) {
  const { entry, at, soon, calendars } = props;
  const clock = useClock();
  if (entry) return <Known {...props} entry={entry} />;
  if (props.say !== undefined) return <Said {...props} say={props.say} />;
  return <EditorForm {...props} appointment={undefined} initial={newDraft(at ?? soon, clock.zone, calendars[0])} />;
}

/** As it was understood; where that fails, it is typed once more. */
function Said({ say, ...props }: EditorProps & { say: string }) {
  const clock = useClock();
  const { data, error } = useQuery({ ...draftOptions(say, clock.zone), staleTime: Infinity });
  const empty = newDraft(props.at ?? props.soon, clock.zone, props.calendars[0]);
  if (data) {
    const initial = draftSaid(data.draft, empty);
    const { start, end, allDay } = initial;
    return <EditorForm {...props} say={say} at={{ start, end, allDay }} appointment={undefined} initial={initial} />;
  }
  if (error) return <EditorForm {...props} say={say} appointment={undefined} initial={{ ...empty, title: say }} />;
  return (
    <EditorFrame title="New appointment" as={props.phone ? 'sheet' : 'panel'} close={props.close}>
      {[40, 120, 60].map((height) => (
        <Skeleton key={height} h={height} mb={16} aria-hidden />
      ))}
    </EditorFrame>
  );
}

function Known({ entry, ...props }: EditorProps & { entry: Entry }) {
  const clock = useClock();
  const { data, error, refetch } = useQuery(appointmentOptions(entry.occurrence.appointment_id));
  if (data)
    return <EditorForm {...props} entry={entry} appointment={data} initial={draftOf(data, entry, clock.zone)} />;
  return (
    <EditorFrame title="Change appointment" as={props.phone ? 'sheet' : 'panel'} close={props.close}>
      {error ? (
        <ErrorNotice error={error} retry={() => void refetch()} />
      ) : (
        [40, 120, 60, 80].map((height) => <Skeleton key={height} h={height} mb={16} aria-hidden />)
      )}
    </EditorFrame>
  );
}
