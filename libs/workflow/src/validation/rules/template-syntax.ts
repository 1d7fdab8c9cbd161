import { parseTemplate } from '../../templates/parse-template';
import { TemplateSyntaxError } from '../../templates/template';
import { configTexts } from '../config-texts';
import type { Rule } from '../rule';

/** Every `{{ … }}` must be closed and hold a JavaScript expression. */
export const templateSyntaxRule: Rule = ({ nodes }) =>
  nodes.flatMap(({ node, path, descriptor }) =>
    configTexts(node.config, descriptor?.scriptFields ?? [])
      .filter(({ kind }) => kind === 'template')
      .flatMap((found) => {
        const error = syntaxError(found.text);
        if (!error) return [];
        return [
          {
            code: 'template-syntax' as const,
            nodeId: node.id,
            path: `${path}/config${found.path}`,
            message: `Node "${node.id}": ${error.message}`,
          },
        ];
      }),
  );

function syntaxError(text: string): TemplateSyntaxError | undefined {
  try {
    parseTemplate(text);
    return undefined;
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error;
    throw error;
  }
}
