import { Button, Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ApiProblem } from '../../../../web/api/api.ts';
import { ErrorNotice } from '../../../../web/design/design.tsx';
import type { Question } from './visitor-queries.ts';
import classes from './visitor.module.css';

export interface Details {
  readonly name: string;
  readonly email: string;
  readonly answers: Record<string, string | boolean>;
  readonly notes: string;
}

export const NO_DETAILS: Details = { name: '', email: '', answers: {}, notes: '' };

interface Props {
  readonly questions: readonly Question[];
  readonly details: Details;
  readonly change: (details: Details) => void;
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly submit: () => void;
}

/** Who books, and what the page wants to know. What was typed lives above, so that no way leads to its loss. */
export function DetailsForm({ questions, details, change, problem, busy, submit }: Props) {
  const set = (part: Partial<Details>) => change({ ...details, ...part });
  const form = useRef<HTMLFormElement>(null);
  const faultOf = (path: string) => problem?.fields.find((field) => field.path === path)?.message;
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label="Your name"
        autoComplete="name"
        maxLength={120}
        required
        data-autofocus
        value={details.name}
        error={faultOf('/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label="Email"
        type="email"
        autoComplete="email"
        maxLength={254}
        required
        value={details.email}
        error={faultOf('/email')}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          answer={details.answers[question.id]}
          fault={faultOf(`/answers/${question.id}`)}
          answered={(answer) => set({ answers: { ...details.answers, [question.id]: answer } })}
        />
      ))}
      <Textarea
        label="Anything else?"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={details.notes}
        error={faultOf('/notes')}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
      {problem && <ErrorNotice error={problem} />}
      <Button type="submit" size="md" loading={busy}>
        Book this time
      </Button>
    </form>
  );
}

interface QuestionProps {
  readonly question: Question;
  readonly answer: string | boolean | undefined;
  readonly fault: string | undefined;
  readonly answered: (answer: string | boolean) => void;
}

function QuestionField({ question: { label, type, required, choices }, answer, fault, answered }: QuestionProps) {
  const text = typeof answer === 'string' ? answer : '';
  const shared = { label, required, value: text, error: fault };
  switch (type) {
    case 'long':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={5000}
          onChange={(event) => answered(event.currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          data={[{ value: '', label: 'Choose…' }, ...choices]}
          onChange={(event) => answered(event.currentTarget.value)}
        />
      );
    case 'yes_no':
      return (
        <Checkbox
          label={label}
          error={fault}
          checked={answer === true}
          onChange={(event) => answered(event.currentTarget.checked)}
        />
      );
    default:
      return <TextInput {...shared} maxLength={500} onChange={(event) => answered(event.currentTarget.value)} />;
  }
}
