import { useNavigate } from '@tanstack/react-router';
import { CreatureEditor } from './creature-editor.tsx';

/** The editor for a new one; what is made is shown. */
export function NewCreature({ close }: { close: () => void }) {
  const navigate = useNavigate();
  return (
    <CreatureEditor
      close={close}
      onMade={({ id }) => void navigate({ to: '/creatures/$creatureId', params: { creatureId: id } })}
    />
  );
}
