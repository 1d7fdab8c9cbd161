import { lexer, type Token, type Tokens } from 'marked';

// Comes with a Markdown reader: import it when a page is shown.

/** A piece of a line: how it is marked, and where it leads. */
export interface InlinePiece {
  readonly kind: 'text' | 'strong' | 'em' | 'code' | 'link';
  readonly text: string;
  readonly href: string;
}

/** A block of a guide, as plain data: a template draws it, and no text ever becomes HTML. */
export interface GuideBlock {
  readonly kind: 'heading' | 'paragraph' | 'code' | 'list' | 'table';
  readonly ordered: boolean;
  readonly text: string;
  /** The lines: one of a paragraph, one for each item of a list, one for each cell of a table, row by row. */
  readonly rows: readonly (readonly (readonly InlinePiece[])[])[];
}

/** The blocks of a guide. What is neither of them is a paragraph. */
export function readMarkdown(source: string): GuideBlock[] {
  return lexer(source, { gfm: true }).flatMap((token): GuideBlock[] => {
    const plain = { ordered: false, text: '', rows: [] };
    switch (token.type) {
      case 'space':
        return [];
      case 'heading':
        return [{ ...plain, kind: 'heading', rows: [[inline(token as Tokens.Heading)]] }];
      case 'code':
        return [{ ...plain, kind: 'code', text: (token as Tokens.Code).text }];
      case 'list': {
        const { items, ordered } = token as Tokens.List;
        return [{ ...plain, kind: 'list', ordered, rows: items.map((item) => [inline(item)]) }];
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return [{ ...plain, kind: 'table', rows: [header, ...rows].map((row) => row.map(inline)) }];
      }
      default:
        return [{ ...plain, kind: 'paragraph', rows: [[inline(token)]] }];
    }
  });
}

function inline(token: { tokens?: Token[]; text?: string } | Token): InlinePiece[] {
  const { tokens } = token as { tokens?: Token[] };
  if (!tokens) return [{ kind: 'text', text: (token as { text?: string }).text ?? '', href: '' }];
  return tokens.flatMap((each): InlinePiece[] => {
    const text = (each as { text?: string }).text ?? each.raw;
    switch (each.type) {
      case 'strong':
      case 'em':
        return [{ kind: each.type, text, href: '' }];
      case 'codespan':
        return [{ kind: 'code', text, href: '' }];
      case 'link': {
        // Pages of the repository aren't here: only links that lead out of it stay links.
        const { href } = each as Tokens.Link;
        return [{ kind: /^https?:\/\//.test(href) ? 'link' : 'text', text, href }];
      }
      case 'br':
        return [{ kind: 'text', text: ' ', href: '' }];
      case 'text':
        return (each as Tokens.Text).tokens ? inline(each) : [{ kind: 'text', text, href: '' }];
      case 'paragraph':
        return inline(each);
      default:
        return [{ kind: 'text', text: each.raw, href: '' }];
    }
  });
}
