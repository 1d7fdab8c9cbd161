import { WorkflowDocumentSchema } from '@rex/workflow';
import type { ConfigSchema } from '../schema/json-schema';

const document = WorkflowDocumentSchema as unknown as ConfigSchema;

/** The settings of a node in the schema of the document. */
export const nodeSettingsSchema: ConfigSchema = titled(
  document.properties?.['nodes']?.items?.properties?.['settings'] ?? {},
  { onError: $localize`On error` },
);

/** Name, description and settings of a workflow in the schema of the document. */
export const workflowSchema: ConfigSchema = {
  ...document,
  properties: Object.fromEntries(
    Object.entries(document.properties ?? {}).flatMap(([key, part]) => {
      if (key === 'settings') return Object.entries(part.properties ?? {});
      if (key === 'description') return [[key, { ...part, control: 'textarea' as const }]];
      return key === 'name' ? [[key, part]] : [];
    }),
  ),
};

function titled(schema: ConfigSchema, titles: Record<string, string>): ConfigSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, part]) => {
    const title = titles[key];
    return [key, title === undefined ? part : { ...part, title }] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
