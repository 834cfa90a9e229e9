import { Radio, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import classes from './files.module.css';
import { FIRST_TEMPLATE, VARIABLES, WAYS, example, faultIn, sampleName } from './ways.ts';
import type { Mode } from './ways.ts';

interface Props {
  readonly mode: Mode;
  readonly template: string;
  readonly onChange: (choice: { mode: Mode; template?: string }) => void;
}

/** Cards, each with what would become of one and the same photo. */
export function WayPicker({ mode, template, onChange }: Props) {
  return (
    <>
      <Radio.Group
        aria-label="How to sort"
        value={mode}
        onChange={(value) =>
          onChange({
            mode: value,
            ...(value === 'template' ? { template: template || FIRST_TEMPLATE } : {}),
          })
        }
      >
        <div className={classes.ways}>
          {WAYS.map((way) => (
            <Radio.Card key={way.mode} value={way.mode} className={classes.way ?? ''}>
              <span className={classes.wayHead}>
                <Radio.Indicator />
                <strong>{way.title}</strong>
              </span>
              <span className={classes.wayText}>{way.text}</span>
              <span className={classes.wayExample}>{example(way.template ?? (template || FIRST_TEMPLATE))}</span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {mode === 'template' && (
        <TemplateField template={template} onChange={(text) => onChange({ mode, template: text })} />
      )}
    </>
  );
}

function TemplateField({ template, onChange }: { template: string; onChange: (template: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const fault = faultIn(template);
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? template.length;
    onChange(`${template.slice(0, at)}{${name}}${template.slice(field.current?.selectionEnd ?? at)}`);
    field.current?.focus();
  };
  return (
    <div className={classes.template}>
      <TextInput
        ref={field}
        label="Your way"
        description="Folders between slashes; what stands in braces is filled in for each file."
        value={template}
        error={fault}
        spellCheck={false}
        autoCapitalize="none"
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        classNames={{ input: classes.mono ?? '' }}
      />
      <ul className={classes.variables} aria-label="What can be filled in">
        {VARIABLES.map(({ name, about }) => (
          <li key={name}>
            <UnstyledButton className={classes.variable ?? ''} onClick={() => insert(name)}>
              <code>{`{${name}}`}</code> {about}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" aria-live="polite">
        {fault ? ' ' : `${sampleName} would become ${example(template)}`}
      </Text>
    </div>
  );
}
