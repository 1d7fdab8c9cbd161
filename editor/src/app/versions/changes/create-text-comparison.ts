import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { codeHighlighting, codeTheme } from '../../panel/code/code-theme';

// All of CodeMirror comes with this file: import it when texts are compared.

export interface TextsToCompare {
  readonly host: HTMLElement;
  readonly before: string;
  readonly after: string;
  readonly language: 'javascript' | 'json' | 'text';
  readonly labels: { readonly before: string; readonly after: string };
}

/** Shows two texts side by side, read only, with what differs marked by a bar, a ground and an underline. Gives what removes it. */
export function createTextComparison({ host, before, after, language, labels }: TextsToCompare): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const extensions = (label: string): Extension[] => [
    lineNumbers(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    language === 'javascript' ? javascript() : language === 'json' ? json() : [],
    syntaxHighlighting(codeHighlighting),
    codeTheme,
    comparisonTheme,
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
  ];
  const view = new MergeView({
    a: { doc: before, extensions: extensions(labels.before) },
    b: { doc: after, extensions: extensions(labels.after) },
    ...{ root, parent: root, gutter: true, highlightChanges: true },
    collapseUnchanged: { margin: 3, minSize: 6 },
  });
  return () => view.destroy();
}

const comparisonTheme = EditorView.theme({
  '&': { maxHeight: 'none' },
  '.cm-changedLine': { backgroundColor: 'var(--bg-hover)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'var(--bad-bg)',
    textDecoration: 'line-through',
  },
  '&.cm-merge-b .cm-changedText': { background: 'var(--ok-bg)', textDecoration: 'underline' },
  '&.cm-merge-a .cm-changedLineGutter': { background: 'var(--bad)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--ok)' },
  '.cm-collapsedLines': { color: 'var(--text-2)', background: 'var(--bg-hover)', padding: '4px 8px' },
});
