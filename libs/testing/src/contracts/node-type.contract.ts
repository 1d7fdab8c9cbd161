import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NodeDefinition } from '@rex/node-sdk';
import {
  checkConfig,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type PortDescriptor,
} from '@rex/workflow';

const ERRORS_PAGE = path.resolve(__dirname, '../../../../docs/errors.md');

/** Fewest examples of a node type. */
const LEAST_EXAMPLES = 2;

/** What every node type must be, as data. Whether its examples come true is for describeNodeExamples. */
export function describeNodeType({ descriptor }: NodeDefinition): void {
  const { type, ports, examples, configSchema } = descriptor;

  describe(`${type} as a node type`, () => {
    it('is plain data that can travel to the browser', () => {
      expect(JSON.parse(JSON.stringify(descriptor))).toEqual(descriptor);
    });

    it('has names for machines and words for people', () => {
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(descriptor.icon).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(descriptor.label).not.toBe('');
      expect(descriptor.summary).toMatch(/^[A-Z].*\.$/);
    });

    it('has inputs unless it is a trigger, and ports that differ', () => {
      expect(ports.inputs.length === 0).toBe(descriptor.category === 'trigger');
      for (const side of [ports.inputs, ports.outputs]) expect(new Set(names(side)).size).toBe(side.length);
    });

    it('describes every field of its config', () => {
      expect(undescribed(configSchema, '')).toEqual([]);
    });

    it('names only fields that exist as scripts', () => {
      const fields = isJsonObject(configSchema['properties']) ? Object.keys(configSchema['properties']) : [];
      for (const field of Object.keys(descriptor.scriptFields)) expect(fields).toContain(field);
    });

    it('has a guide that tells what the fields alone do not', () => {
      expect(descriptor.guide.trim()).not.toBe('');
    });

    it('documents the codes of its errors in docs/errors.md, each once and with a sentence', () => {
      const documented = new Set(
        [...readFileSync(ERRORS_PAGE, 'utf8').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code),
      );
      const codes = descriptor.errors.map(({ code }) => code);
      expect(codes.filter((code) => !documented.has(code))).toEqual([]);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { meaning } of descriptor.errors) expect(meaning).toMatch(/^[A-Z].*\.$/);
    });

    it('refuses a key that its config does not know', () => {
      for (const { config } of examples) {
        const problems = checkConfig(descriptor, { ...config, noSuchKey: 1 }, 'draft');
        expect(problems).toEqual([
          expect.objectContaining({ code: 'config-unknown-key', path: '/noSuchKey' }),
        ]);
      }
    });

    it('has examples with names of their own that a draft may hold', () => {
      expect(examples.length).toBeGreaterThanOrEqual(LEAST_EXAMPLES);
      expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
      for (const { config, port } of examples) {
        expect(checkConfig(descriptor, config, 'draft')).toEqual([]);
        if (port !== undefined) expect(names(ports.outputs)).toContain(port);
      }
    });
  });
}

function names(side: PortDescriptor[]): string[] {
  return side.map(({ name }) => name);
}

/** Paths of fields without a description, nested objects and items included. */
function undescribed(schema: JsonObject, path: string): string[] {
  const { properties, items } = schema as { properties?: JsonValue; items?: JsonValue };
  const fields = isJsonObject(properties ?? null) ? Object.entries(properties as JsonObject) : [];
  return [
    ...fields.flatMap(([name, field]) => {
      const at = `${path}/${name}`;
      if (!isJsonObject(field)) return [at];
      const text = field['description'];
      return [...(typeof text === 'string' && text !== '' ? [] : [at]), ...undescribed(field, at)];
    }),
    ...(isJsonObject(items ?? null) ? undescribed(items as JsonObject, `${path}/items`) : []),
  ];
}
