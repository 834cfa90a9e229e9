import { ActionIcon, Button, Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FieldsProps } from './draft.ts';
import classes from './booking.module.css';
import { freshQuestionId } from './draft.ts';

const TYPES = [
  { value: 'text', label: 'A line' },
  { value: 'long', label: 'A longer text' },
  { value: 'choice', label: 'One of several' },
  { value: 'yes_no', label: 'Yes or no' },
] as const;
const MOST = 20;

/** What is asked beside name and e-mail. */
export function QuestionFields({ draft: { questions }, set, faultOf }: FieldsProps) {
  const change = (index: number, part: Partial<(typeof questions)[number]>) =>
    set({ questions: questions.map((question, at) => (at === index ? { ...question, ...part } : question)) });
  return (
    <div className={classes.group}>
      {questions.map(({ id, label, type, required, choices }, index) => (
        <fieldset key={id} className={classes.question}>
          <legend>Question {index + 1}</legend>
          <TextInput
            label="What is asked"
            required
            maxLength={200}
            value={label}
            error={faultOf(`/questions/${index}/label`)}
            onChange={(event) => change(index, { label: event.currentTarget.value })}
          />
          <NativeSelect
            label="The answer is"
            value={type}
            data={TYPES}
            onChange={({ currentTarget: { value } }) =>
              change(index, { type: TYPES.find((each) => each.value === value)?.value ?? 'text' })
            }
          />
          {type === 'choice' && (
            <TagsInput
              label="To choose from"
              description="Enter after each."
              maxTags={50}
              value={choices}
              error={faultOf(`/questions/${index}/choices`)}
              onChange={(chosen) => change(index, { choices: chosen })}
            />
          )}
          {type !== 'yes_no' && (
            <Checkbox
              label="Must be answered"
              checked={required}
              onChange={(event) => change(index, { required: event.currentTarget.checked })}
            />
          )}
          <ActionIcon
            className={classes.remove ?? ''}
            aria-label={`Remove question ${index + 1}`}
            onClick={() => set({ questions: questions.toSpliced(index, 1) })}
          >
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
        </fieldset>
      ))}
      {questions.length < MOST && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.start ?? ''}
          leftSection={<IconPlus size={16} />}
          onClick={() =>
            set({
              questions: [
                ...questions,
                { id: freshQuestionId(questions), label: '', type: 'text', required: false, choices: [] },
              ],
            })
          }
        >
          Add a question
        </Button>
      )}
    </div>
  );
}
