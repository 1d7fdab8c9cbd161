import { readFileSync } from 'node:fs';

/** One step of a Dockerfile. */
export interface Instruction {
  /** `RUN`, `COPY` … */
  keyword: string;
  /** What follows the keyword, on one line. */
  text: string;
}

/** From one FROM to the next. */
export interface Stage {
  /** Its name, or its number as Docker counts them. */
  name: string;
  /** An image, or the name of an earlier stage. */
  base: string;
  instructions: Instruction[];
}

/** Instructions that these files may use. Anything else is refused, so that no check of them passes for not understanding. */
const KNOWN = ['WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'ENTRYPOINT', 'CMD'];

/** Reads the stages of a Dockerfile. @throws Error for an instruction that is not known here. */
export function readDockerfile(file: string): Stage[] {
  return parseDockerfile(readFileSync(file, 'utf8'));
}

/** Reads stages from text: comments, continued lines and keywords as Docker reads them. */
export function parseDockerfile(source: string): Stage[] {
  const stages: Stage[] = [];
  const lines = source
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const line of lines) {
    const [, keyword = '', text = ''] = /^\s*(\S+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (keyword === 'FROM') {
      const [base = '', name = String(stages.length)] = text.split(/\s+AS\s+/);
      stages.push({ name, base, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage || !KNOWN.includes(keyword)) throw new Error(`unknown instruction: ${line}`);
    stage.instructions.push({ keyword, text });
  }
  return stages;
}

/** The last instruction of a kind in a stage; the last one counts. */
export function lastOf(stage: Stage, keyword: string): string | undefined {
  return stage.instructions.findLast((each) => each.keyword === keyword)?.text;
}
