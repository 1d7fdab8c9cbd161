import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

// Custom properties reach into the shadow root, so both themes of the editor hold here too.

/** Monochrome: weight and shade tell things apart, colour is left to states. */
export const codeHighlighting = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword],
    color: 'var(--text-1)',
    fontWeight: '650',
  },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--text-2)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--text-1)' },
  { tag: [tags.comment], color: 'var(--text-3)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.variableName], color: 'var(--text-1)' },
  { tag: [tags.punctuation, tags.operator, tags.bracket], color: 'var(--text-2)' },
]);

export const codeTheme = EditorView.theme({
  '&': {
    color: 'var(--text-1)',
    backgroundColor: 'var(--bg-input)',
    border: '1px solid var(--line-control)',
    borderRadius: 'var(--radius-control)',
    fontSize: '0.75rem',
    maxHeight: '420px',
  },
  ':host(.is-invalid) &': { borderColor: 'var(--bad)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.125rem', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text-1)', padding: '6px 0', minHeight: '54px' },
  '.cm-cursor': { borderLeftColor: 'var(--text-1)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--text-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--bg-hover)' },
  '.cm-gutter-lint': { width: '14px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-bg)',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--bg-active)',
    outline: '1px solid var(--line-control)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--bg-overlay)',
    color: 'var(--text-1)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-control)',
    boxShadow: 'var(--shadow-menu)',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '220px' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px', minHeight: '24px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--bg-active)',
    color: 'var(--text-1)',
  },
  '.cm-completionDetail': { color: 'var(--text-2)', fontStyle: 'normal', marginLeft: '8px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
});
