import { Marked } from 'marked';

// Comes with a Markdown reader: import it when a page is shown.

const marked = new Marked({
  gfm: true,
  renderer: {
    /** Pages of the repository aren't here: only links that lead out of it stay links. */
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (!/^https?:\/\//.test(href)) return text;
      return `<a href="${href.replace(/"/g, '%22')}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
    /** Headings begin below those of the page. */
    heading({ tokens }) {
      return `<h4>${this.parser.parseInline(tokens)}</h4>`;
    },
    /** Descriptors hold no HTML; what looks like it is shown as it is. */
    html({ text }) {
      return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    },
  },
});

/** The HTML of a guide. Give it to Angular's innerHTML, which takes out whatever could act. */
export function readMarkdown(source: string): string {
  return marked.parse(source, { async: false });
}
