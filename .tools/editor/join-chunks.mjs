// The bundler cuts a piece for every set of pages that share something, which costs requests and, as each is compressed by
// itself, bytes. What a page needs at once belongs together: this joins the shell to one file and the workflow's page to another.
import { rolldown } from 'rolldown';

/**
 * Joins the scripts of a build. `scripts` are their texts by name, `metafile` is esbuild's account of them. `shell` is the source
 * file of what every page has, `pages` names the source files of pages: what one alone needs at once becomes one script, as does
 * what the same pages share. `parts` come later to a page that is there: what they share with pages is the pages'. Gives the new
 * scripts by name, and the main one with those it needs at once.
 */
export async function joinChunks({ scripts, metafile, main, shell, pages, parts }) {
  const groupOf = groupsOf(metafile, shell, pages, parts);
  const bundle = await rolldown({
    input: main,
    plugins: [fromMemory(scripts)],
    preserveEntrySignatures: false,
  });
  const { output } = await bundle.generate({
    minify: true,
    entryFileNames: 'main-[hash].js',
    chunkFileNames: 'chunk-[hash].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: (id) => groupOf.get(id) ?? null, debugName: 'together' }],
    },
  });
  await bundle.close();
  const entry = output.find((each) => each.isEntry);
  return {
    scripts: Object.fromEntries(output.map((each) => [each.fileName, each.code])),
    main: entry.fileName,
    needed: [...closureOf(entry.fileName, { outputs: Object.fromEntries(output.map(asOutput)) })].slice(1),
  };
}

/** What each script is joined with, by the name of the group. */
export function groupsOf(metafile, shell, pages, parts = {}) {
  const groups = new Map();
  for (const [name, source] of Object.entries(pages)) {
    for (const file of closureOf(entryFor(metafile, source), metafile)) {
      groups.set(file, groups.has(file) ? `${groups.get(file)}-${name}` : name);
    }
  }
  for (const [name, source] of Object.entries(parts)) {
    for (const file of closureOf(entryFor(metafile, source), metafile)) {
      if (!groups.has(file)) groups.set(file, name);
    }
  }
  for (const file of closureOf(entryFor(metafile, shell), metafile)) groups.set(file, 'shell');
  return groups;
}

/** The script that a source file became. */
function entryFor({ outputs }, source) {
  const found = Object.keys(outputs).find((name) => outputs[name].entryPoint === source);
  if (!found) throw new Error(`The build of the editor has no script for ${source}.`);
  return found;
}

/** A script and all that it imports, directly or not, without waiting for anything. */
function closureOf(start, { outputs }, found = new Set()) {
  if (found.has(start) || !outputs[start]) return found;
  found.add(start);
  for (const { path, kind } of outputs[start].imports) {
    if (kind === 'import-statement') closureOf(path, { outputs }, found);
  }
  return found;
}

function fromMemory(scripts) {
  return {
    name: 'from-memory',
    resolveId: (source) => {
      const name = source.replace(/^\.\//, '');
      return Object.hasOwn(scripts, name) ? name : { id: source, external: true };
    },
    load: (id) => ({ code: scripts[id] }),
  };
}

function asOutput({ fileName, imports }) {
  return [fileName, { imports: imports.map((path) => ({ path, kind: 'import-statement' })) }];
}
