import type { Problem } from '../../api/types';
import type { FormProblem } from '../form/form-draft';

/** The problems of one part of a node, with pointers from the top of that part. */
export function problemsBelow(problems: readonly Problem[], part: 'config' | 'settings'): FormProblem[] {
  return problems.flatMap(({ path, message, line, column }) => {
    const found = /^\/nodes\/\d+\/(\w+)(.*)$/.exec(path);
    if (found?.[1] !== part) return [];
    return [
      {
        pointer: found[2] ?? '',
        message: withoutNode(message),
        ...(line === undefined ? {} : { line, column }),
      },
    ];
  });
}

/** Problems of a node that belong to none of its forms, such as its type. */
export function problemsBeside(problems: readonly Problem[]): string[] {
  return problems.filter(({ path }) => !/^\/nodes\/\d+\/(config|settings)/.test(path)).map(({ message }) => withoutNode(message)); // prettier-ignore
}

/** In its own form a node need not be named. */
const withoutNode = (message: string): string => message.replace(/^Node "[^"]*": /, '');
