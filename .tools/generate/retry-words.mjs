import { valuesOf } from './describe-schema.mjs';
import { code, either, jsonCode } from './markdown-text.mjs';

const MEANING = {
  pure: 'It acts on nothing outside REX. If its worker is lost while it runs, it simply runs again.',
  idempotent:
    'It may be sent again. If its worker is lost while it runs, it runs again with the same `Idempotency-Key`, so that the target can tell.',
  once: 'It must not be repeated. If its worker is lost while it runs, the step fails with `interrupted`: the outcome is unknown, and a person has to look.',
};

/** What a crash may repeat (PROMISES P5), in words; fields on which it depends are found by trying their values. */
export function retryWords({ descriptor, retryClassOf }, withDefaults) {
  const { retryClass, configSchema, examples } = descriptor;
  const base = withDefaults(descriptor, examples[0]?.config ?? {});
  const usual = tryClass(base) ?? retryClass;
  const other = Object.entries(configSchema.properties ?? {}).flatMap(([field, schema]) => {
    const values = schema.type === 'boolean' ? [true, false] : valuesOf(schema);
    const byClass = Map.groupBy(values, (value) => tryClass({ ...base, [field]: value }) ?? usual);
    return byClass.size < 2
      ? []
      : [...byClass].map(
          ([name, list]) => `- ${code(field)} ${either(list.map(jsonCode))}: **${name}**. ${MEANING[name]}`,
        );
  });
  if (other.length === 0) return `**${usual}**: ${MEANING[usual]}`;
  return ['It depends on the config:', '', ...other].join('\n');

  function tryClass(config) {
    try {
      return retryClassOf(config);
    } catch {
      return undefined;
    }
  }
}
