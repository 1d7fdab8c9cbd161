import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript, javascriptLanguage } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { ScopeData } from '../templates/scope-data';
import { completeInJson, completeInScript } from './code-completion';
import { codeHighlighting, codeTheme } from './code-theme';

// All of CodeMirror comes with this file: import it when an editor is needed.

export type CodeLanguage = 'javascript' | 'json';

/** A place in the code that has something wrong. Lines count from 1. */
export interface CodeMark {
  readonly line: number;
  readonly column?: number;
  readonly message: string;
}

/** An editor as the form knows it. */
export interface CodeEditor {
  setText(text: string): void;
  setMarks(marks: readonly CodeMark[]): void;
  describe(words: { label: string; description: string; isInvalid: boolean }): void;
  textBefore(): string;
  insert(text: string): void;
  focus(): void;
  destroy(): void;
}

export interface CodeEditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  readonly language: CodeLanguage;
  readonly scope: () => ScopeData;
  readonly typed: (text: string) => void;
  readonly focused: () => void;
  readonly left: () => void;
}

/** Says that a change came from the form, so that it is not told to the form again. */
const fromForm = Annotation.define<boolean>();

export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' });
  const attributes = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        languageOf(options),
        syntaxHighlighting(codeHighlighting),
        codeTheme,
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        attributes.of([]),
        replaceByTransaction,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((each) => each.annotation(fromForm))) {
            options.typed(update.state.doc.toString());
          }
          if (update.focusChanged) (update.view.hasFocus ? options.focused : options.left)();
        }),
      ],
    }),
  });
  return {
    setText: (text) => {
      const { doc } = view.state;
      if (doc.toString() === text) return;
      view.dispatch({
        changes: { from: 0, to: doc.length, insert: text },
        annotations: fromForm.of(true),
      });
    },
    setMarks: (marks) => view.dispatch(setDiagnostics(view.state, marks.map((mark) => diagnosticOf(mark, view)))), // prettier-ignore
    describe: ({ label, description, isInvalid }) =>
      view.dispatch({
        effects: attributes.reconfigure(
          EditorView.contentAttributes.of({
            'aria-label': label,
            ...(description === '' ? {} : { 'aria-description': description }),
            ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
          }),
        ),
      }),
    textBefore: () => view.state.sliceDoc(0, view.state.selection.main.from),
    insert: (text) => {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function languageOf({ language, scope }: CodeEditorOptions): Extension {
  if (language === 'json')
    return [json(), autocompletion({ override: [completeInJson(scope)], icons: false })];
  return [
    javascript(),
    javascriptLanguage.data.of({ autocomplete: completeInScript(scope) }),
    autocompletion({ icons: false }),
  ];
}

function diagnosticOf({ line, column, message }: CodeMark, view: EditorView): Diagnostic {
  const { doc } = view.state;
  const place = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(place.from + Math.max((column ?? 1) - 1, 0), place.to);
  return { from, to: Math.max(place.to, from), severity: 'error', message };
}

/**
 * What is typed over a selection goes in as a change of our own. Left to the browser, it would keep the look of what was selected by
 * a style attribute, which the content security policy refuses.
 */
const replaceByTransaction = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (event.inputType !== 'insertText' || event.data === null || empty || view.composing) return false;
    const text = event.data;
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type' });
    const isTaken = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, text, insert));
    if (!isTaken) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});
