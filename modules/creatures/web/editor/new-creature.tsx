import { useNavigate } from '@tanstack/react-router';
import { useNarrow } from '../gallery/use-narrow.ts';
import { CreatureEditor } from './creature-editor.tsx';

/** The editor over the gallery, as long as the address says so; what is made is shown. */
export function NewCreature() {
  const { narrow } = useNarrow();
  const navigate = useNavigate();
  return (
    <CreatureEditor
      close={() => narrow({ edit: undefined })}
      onMade={({ id }) => void navigate({ to: '/creatures/$creatureId', params: { creatureId: id } })}
    />
  );
}
